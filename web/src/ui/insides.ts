/** The part of a home's card that leads into it: its rooms to stand in, and its windows to look out of. */
import type { Manifest, Sight, Unit } from "../manifest.gen";
import { atWindow, type Place, placesIn } from "../viewer/indoors";
import { inASentence, locale, t } from "../words";
import { button, make } from "./element";
import { compassWord } from "./unit_words";

/** Stand there and look so; `name` is where that is, in words. */
export type Enter = (at: Pick<Place, "eye" | "towards">, name: string) => void;

/** What a window must show of something for it to be named, of all that it shows. */
const WORTH_NAMING = 0.15;
const MOST_WINDOWS = 4;

/** Elements for the card of `unit`; none where nothing is known of its inside. */
export function insidesOf(manifest: Manifest, unit: Unit, enter: Enter): HTMLElement[] {
  const places = placesIn(manifest, unit.id);
  const [first, ...others] = places;
  const parts: HTMLElement[] = [];
  if (first) {
    const into = (place: Place) => () => enter(place, place.name || unit.name);
    const step = button(t("Step inside"), "door", "button", into(first));
    const rooms = others.filter(({ name }) => name).slice(0, 8);
    const chips = rooms.map((place) => button(place.name, null, "chip", into(place)));
    parts.push(make("div", { class: "row insides" }, step, ...chips));
  }
  const views = (unit.views ?? []).slice(0, MOST_WINDOWS);
  if (views.length) {
    const looks = views.map((view) => {
      const words = viewWords(view.orientation, view.sees ?? []);
      return button(words, null, "chip", () => enter(atWindow(view), t("At a window")));
    });
    parts.push(make("h3", { class: "card-part" }, t("Look out of a window")));
    parts.push(make("div", { class: "row insides" }, ...looks));
  }
  return parts;
}

/** "South: trees and garden". */
function viewWords(orientation: Unit["orientation"][number], sees: readonly Sight[]): string {
  const seen = sees.filter(({ share }) => share >= WORTH_NAMING).map(({ kind }) => sightWord(kind));
  const direction = compassWord(orientation);
  const named = direction.charAt(0).toLocaleUpperCase(locale()) + direction.slice(1);
  if (!seen.length) return named;
  return t("{direction}: {seen}", { direction: named, seen: inASentence(seen.slice(0, 2)) });
}

export function sightWord(kind: Sight["kind"]): string {
  return {
    court: t("the court"),
    garden: t("garden"),
    neighbour: t("neighbours"),
    open: t("open country"),
    street: t("the street"),
    trees: t("trees"),
    water: t("water"),
  }[kind];
}
