import { expect, test } from "vitest";
import type { Sheet, Surface } from "./glb";
import { merge } from "./merge";

const HALF = Math.round(Math.SQRT1_2 * 32_767);

test("a window set in twice stands in both places, each the element it is", () => {
  const { geometry, elements } = merge(sheet, [window], () => 5);
  expect(geometry.index?.count).toBe(6);
  expect([...elements]).toEqual([7, 7, 7, 9, 9, 9]);
  const at = geometry.getAttribute("position");
  // The first as it is: origin + step * (point + shift).
  expect([at.getX(1), at.getY(1), at.getZ(1)]).toEqual([1 + 0.5 * 14, 2, 3]);
  // The second a quarter turn about the upright: what lay along x now lies along -z.
  expect(at.getX(4)).toBeCloseTo(1, 3);
  expect(at.getY(4)).toBeCloseTo(2 + 0.5 * 20, 3);
  expect(at.getZ(4)).toBeCloseTo(3 - 0.5 * 10, 3);
});

test("a turned copy is lit as it stands", () => {
  const { geometry } = merge(sheet, [standing], () => 0);
  const normal = geometry.getAttribute("normal");
  expect([normal.getX(0), normal.getZ(0)].map((n) => Math.round(n * 10) / 10)).toEqual([0, 1]);
  expect([normal.getX(3), normal.getZ(3)].map((n) => Math.round(n * 10) / 10)).toEqual([1, 0]);
});

test("what stands once has the element of each of its corners, and every corner its material", () => {
  const once: Surface = {
    ...window,
    copies: null,
    elements: { values: Uint16Array.of(4, 0, 4, 0, 6, 0), stride: 2 },
  };
  const { geometry, elements } = merge(sheet, [once], (id) => (id === "glass" ? 3 : 0));
  expect([...elements]).toEqual([4, 4, 6]);
  const material = geometry.getAttribute("material");
  expect([0, 1, 2].map((i) => material.getX(i))).toEqual([3, 3, 3]);
});

const sheet: Sheet = { origin: [1, 2, 3], step: 0.5, surfaces: [] };

/** One triangle that lies flat, at two places. */
const window: Surface = {
  material: "glass",
  points: Uint16Array.of(0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10, 0),
  indices: Uint16Array.of(0, 1, 2),
  elements: null,
  copies: {
    shifts: Float32Array.of(4, 0, 0, 0, 20, 0),
    turns: Int16Array.of(0, 0, 0, 32_767, 0, HALF, 0, HALF),
    elements: { values: Uint16Array.of(7, 0, 9, 0), stride: 2 },
  },
};

/** One upright triangle that faces the reader, at the same places. */
const standing: Surface = {
  ...window,
  points: Uint16Array.of(0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0),
};
