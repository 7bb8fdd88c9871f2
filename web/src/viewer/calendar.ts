/** What stands when: the state of every element on a day, and the days at which the stages' stops lie. Pure. */
import {
  BARE_GROUND,
  type Elements,
  type Manifest,
  NO_DAY,
  NO_INDEX,
  type Stage,
} from "../manifest.gen";

/** By the schedule, or by what was reported from the site and, beyond the reports, is expected now. */
export type Basis = "planned" | "actual";

export const HIDDEN = 0;
export const UNDER_CONSTRUCTION = 1;
export const BUILT = 2;

/** A place on the time line where a buyer can stand: bare ground, the end of each stage, and today. */
export interface Stop {
  readonly id: string;
  /** Index into the manifest's stages, `NO_INDEX` for bare ground. */
  readonly stage: number;
  /** Day since 1970-01-01, `NO_DAY` where the schedule is silent. */
  readonly day: number;
  readonly basis: Basis;
}

/** The stop that shows what was reported from the site until today. */
export const TODAY = "today";

/**
 * Bare ground and the stages in building order; days never run backwards along them.
 *
 * A first stage that builds nothing is itself the bare ground, with the land that is there; later ones without
 * elements and dates have nothing to show and are left out. While the works go on and are reported, `today` is a stop too.
 */
export function stopsOf(
  manifest: Pick<Manifest, "stages" | "elements" | "reported_until">,
  today: number,
): Stop[] {
  const first = firstDay(manifest.elements);
  const before = first === NO_DAY ? NO_DAY : first - 1;
  const own = isBareGround(manifest.stages[0]);
  const basis = "planned";
  const stops: Stop[] = own ? [] : [{ id: BARE_GROUND, stage: NO_INDEX, day: before, basis }];
  let latest = before;
  for (const [index, { id, elements, planned }] of manifest.stages.entries()) {
    if (elements === 0 && planned.finish === NO_DAY && index > 0) continue;
    latest = Math.max(latest, planned.finish);
    const day = own && index === 0 ? before : planned.finish === NO_DAY ? NO_DAY : latest;
    stops.push({ id, stage: index, day, basis });
  }
  const reported = manifest.elements.actual_start.some((day) => day !== NO_DAY);
  const next = stops.findIndex((stop) => stop.day >= today);
  // Where all was promised by now and is not there, today comes last.
  const place = next < 0 && stillToCome(manifest.stages, today) ? stops.length : next;
  if (!reported || place < 1) return stops;
  const stage = (stops[place] ?? stops.at(-1))?.stage ?? NO_INDEX;
  // What stands today is known as far as reports reach.
  const day = reportedBy(manifest, today);
  return stops.toSpliced(place, 0, { id: TODAY, stage, day, basis: "actual" });
}

/** The last day by `today` of which it is known what happened on site. */
export function reportedBy(
  { reported_until = NO_DAY }: Pick<Manifest, "reported_until">,
  today: number,
): number {
  return reported_until === NO_DAY ? today : Math.min(reported_until, today);
}

function stillToCome(stages: readonly Stage[], today: number): boolean {
  return stages.some(
    ({ actual, expected }) => actual.finish === NO_DAY && (expected?.finish ?? NO_DAY) >= today,
  );
}

/** Whether `first`, the first stage, builds nothing: it has no elements, or takes no time. */
export function isBareGround(first: Stage | undefined): boolean {
  return first !== undefined && (first.elements === 0 || first.planned.finish === NO_DAY);
}

/**
 * One for each element that was there before the works: what is the site's own and done on the first day, such as
 * neighbours and old trees that a schedule has to name somewhere.
 */
export function surroundings(manifest: Pick<Manifest, "features" | "elements">): Uint8Array {
  const { elements, features } = manifest;
  const first = firstDay(elements);
  return Uint8Array.from(elements.feature, (feature, i) =>
    features[feature]?.kind === "site" && elements.planned_finish[i] === first ? 1 : 0,
  );
}

function firstDay(elements: Elements): number {
  let first = Number.POSITIVE_INFINITY;
  for (const day of elements.planned_start) if (day !== NO_DAY && day < first) first = day;
  return Number.isFinite(first) ? first : NO_DAY;
}

/**
 * Write into `out` (one byte an element) what stands on `day`: hidden, under construction, built.
 *
 * `reached` is the index of the last stage that the day has reached; it decides for elements without dates. What `before` marks was there already.
 * As built, what is not reported by `until` stands as it is expected now, and not before the day after; without `until` it does not stand.
 * An element of no stage and no date was there before the works and stays.
 */
export function statesOn(
  elements: Elements,
  day: number,
  basis: Basis,
  reached: number,
  before: Uint8Array,
  out: Uint8Array,
  until = NO_DAY,
): void {
  const starts = basis === "planned" ? elements.planned_start : elements.actual_start;
  const finishes = basis === "planned" ? elements.planned_finish : elements.actual_finish;
  const beyond = basis === "actual" && until !== NO_DAY && day > until;
  // Both are empty where nothing has moved from what was promised.
  const expectedStarts = elements.expected_start?.length
    ? elements.expected_start
    : elements.planned_start;
  const expectedFinishes = elements.expected_finish?.length
    ? elements.expected_finish
    : elements.planned_finish;
  const coming = (days: readonly number[], i: number) => {
    const expected = days[i] ?? NO_DAY;
    return expected === NO_DAY ? NO_DAY : Math.max(expected, until + 1);
  };
  for (let i = 0; i < out.length; i++) {
    if (before[i]) {
      out[i] = BUILT;
      continue;
    }
    let start = starts[i] ?? NO_DAY;
    let finish = finishes[i] ?? NO_DAY;
    if (beyond && start === NO_DAY) start = coming(expectedStarts, i);
    if (beyond && finish === NO_DAY) finish = coming(expectedFinishes, i);
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
  const stages = stops.filter((stop) => stop.id !== TODAY);
  return (stages.find((stop) => stop.day >= day) ?? stages.at(-1))?.id ?? BARE_GROUND;
}
