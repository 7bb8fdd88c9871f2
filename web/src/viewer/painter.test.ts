import { expect, test } from "vitest";
import type { Manifest, Prism } from "../manifest.gen";
import { BUILT, HIDDEN } from "./calendar";
import { Painter } from "./painter";
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

function painter() {
  const made = Painter.of(MANIFEST, { middle: (element) => ELEMENTS[element]?.at ?? [0, 0, 0] });
  if (!made) throw new Error("These homes have places.");
  const enclosed = (built: readonly number[]) => [
    ...made.enclosed(
      Uint8Array.from(ELEMENTS, (_, element) => (built.includes(element) ? BUILT : HIDDEN)),
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
