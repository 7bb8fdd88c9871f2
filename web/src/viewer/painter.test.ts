import { expect, test } from "vitest";
import type { Manifest, Prism } from "../manifest.gen";
import { BUILT, HIDDEN } from "./calendar";
import { type Middles, Painter } from "./painter";
import { FILLED, HATCHED, NOT_PAINTED } from "./surface/homes";

/** Two homes side by side: a wall and a window of each, and a door within the first. */
const ELEMENTS = [
  { class: "IfcWallStandardCase", at: [2, 1, 10] },
  { class: "IfcWindow", at: [4, 1, 10] },
  { class: "IfcDoor", at: [2, 1, 5] },
  { class: "IfcWall", at: [8, 1, 10] },
  { class: "IfcWindow", at: [10, 1, 10] },
] as const;

const MANIFEST = {
  units: [
    { id: "left", name: "Left", status: "available" },
    { id: "right", name: "Right", status: "reserved" },
  ],
  features: [
    { id: "left", kind: "unit", name: "Left", volumes: [flat(0, 6)] },
    { id: "right", kind: "unit", name: "Right", volumes: [flat(6, 12)] },
  ],
  elements: { ifc_class: ELEMENTS.map((one) => one.class) },
} as unknown as Manifest;

test("a home can be painted when its walls and windows stand, whatever is still missing inside", () => {
  const { enclosed } = painter();
  expect(enclosed([])).toEqual([]);
  expect(enclosed([0, 3, 4])).toEqual(["right"]);
  expect(enclosed([0, 1, 3, 4])).toEqual(["left", "right"]);
});

test("a home that the map cannot tell apart is left to its volume", () => {
  const floors = Array.from({ length: 50 }, (_, floor) => floor);
  const volumes = (floor: number) => [{ ...flat(0, 6), bottom: 3 * floor, top: 3 * floor + 3 }];
  const tower = {
    units: floors.map((floor) => ({ id: `${floor}`, name: `${floor}`, status: "available" })),
    features: floors.map((floor) => ({ id: `${floor}`, kind: "unit", volumes: volumes(floor) })),
    elements: { ifc_class: floors.map(() => "IfcWall") },
  } as unknown as Manifest;
  const { enclosed } = painter(tower, (floor) => [2, 3 * floor + 1, 5]);
  expect(enclosed(floors)).toHaveLength(48);
});

test("each home has its own colour, and what nobody asked for has none", () => {
  const { made, kinds } = painter();
  made.paint(new Map([["right", made.colour("reserved", "#b4532a")]]));
  expect(kinds()).toEqual([NOT_PAINTED, NOT_PAINTED, HATCHED]);
  made.paint(new Map([["left", made.colour(null, "#b4532a")]]));
  expect(kinds()).toEqual([NOT_PAINTED, FILLED, NOT_PAINTED]);
});

test("where no home has a place nothing can be painted", () => {
  expect(Painter.of({ ...MANIFEST, features: [] }, { middle: () => [0, 0, 0] })).toBe(null);
});

function painter(
  manifest = MANIFEST,
  middle: Middles["middle"] = (element) => ELEMENTS[element]?.at ?? [0, 0, 0],
) {
  const made = Painter.of(manifest, { middle });
  if (!made) throw new Error("These homes have places.");
  const enclosed = (built: readonly number[]) => [
    ...made.enclosed(
      Uint8Array.from(manifest.elements.ifc_class, (_, element) =>
        built.includes(element) ? BUILT : HIDDEN,
      ),
    ),
  ];
  const kinds = () => {
    const data = made.painting.colours.image.data as Float32Array;
    return [0, 1, 2].map((number) => data[4 * number + 3]);
  };
  return { made, enclosed, kinds };
}

function flat(west: number, east: number): Prism {
  const footprint: [number, number][] = [
    [west, 0],
    [east, 0],
    [east, 10.1],
    [west, 10.1],
  ];
  return { footprint, bottom: 0, top: 3 };
}
