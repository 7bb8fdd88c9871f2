/** Hours of direct sun in a home: twelve bars, a month each, with their figures in words; and room by room. */
import type { Manifest, Place, Sun, Unit } from "../manifest.gen";
import { locale, t } from "../words";
import { make } from "./element";

/** Elements for a home's card. */
export function sunMonths(sun: Sun, place: Place): HTMLElement[] {
  const short = new Intl.DateTimeFormat(locale(), { month: "narrow", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale(), { month: "long", timeZone: "UTC" });
  const most = Math.max(1, ...sun.months);
  const rows = sun.months.map((hours, month) => {
    const day = Date.UTC(2026, month, 21);
    return make(
      "li",
      { title: `${long.format(day)}: ${hoursWords(hours)}` },
      make("span", { class: "sun-column" }, bar(hours, most)),
      make("span", { "aria-hidden": "true" }, short.format(day)),
      make("span", { class: "unseen" }, `${long.format(day)}: ${hoursWords(hours)}`),
    );
  });
  const [summer, winter] = solstices(sun, place);
  const words = t(
    "In its best-lit room {summer} a day around midsummer, {winter} around midwinter.",
    { summer: hoursWords(summer), winter: hoursWords(winter) },
  );
  return [
    make("h3", { class: "card-part" }, t("Direct sun")),
    make("ol", { class: "sun-months" }, ...rows),
    make("p", { class: "quiet small" }, words),
  ];
}

/** A table of `unit`'s rooms with windows, the sunniest first: their year and the solstices; none where nobody knows. */
export function sunRooms({ development, features }: Manifest, unit: Unit): HTMLElement[] {
  const found = features.flatMap(({ name, room, unit: home }) => {
    const called = name.replace(`, ${unit.name}`, "");
    return room?.sun && home === unit.id ? [{ called, sun: room.sun }] : [];
  });
  if (!found.length) return [];
  const whole = ({ months }: Sun) => months.reduce((sum, hours) => sum + hours, 0);
  found.sort((one, other) => whole(other.sun) - whole(one.sun));
  const hours = new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: "hour",
    unitDisplay: "narrow",
    maximumFractionDigits: 1,
  });
  const heads = [t("Midsummer"), t("Midwinter")].map((word) => make("th", { scope: "col" }, word));
  const head = make("tr", {}, make("th", { scope: "col", colspan: "2" }, t("Room")), ...heads);
  const most = Math.max(1, ...found.flatMap(({ sun }) => sun.months));
  const rows = found.map(({ called, sun }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, called),
      make("td", { "aria-hidden": "true" }, year(sun, most)),
      ...solstices(sun, development.place).map((one) => make("td", {}, hours.format(one))),
    ),
  );
  const caption = make("caption", { class: "unseen" }, t("Direct sun"));
  return [
    make(
      "table",
      { class: "sun-rooms small" },
      caption,
      make("thead", {}, head),
      make("tbody", {}, ...rows),
    ),
  ];
}

/** Twelve small bars, as high as the sunniest month of a home's rooms allows. */
function year({ months }: Sun, most: number): HTMLElement {
  return make("span", { class: "sun-year" }, ...months.map((hours) => bar(hours, most)));
}

function bar(hours: number, most: number): HTMLElement {
  const made = make("span", { class: "sun-bar", "aria-hidden": "true" });
  made.style.blockSize = `${((hours / most) * 100).toFixed(0)}%`;
  return made;
}

/** Hours of the longest and of the shortest day: June's is the longest north of the equator only. */
function solstices({ june, december }: Sun, { latitude }: Place): [number, number] {
  return latitude >= 0 ? [june, december] : [december, june];
}

function hoursWords(hours: number): string {
  const figure = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(hours);
  return t("{hours} h of sun", { hours: figure });
}
