/** Makes elements without markup in strings: what a buyer wrote can never become part of the page's code. */

export type Child = Node | string | null;

/** An element with attributes (empty texts are left out, `true` stands without a value) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== "") made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
