// How long to wait after a failure: longer each time, and never in step with others.

export const FIRST_MS = 1_000;
export const LONGEST_MS = 60_000;

/** Ms to wait after `failures` in a row; `random` in [0, 1) spreads it over the upper half. */
export function backoff(failures: number, random: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  return most / 2 + (most / 2) * random;
}
