/** A unit's facts in words. */
import type { Unit } from "../manifest.gen";
import { inARow, inASentence, named, t, tn } from "../words";
import { money, squareMetres } from "./figures";

export function statusWord(status: Unit["status"]): string {
  return { available: t("Available"), reserved: t("Reserved"), sold: t("Sold") }[status];
}

export type Compass = Unit["orientation"][number];

export function compassWord(direction: Compass): string {
  return {
    N: t("north"),
    NE: t("north-east"),
    E: t("east"),
    SE: t("south-east"),
    S: t("south"),
    SW: t("south-west"),
    W: t("west"),
    NW: t("north-west"),
  }[direction];
}

export function facingWords(unit: Unit): string {
  return inASentence(unit.orientation.map(compassWord));
}

export function roomsWords(rooms: number): string {
  return tn("{count} room", "{count} rooms", rooms);
}

export function priceWords(unit: Unit, currency: string): string {
  return unit.price > 0 ? money(unit.price, currency) : t("On request");
}

/** The area, and where it is not the architect's own figure the sentence that says so. */
export function areaWords(unit: Unit): { figure: string; note: string } {
  if (unit.area <= 0 || unit.area_origin === "placeholder") {
    return {
      figure: t("Not yet measured"),
      note: t("The model holds only placeholders for these rooms, so we do not state an area."),
    };
  }
  const figure = squareMetres(unit.area);
  if (unit.area_origin === "estimated") {
    return { figure: t("about {area}", { area: figure }), note: t("Estimated; not yet surveyed.") };
  }
  if (unit.area_origin === "computed") return { figure, note: t("Measured in the model.") };
  return { figure, note: "" };
}

export function outdoorWords(unit: Unit): string {
  const names = (unit.outdoor ?? []).map((one) =>
    named(one.charAt(0).toUpperCase() + one.slice(1)),
  );
  const area = names.length && unit.outdoor_area ? squareMetres(unit.outdoor_area) : "";
  return inARow([...names, area]);
}
