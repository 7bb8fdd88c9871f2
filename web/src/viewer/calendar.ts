/** What stands when: the state of every element on a day, and the days at which the stages' stops lie. Pure. */
import { BARE_GROUND, type Elements, type Manifest, NO_DAY, NO_INDEX } from "../manifest.gen";

/** By the schedule, or by what was reported from the site. */
export type Basis = "planned" | "actual";

export const HIDDEN = 0;
export const UNDER_CONSTRUCTION = 1;
export const BUILT = 2;

/** A place on the time line where a buyer can stand: bare ground, then the end of each stage. */
export interface Stop {
  readonly id: string;
  /** Index into the manifest's stages, `NO_INDEX` for bare ground. */
  readonly stage: number;
  /** Day since 1970-01-01, `NO_DAY` where the schedule is silent. */
  readonly day: number;
}

/**
 * Bare ground and the stages in building order; days never run backwards along them.
 *
 * A first stage that builds nothing is itself the bare ground; later ones without elements and dates have
 * nothing to show and are left out.
 */
export function stopsOf(manifest: Pick<Manifest, "stages" | "elements">): Stop[] {
  const first = firstDay(manifest.elements);
  const before = first === NO_DAY ? NO_DAY : first - 1;
  const own = manifest.stages[0]?.elements === 0;
  const stops: Stop[] = own ? [] : [{ id: BARE_GROUND, stage: NO_INDEX, day: before }];
  let latest = before;
  for (const [index, { id, elements, planned }] of manifest.stages.entries()) {
    if (elements === 0 && planned.finish === NO_DAY && index > 0) continue;
    latest = Math.max(latest, planned.finish);
    const day = own && index === 0 ? before : planned.finish === NO_DAY ? NO_DAY : latest;
    stops.push({ id, stage: index, day });
  }
  return stops;
}

function firstDay(elements: Elements): number {
  let first = Number.POSITIVE_INFINITY;
  for (const day of elements.planned_start) if (day !== NO_DAY && day < first) first = day;
  return Number.isFinite(first) ? first : NO_DAY;
}

/**
 * Write into `out` (one byte an element) what stands on `day`: hidden, under construction, built.
 *
 * `reached` is the index of the last stage that the day has reached; it decides for elements without dates.
 * An element of no stage and no date was there before the works and stays.
 */
export function statesOn(
  elements: Elements,
  day: number,
  basis: Basis,
  reached: number,
  out: Uint8Array,
): void {
  const starts = basis === "planned" ? elements.planned_start : elements.actual_start;
  const finishes = basis === "planned" ? elements.planned_finish : elements.actual_finish;
  for (let i = 0; i < out.length; i++) {
    const start = starts[i] ?? NO_DAY;
    const finish = finishes[i] ?? NO_DAY;
    const stage = elements.stage[i] ?? NO_INDEX;
    if (start === NO_DAY && finish === NO_DAY) {
      const there =
        stage === NO_INDEX || (stage <= reached && (basis === "planned" || day === NO_DAY));
      out[i] = there ? BUILT : HIDDEN;
    } else if (finish !== NO_DAY && finish <= day) out[i] = BUILT;
    else out[i] = (start === NO_DAY ? finish : start) <= day ? UNDER_CONSTRUCTION : HIDDEN;
  }
}

/** The stage that `day` belongs to: the first whose stop is not before it, else the last. */
export function stageOn(stops: readonly Stop[], day: number): string {
  return (stops.find((stop) => stop.day >= day) ?? stops.at(-1))?.id ?? BARE_GROUND;
}
