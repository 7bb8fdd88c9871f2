/** What a home's rooms can be finished with, what has been chosen, and what that adds up to. Pure. */
import type { Manifest, Palette, Room, Unit } from "../manifest.gen";

/** A room that can be finished, and its palettes; the first is included. */
export interface Finishable {
  /** Id of its feature. */
  readonly id: string;
  /** What it is called in the address. */
  readonly key: string;
  /** What it is called, without its home's name. */
  readonly name: string;
  /** Square metres of floor. */
  readonly area: number;
  readonly palettes: readonly Palette[];
}

/** Id of a room's feature -> place of its palette among those of the room; rooms that are not in it have the first. */
export type Choices = ReadonlyMap<string, number>;

/** What a home costs as it has been chosen. */
export interface Sum {
  /** Of the home alone; 0 where it is on request. */
  readonly home: number;
  /** What each room adds, those that add something. */
  readonly parts: readonly {
    readonly room: Finishable;
    readonly palette: Palette;
    readonly price: number;
  }[];
  readonly finishes: number;
  readonly total: number;
}

/** Where one spends one's days comes first. */
const ORDER: readonly Room["use"][] = ["living", "kitchen", "bath", "bedroom", "hall"];

/** The rooms of `unit` for which there is something to choose; none of a home that is sold. */
export function finishable(manifest: Manifest, unit: Unit): Finishable[] {
  const { palettes = [], features } = manifest;
  if (unit.status === "sold") return [];
  return features
    .flatMap(({ id, kind, name, unit: home, room }) => {
      if (kind !== "room" || home !== unit.id || !room) return [];
      const own = palettes.filter(({ rooms }) => rooms.includes(room.use));
      if (own.length < 2) return [];
      const key = id.startsWith(`${unit.id}-`) ? id.slice(unit.id.length + 1) : id;
      const called = name.replace(`, ${unit.name}`, "");
      const rank = ORDER.indexOf(room.use);
      return [{ rank, room: { id, key, name: called, area: room.area, palettes: own } }];
    })
    .sort((a, b) => a.rank - b.rank || b.room.area - a.room.area)
    .map(({ room }) => room);
}

/** Read "living-and-kitchen.2_bathroom.3", palettes counted from 1; what is not known is left out. */
export function readFinishes(text: string, rooms: readonly Finishable[]): Choices {
  const found = new Map<string, number>();
  for (const part of text.split("_")) {
    const dot = part.lastIndexOf(".");
    const room = rooms.find(({ key }) => key === part.slice(0, dot));
    const number = Number(part.slice(dot + 1));
    if (room && Number.isInteger(number) && number > 1 && number <= room.palettes.length)
      found.set(room.id, number - 1);
  }
  return found;
}

/** The same as text, "" where all is as it is included. */
export function writeFinishes(choices: Choices, rooms: readonly Finishable[]): string {
  return rooms
    .flatMap(({ id, key }) => {
      const at = choices.get(id) ?? 0;
      return at > 0 ? [`${key}.${at + 1}`] : [];
    })
    .join("_");
}

/** What `palette` adds for a room of `area` square metres, in whole units of the currency. */
export function priceFor(palette: Palette, area: number): number {
  return Math.round((palette.price ?? 0) + (palette.price_per_m2 ?? 0) * area);
}

export function chosenFor(room: Finishable, choices: Choices): Palette {
  const palette = room.palettes[choices.get(room.id) ?? 0] ?? room.palettes[0];
  if (!palette) throw new Error(`There is no palette for ${room.id}.`);
  return palette;
}

/** What every room of the home is finished with. */
export function dressedBy(
  rooms: readonly Finishable[],
  choices: Choices,
): ReadonlyMap<string, Palette> {
  return new Map(rooms.map((room) => [room.id, chosenFor(room, choices)]));
}

export function sumOf(unit: Unit, rooms: readonly Finishable[], choices: Choices): Sum {
  const parts = rooms
    .map((room) => {
      const palette = chosenFor(room, choices);
      return { room, palette, price: priceFor(palette, room.area) };
    })
    .filter(({ price }) => price > 0);
  const finishes = parts.reduce((sum, { price }) => sum + price, 0);
  return { home: unit.price, parts, finishes, total: unit.price + finishes };
}

/** Names that can be chosen for more than one room at once. */
export function sharedNames(rooms: readonly Finishable[]): string[] {
  const counts = new Map<string, number>();
  for (const { palettes } of rooms)
    for (const { name } of palettes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
}

/** `choices` with the palette called `name` wherever there is one. */
export function everywhere(name: string, rooms: readonly Finishable[], choices: Choices): Choices {
  const next = new Map(choices);
  for (const { id, palettes } of rooms) {
    const at = palettes.findIndex((palette) => palette.name === name);
    if (at >= 0) next.set(id, at);
  }
  return next;
}

/** The name that all rooms which could have it do have, or null. */
export function nameEverywhere(rooms: readonly Finishable[], choices: Choices): string | null {
  const has = (name: string) =>
    rooms.every(
      (room) =>
        chosenFor(room, choices).name === name || !room.palettes.some((one) => one.name === name),
    );
  return sharedNames(rooms).find(has) ?? null;
}
