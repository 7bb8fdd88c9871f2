// An interval drawn on a scale of ratios: half the usual is as far from the usual as twice.
import type { NoticedFeature } from "../wire.gen";

const WIDTH = 120;
const HEIGHT = 16;
/** The scale's ends: an eighth of the usual, and eight times. */
const MOST = 8;

/** Where a ratio lies on the drawing, 0 to 1. */
export function along(ratio: number): number {
  const clamped = Math.min(MOST, Math.max(1 / MOST, ratio));
  return (Math.log2(clamped) / Math.log2(MOST) + 1) / 2;
}

/** A line from low to high, a dot at the estimate, a tick at the usual; the words beside it say the same. */
export function interval({ interest, low, high }: NoticedFeature): SVGSVGElement {
  const svg = shape("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
    "aria-hidden": "true",
    class: "noticed-interval",
  }) as SVGSVGElement;
  const x = (ratio: number) => 5 + along(ratio) * (WIDTH - 10);
  const middle = HEIGHT / 2;
  svg.append(
    shape("line", { class: "usual", x1: x(1), x2: x(1), y1: 1, y2: HEIGHT - 1 }),
    shape("line", { class: "range", x1: x(low), x2: x(high), y1: middle, y2: middle }),
    shape("circle", { class: "estimate", cx: x(interest), cy: middle, r: 4 }),
  );
  return svg;
}

function shape(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
