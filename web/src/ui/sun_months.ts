/** Hours of direct sun in a home, month by month: twelve bars with their figures in words. */
import type { Sun } from "../manifest.gen";
import { locale, t } from "../words";
import { make } from "./element";

/** Elements for a home's card. */
export function sunMonths(sun: Sun): HTMLElement[] {
  const short = new Intl.DateTimeFormat(locale(), { month: "narrow", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale(), { month: "long", timeZone: "UTC" });
  const most = Math.max(1, ...sun.months);
  const rows = sun.months.map((hours, month) => {
    const day = Date.UTC(2026, month, 21);
    const bar = make("span", { class: "sun-bar", "aria-hidden": "true" });
    bar.style.blockSize = `${((hours / most) * 100).toFixed(0)}%`;
    return make(
      "li",
      { title: `${long.format(day)}: ${hoursWords(hours)}` },
      make("span", { class: "sun-column" }, bar),
      make("span", { "aria-hidden": "true" }, short.format(day)),
      make("span", { class: "unseen" }, `${long.format(day)}: ${hoursWords(hours)}`),
    );
  });
  const words = t(
    "In its best-lit room {june} a day around midsummer, {december} around midwinter.",
    {
      june: hoursWords(sun.june),
      december: hoursWords(sun.december),
    },
  );
  return [
    make("h3", { class: "card-part" }, t("Direct sun")),
    make("ol", { class: "sun-months" }, ...rows),
    make("p", { class: "quiet small" }, words),
  ];
}

function hoursWords(hours: number): string {
  const figure = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(hours);
  return t("{hours} h of sun", { hours: figure });
}
