/** When nothing happened in a visit, and how time goes on over it. Pure. */
import type { ReplayStretch } from "../../replay.gen";

/** From `since` to `until`, ms of the visit. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** Shorter silences are a breath, ms. */
const SILENCE = 4_000;
/** What happened at one moment is seen for so long before and after, ms. */
const MOMENT = 500;

/**
 * The silences of a visit of `length` ms: nobody looked, moved or did anything.
 *
 * A batch that spans more than its active time was begun before a silence and sent after it.
 */
export function silencesOf(
  stretches: readonly ReplayStretch[],
  moments: readonly { readonly at: number }[],
  length: number,
): Span[] {
  const busy: Span[] = moments.map(({ at }) => ({ since: at - MOMENT, until: at + MOMENT }));
  for (const { since, until, active } of stretches) {
    if (until - since < active + SILENCE) busy.push({ since, until });
    else busy.push({ since, until: since + active }, { since: until - MOMENT, until });
  }
  busy.sort((a, b) => a.since - b.since);
  const found: Span[] = [];
  let known = 0;
  for (const { since, until } of [...busy, { since: length, until: length }]) {
    if (since - known >= SILENCE) found.push({ since: known, until: since });
    known = Math.max(known, until);
  }
  return found;
}

/** `by` ms on from `at`; a silence that is met is over at once. */
export function onwards(at: number, by: number, silences: readonly Span[]): number {
  const next = at + by;
  const met = silences.find(({ since, until }) => next > since && at < until);
  return met ? met.until : next;
}

/** The silence that `at` lies in, or null. */
export function silenceAt(silences: readonly Span[], at: number): Span | null {
  return silences.find(({ since, until }) => since <= at && at < until) ?? null;
}
