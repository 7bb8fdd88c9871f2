/** What a buyer attended to at a moment of their visit, most of all first, and how much. Pure. */
import type { ReplayStretch } from "../../replay.gen";

/** More than a third of the time, more than an eighth, or less. */
export type Grade = "most" | "some" | "little";

export interface Graded {
  /** Id of a home, or of a feature that is no home's. */
  readonly thing: string;
  readonly name: string;
  readonly ms: number;
  /** Share of the stretch's active time, 0 to 1. */
  readonly share: number;
  readonly grade: Grade;
}

/** More things than this are told from one another by nobody. */
const MOST_THINGS = 5;
const MOST = 1 / 3;
const SOME = 1 / 8;

/** The stretch that `at` ms of the visit lies in, or null. */
export function stretchAt(stretches: readonly ReplayStretch[], at: number): ReplayStretch | null {
  return stretches.findLast(({ since, until }) => since <= at && at <= until) ?? null;
}

/** What got the time of `stretch`. */
export function gradesOf(stretch: ReplayStretch | null): Graded[] {
  if (!stretch) return [];
  return stretch.shares.slice(0, MOST_THINGS).map(({ thing, name, ms }) => {
    const share = Math.min(1, ms / Math.max(1, stretch.active));
    return {
      thing,
      name,
      ms,
      share,
      grade: share > MOST ? "most" : share > SOME ? "some" : "little",
    };
  });
}
