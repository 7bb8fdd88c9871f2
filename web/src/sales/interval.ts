/** Interest as a picture: a dot, its interval, and a hairline at "the usual", on a scale of doublings. */

const SVG = "http://www.w3.org/2000/svg";
/** The scale reaches from a quarter of the usual to sixteen times it. */
const LEAST = -2;
const MOST = 4;
const WIDTH = 120;
const HEIGHT = 16;
const PAD = 6;

/** Where `ratio` lies, in the picture's units; what is beyond the scale lies at its end. */
export function placeOf(ratio: number): number {
  const doublings = Math.min(MOST, Math.max(LEAST, Math.log2(Math.max(ratio, 1e-9))));
  return PAD + ((doublings - LEAST) / (MOST - LEAST)) * (WIDTH - 2 * PAD);
}

/** The picture; it says nothing that the words beside it do not, so it is hidden from screen readers. */
export function intervalPicture(ratio: number, low: number, high: number): SVGSVGElement {
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  picture.classList.add("interval");
  const middle = HEIGHT / 2;
  picture.append(
    line("usual", placeOf(1), 0, placeOf(1), HEIGHT),
    line("span", placeOf(low), middle, placeOf(high), middle),
    svg("circle", { class: low > 1 ? "dot sure" : "dot", cx: placeOf(ratio), cy: middle, r: 4 }),
  );
  return picture;
}

function line(name: string, x1: number, y1: number, x2: number, y2: number): SVGLineElement {
  return svg("line", { class: name, x1, y1, x2, y2 });
}

function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
