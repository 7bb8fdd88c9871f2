/** A drawn floor plan, taken from its file into the page: only what our plans are made of comes through. */

const SVG = "http://www.w3.org/2000/svg";

const TAGS = new Set(["svg", "g", "path", "rect", "circle", "text", "tspan", "title", "desc"]);

/** Neither style, event, reference nor address is among them. */
const ATTRIBUTES = new Set([
  ...["viewBox", "d", "x", "y", "r", "cx", "cy", "width", "height", "transform"],
  ...["class", "id", "role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"],
  ...["data-unit", "data-room", "data-storey", "data-scale", "data-north", "data-name"],
  ...["data-area", "data-windows", "fill", "fill-opacity", "stroke", "unicode-bidi"],
  ...["stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"],
  ...["font-size", "font-weight", "text-anchor", "pointer-events"],
]);

/** The plan in `text`, or null where there is none in it. */
export function planFrom(text: string): SVGSVGElement | null {
  // The page has a look of its own for plans, and its policy complains of style sheets even in what is only parsed.
  const bare = text.replace(/<style\b[\s\S]*?<\/style>/gi, "");
  const parsed = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
  const copied = copy(parsed);
  return copied instanceof SVGSVGElement ? copied : null;
}

/** Made anew, so that nothing comes along that has not been named above. */
function copy(from: Element): Element | null {
  if (from.namespaceURI !== SVG || !TAGS.has(from.localName)) return null;
  const made = document.createElementNS(SVG, from.localName);
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name) && !value.includes("url(")) made.setAttribute(name, value);
  }
  for (const child of from.childNodes) {
    if (child instanceof Element) made.append(...present(copy(child)));
    else if (child.nodeType === Node.TEXT_NODE) made.append(child.nodeValue ?? "");
  }
  return made;
}

function present(one: Element | null): Element[] {
  return one ? [one] : [];
}

/** An SVG element with attributes. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number>,
  ...children: Node[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** The plans of a build, each fetched once. */
export class PlanFiles {
  readonly #build: string;
  readonly #texts = new Map<string, Promise<string>>();

  /** The files of the build lie under `build`. */
  constructor(build: string) {
    this.#build = build;
  }

  /** A copy of the caller's own; null where the file cannot be had or holds no plan. */
  async plan(file: string): Promise<SVGSVGElement | null> {
    let text = this.#texts.get(file);
    if (!text) {
      text = this.#fetch(file);
      this.#texts.set(file, text);
    }
    try {
      return planFrom(await text);
    } catch {
      // Next time it may be there.
      this.#texts.delete(file);
      return null;
    }
  }

  async #fetch(file: string): Promise<string> {
    const answer = await fetch(this.#build + file);
    if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
    return answer.text();
  }
}
