/** How the building is opened: down to a storey, along a plane, around one home, storey from storey. Pure. */
import type { Bounds, Manifest, Storey } from "../manifest.gen";
import { storeyAt } from "./site";

/** An upright plane through the building: it runs along its longer or its shorter side. */
export interface Section {
  readonly along: "long" | "short";
  /** Where it stands, per cent of the way across the building. */
  readonly at: number;
  /** Whether what lies further along the model's axis stays, instead of what lies before. */
  readonly turned: boolean;
}

export interface Cut {
  /** Index of the highest storey on show; null for all of them. */
  readonly storey: number | null;
  readonly section: Section | null;
  /** What becomes of all but the chosen home: pale paper, or nothing; null where nothing does. */
  readonly alone: "pale" | "gone" | null;
  /** Air between storeys, metres. */
  readonly lift: number;
}

/** Nothing is opened. */
export const WHOLE: Cut = { storey: null, section: null, alone: null, lift: 0 };

/** A floor lies at least so far below the eyes of who stands on it, metres. */
const BELOW_EYES = 1;

/** Storeys are lifted apart by no more than this, metres. */
export const MOST_LIFT = 6;

/** The points (x, z) with x * `x` + z * `z` > `beyond` are cut away, metres. */
export interface Plane {
  readonly x: number;
  readonly z: number;
  readonly beyond: number;
}

/** Cuts nothing away. */
export const NO_PLANE: Plane = { x: 0, z: 0, beyond: 1 };

/** "s2_a40r_p_l15": up to the third storey, cut along at 40 % and turned, the rest pale, 1.5 m apart. */
export function readCut(text: string): Cut {
  let cut: Cut = WHOLE;
  for (const part of text.split("_")) {
    const [, kind, figure = "", turned] = /^([a-z])(\d{0,3})(r?)$/.exec(part) ?? [];
    const number = figure === "" ? null : Number(figure);
    if (kind === "s" && number !== null) cut = { ...cut, storey: number };
    if ((kind === "a" || kind === "b") && number !== null)
      cut = {
        ...cut,
        section: {
          along: kind === "a" ? "long" : "short",
          at: Math.min(100, number),
          turned: turned === "r",
        },
      };
    if (kind === "p") cut = { ...cut, alone: "pale" };
    if (kind === "h") cut = { ...cut, alone: "gone" };
    if (kind === "l" && number !== null)
      cut = { ...cut, lift: Math.min(MOST_LIFT, Number((number / 10).toFixed(1))) };
  }
  return cut;
}

/** What `readCut` reads; null where nothing is opened. */
export function writeCut({ storey, section, alone, lift }: Cut): string | null {
  const parts: string[] = [];
  if (storey !== null) parts.push(`s${storey}`);
  if (section) {
    const { along, at, turned } = section;
    parts.push(`${along === "long" ? "a" : "b"}${Math.round(at)}${turned ? "r" : ""}`);
  }
  if (alone) parts.push(alone === "pale" ? "p" : "h");
  if (lift > 0) parts.push(`l${Math.round(lift * 10)}`);
  return parts.length ? parts.join("_") : null;
}

/** `cut` as a building of `storeys` knows it: a storey that it has not is none. */
export function knownCut(cut: Cut, storeys: readonly unknown[]): Cut {
  const { storey } = cut;
  return storey !== null && storey >= storeys.length ? { ...cut, storey: null } : cut;
}

/** A cut through the middle that opens the side on which `eye` stands. */
export function sectionTowards(
  along: Section["along"],
  bounds: Bounds,
  eye: readonly [number, number, number],
): Section {
  const axis = acrossOf(along, bounds);
  const middle = (bounds.low[axis] + bounds.high[axis]) / 2;
  return { along, at: 50, turned: eye[axis] < middle };
}

/** The plane of `section` through a building of `bounds`. */
export function planeOf(section: Section | null, bounds: Bounds): Plane {
  if (!section) return NO_PLANE;
  const axis = acrossOf(section.along, bounds);
  const [low, high] = [bounds.low[axis], bounds.high[axis]];
  // A hair off the round figures: planes of walls lie there.
  const place = low + ((high - low) * section.at) / 100 + 0.003;
  const sign = section.turned ? -1 : 1;
  return { x: axis === 0 ? sign : 0, z: axis === 2 ? sign : 0, beyond: sign * place };
}

/** Whether (x, z) is cut away, metres. */
export function beyond(plane: Plane, x: number, z: number): boolean {
  return x * plane.x + z * plane.z > plane.beyond;
}

/** `cut` without what would keep somebody with the eyes at `eye`, metres, from standing there. */
export function revealed(
  cut: Cut,
  { storeys, bounds }: Pick<Manifest, "storeys" | "bounds">,
  [x, y, z]: readonly [number, number, number],
): Cut {
  const stands = storeyAt(storeys, y - BELOW_EYES);
  const height = (index: number) => storeys[index]?.elevation ?? 0;
  const { storey, section } = cut;
  const higher = storey !== null && stands >= 0 && height(stands) > height(storey);
  const away = beyond(planeOf(section, bounds), x, z);
  return { ...cut, storey: higher ? stands : storey, section: away ? null : section };
}

/** What is worth flying to when `now` is chosen after `before`: the chosen home, the whole; null: nothing. */
export function lookFor(before: Cut, now: Cut, unit: string | null): "home" | "whole" | null {
  if (unit !== null && now.alone && !before.alone) return "home";
  const { section } = now;
  const other =
    section?.along !== before.section?.along || section?.turned !== before.section?.turned;
  if (section && other) return "whole";
  if (unit !== null && now.alone) return null;
  return now.storey !== null && before.storey === null ? "whole" : null;
}

/** The axis that a cut moves along: across the side that it runs along. */
function acrossOf(along: Section["along"], { low, high }: Bounds): 0 | 2 {
  const longIsX = high[0] - low[0] >= high[2] - low[2];
  return (along === "long") === longIsX ? 2 : 0;
}

/** How many storeys lie between each and the ground floor; 0 for those below it. */
export function ranksOf(storeys: readonly Pick<Storey, "elevation" | "floor">[]): number[] {
  const heights = [
    ...new Set(storeys.filter(({ floor }) => floor >= 0).map(({ elevation }) => elevation)),
  ].sort((a, b) => a - b);
  return storeys.map(({ elevation, floor }) => (floor < 0 ? 0 : heights.indexOf(elevation)));
}
