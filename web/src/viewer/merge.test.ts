import { expect, test } from "vitest";
import type { Sheet, Surface } from "./glb";
import { merge } from "./merge";

const HALF = Math.round(Math.SQRT1_2 * 32_767);

test("a window set in twice stands in both places, each the element it is", () => {
  const { positions, indices, elements } = merge(sheet, [window], () => 5);
  expect(indices).toHaveLength(6);
  expect([...elements]).toEqual([7, 7, 7, 9, 9, 9]);
  const at = (vertex: number) => [...positions.slice(3 * vertex, 3 * vertex + 3)];
  // The first as it is: origin + step * (point + shift).
  expect(at(1)).toEqual([1 + 0.5 * 14, 2, 3]);
  // The second a quarter turn about the upright: what lay along x now lies along -z.
  const [x, y, z] = at(4);
  expect(x).toBeCloseTo(1, 3);
  expect(y).toBeCloseTo(2 + 0.5 * 20, 3);
  expect(z).toBeCloseTo(3 - 0.5 * 10, 3);
});

test("a turned copy is lit as it stands", () => {
  const { normals } = merge(sheet, [standing], () => 0);
  expect([normals[0], normals[2]]).toEqual([0, 127]);
  expect([normals[12], normals[14]]).toEqual([127, 0]);
});

test("what stands once has the element of each of its corners, and every corner its material", () => {
  const once: Surface = {
    ...window,
    copies: null,
    elements: { values: Uint16Array.of(4, 0, 4, 0, 6, 0), stride: 2 },
  };
  const { normals, elements } = merge(sheet, [once], (id) => (id === "glass" ? 3 : 0));
  expect([...elements]).toEqual([4, 4, 6]);
  expect([3, 7, 11].map((i) => normals[i])).toEqual([3, 3, 3]);
});

const sheet: Sheet = { origin: [1, 2, 3], step: 0.5, surfaces: [] };

/** One triangle that lies flat, at two places. */
const window: Surface = {
  material: "glass",
  points: Uint16Array.of(0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10, 0),
  indices: Uint16Array.of(0, 1, 2),
  elements: null,
  before: 0,
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
