/** Instants and durations as the reader writes them, in the browser's own time zone. */

import { locale, t } from "../words";

const DAY = 86_400_000;

/** "14:03:12" */
export function clock(at: number): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: "medium", hourCycle: "h23" }).format(at);
}

/** "14:03" today, "Wed 14:03" in the last days, else with the date. */
export function moment(at: number, now: number): string {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const options: Intl.DateTimeFormatOptions = sameDay
    ? time
    : now - at < 6 * DAY
      ? { weekday: "short", ...time }
      : { day: "numeric", month: "short", year: "numeric", ...time };
  return new Intl.DateTimeFormat(locale(), options).format(at);
}

/** "48 s", "12 min 30 s", "1 h 5 min" */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return t("{seconds} s", { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return whole % 60 === 0
      ? t("{minutes} min", { minutes })
      : t("{minutes} min {seconds} s", { minutes, seconds: whole % 60 });
  }
  return t("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** Writes every `<time data-at>` and `[data-seconds]` under `root` for this reader. */
export function writeTimes(root: ParentNode, now: number): void {
  for (const place of root.querySelectorAll<HTMLTimeElement>("time[data-at]")) {
    const at = Number(place.dataset["at"]);
    place.dateTime = new Date(at).toISOString();
    place.textContent = place.dataset["clock"] === undefined ? moment(at, now) : clock(at);
    place.title = new Intl.DateTimeFormat(locale(), {
      dateStyle: "full",
      timeStyle: "long",
    }).format(at);
  }
  for (const place of root.querySelectorAll<HTMLElement>("[data-seconds]")) {
    place.textContent = duration(Number(place.dataset["seconds"]));
  }
}
