/** Finding and making the page's elements; a template without an element that the script needs is a bug. */

export function need<T extends Element = HTMLElement>(
  id: string,
  kind: new () => T = HTMLElement as unknown as new () => T,
): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} called ${id}.`);
  return found;
}

type Child = Node | string | null | false;

/** An element with attributes (`true` for one without value, false and null for none) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A line icon of the page's sprite; always beside words or under a label. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A button with an icon; `label` is read, and shown where `shown`. */
export function button(
  label: string,
  picture: string | null,
  className: string,
  pressed: () => void,
  shown = true,
): HTMLButtonElement {
  const made = make(
    "button",
    { type: "button", class: className, "aria-label": shown ? null : label },
    picture ? icon(picture) : null,
    shown ? make("span", {}, label) : null,
  );
  made.addEventListener("click", pressed);
  return made;
}
