/** An hour of a month: when the sun is to stand over the building. Pure. */

/** `month` 1 to 12, of which the 21st is taken; `minutes` since midnight where the building stands. */
export interface Hour {
  readonly month: number;
  readonly minutes: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The instant that clocks in `timezone` show as `minutes` after midnight on `day` (since 1970-01-01). */
export function instantOf(day: number, minutes: number, timezone: string): Date {
  const shown = day * DAY_MS + minutes * MINUTE_MS;
  const guess = shown - offsetAt(shown, timezone);
  // Near a change of the clocks the first guess may lie on its other side.
  return new Date(shown - offsetAt(guess, timezone));
}

/** Minutes since midnight that clocks in `timezone` show at `instant`. */
export function minutesAt(instant: Date, timezone: string): number {
  const local = instant.getTime() + offsetAt(instant.getTime(), timezone);
  return Math.floor((local / MINUTE_MS) % 1440);
}

/** The 21st of `month` in the year of `day`: in March, June, September and December the sun's own turning days. */
export function dayOf(month: number, day: number): number {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  return Math.floor(Date.UTC(year, month - 1, 21) / DAY_MS);
}

/** Month of `day`, 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

/** What clocks in `timezone` are ahead of UTC at `instant`, both in ms. */
function offsetAt(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}
