import { describe, expect, test } from "vitest";
import type { Feature, Manifest, Palette, Unit } from "../manifest.gen";
import {
  dressedBy,
  everywhere,
  finishable,
  nameEverywhere,
  readFinishes,
  sumOf,
  writeFinishes,
} from "./finishing";

const palette = (name: string, rooms: Palette["rooms"], price = {}): Palette => ({
  name,
  rooms,
  floor: { name: "Stone", kind: "stone", colour: "#d9c7ab" },
  ...price,
});

const room = (key: string, use: "living" | "bath" | "hall", area: number): Feature => ({
  id: `2-03-${key}`,
  kind: "room",
  name: `${key}, Home 2.03`,
  unit: "2-03",
  storey: 2,
  room: { use, area },
});

const home = { id: "2-03", name: "Home 2.03", price: 400_000, status: "available" } as Unit;

const manifest = {
  features: [
    room("bathroom", "bath", 7.4),
    room("hall", "hall", 8),
    room("living", "living", 38.4),
  ],
  palettes: [
    palette("Oak", ["living", "hall"]),
    palette("Oak", ["bath"]),
    palette("Clay", ["living"], { price_per_m2: 95 }),
    palette("Clay", ["bath"], { price: 2400 }),
    palette("Green", ["bath"], { price: 3100 }),
  ],
} as unknown as Manifest;

const rooms = finishable(manifest, home);
const [living, bath] = ["2-03-living", "2-03-bathroom"];

describe("what a buyer may choose", () => {
  test("a buyer chooses for the rooms that have a choice, the living room first", () => {
    expect(rooms.map(({ key, name }) => [key, name])).toEqual([
      ["living", "living"],
      ["bathroom", "bathroom"],
    ]);
  });

  test("nobody chooses finishes for a home that is sold", () => {
    expect(finishable(manifest, { ...home, status: "sold" })).toEqual([]);
  });

  test("a build without palettes has none", () => {
    expect(finishable({ features: manifest.features } as Manifest, home)).toEqual([]);
  });
});

describe("what it adds up to", () => {
  test("what is included costs what the home costs", () => {
    const sum = sumOf(home, rooms, new Map());
    expect(sum).toEqual({ home: 400_000, parts: [], finishes: 0, total: 400_000 });
  });

  test("a floor is paid by the metre, a bath by the room", () => {
    const sum = sumOf(home, rooms, readFinishes("living.2_bathroom.3", rooms));
    expect(sum.parts.map(({ price }) => price)).toEqual([3648, 3100]);
    expect(sum.total).toBe(400_000 + 3648 + 3100);
  });

  test("a palette for the whole home is chosen wherever there is one", () => {
    const choices = everywhere("Clay", rooms, new Map());
    expect(nameEverywhere(rooms, choices)).toBe("Clay");
    expect(sumOf(home, rooms, choices).finishes).toBe(3648 + 2400);
    expect(nameEverywhere(rooms, new Map([[bath, 2]]))).toBeNull();
    expect(nameEverywhere(rooms, new Map())).toBe("Oak");
  });

  test("every room has something, chosen or included", () => {
    const dressed = dressedBy(rooms, new Map([[bath, 2]]));
    expect([...dressed].map(([id, { name }]) => [id, name])).toEqual([
      [living, "Oak"],
      [bath, "Green"],
    ]);
  });
});

describe("what a link says", () => {
  test("a link brings back what its sender chose", () => {
    const choices = new Map([
      [living, 1],
      [bath, 2],
    ]);
    const text = writeFinishes(choices, rooms);
    expect(text).toBe("living.2_bathroom.3");
    expect(readFinishes(text, rooms)).toEqual(choices);
  });

  test("what is included needs no words", () => {
    expect(writeFinishes(new Map([[bath, 0]]), rooms)).toBe("");
  });

  test("a link to rooms or palettes that are no more is read as far as it goes", () => {
    const found = readFinishes("attic.2_bathroom.9_living.x_living.0_living.2_", rooms);
    expect(found).toEqual(new Map([[living, 1]]));
  });
});
