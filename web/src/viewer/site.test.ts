import { expect, test } from "vitest";
import { BUILT, HIDDEN } from "./calendar";
import { seenBelow } from "./site";

const storeys = [{ floor: -1 }, { floor: 0 }];

test("foundations can be looked at until something stands above the ground", () => {
  const elements = { storey: [0, 1], ifc_class: ["IfcFooting", "IfcWall"] };
  expect(seenBelow({ elements, storeys }, Uint8Array.of(HIDDEN, HIDDEN))).toBe(false);
  expect(seenBelow({ elements, storeys }, Uint8Array.of(BUILT, HIDDEN))).toBe(true);
  expect(seenBelow({ elements, storeys }, Uint8Array.of(BUILT, BUILT))).toBe(false);
});

test("a plot that the model draws is seen at every stage, also where it lies below the table", () => {
  const elements = { storey: [1, 1], ifc_class: ["IfcGeographicElement", "IfcWall"] };
  expect(seenBelow({ elements, storeys }, Uint8Array.of(BUILT, BUILT))).toBe(true);
  expect(seenBelow({ elements, storeys }, Uint8Array.of(HIDDEN, BUILT))).toBe(false);
});
