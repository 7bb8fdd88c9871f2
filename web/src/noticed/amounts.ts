// Seconds and interest in words that a buyer can contest.
import type { NoticedFeature } from "../wire.gen";
import { locale, t, tn } from "../words";

/** "2 min 5 s", "48 s", "1 h 3 min". */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return t("under 1 s");
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return t("{hours} h {minutes} min", { hours, minutes });
  if (minutes > 0) return t("{minutes} min {seconds} s", { minutes, seconds: whole % 60 });
  return t("{seconds} s", { seconds: whole });
}

/** How much more than usual, with the interval; what cannot be told apart from the usual is said so. */
export function interest({ interest, low, high }: NoticedFeature): string {
  if (interest <= 0) return t("No conclusion");
  const values = { times: number(interest), low: number(low), high: number(high) };
  if (low <= 1 && high >= 1) {
    return t("Not yet knowable: between {low} and {high} times the usual", values);
  }
  return t("{times} times the usual, between {low} and {high}", values);
}

export function visits(count: number): string {
  return tn("{count} visit", "{count} visits", count);
}

/** Day and time as people of the page's language write them. */
export function moment(at: number): string {
  const format: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale(), format).format(at);
}

function number(v: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale(), digits).format(v);
}
