import { expect, test } from "vitest";
import type { Sheet, Surface } from "./glb";
import { merge } from "./merge";
import { inShell, shellsOf } from "./shell";

test("a bit says of each triangle whether it is seen from outside, the highest first", () => {
  const shell = Uint8Array.of(0b1010_0000, 0b0000_0001);
  const seen = Array.from({ length: 16 }, (_, triangle) => triangle).filter((triangle) =>
    inShell(shell, triangle),
  );
  expect(seen).toEqual([0, 2, 15]);
});

test("where nobody has looked, everything counts as seen", () => {
  expect(inShell(null, 12)).toBe(true);
});

test("every chunk's part of the shell begins with a byte of its own", () => {
  const chunks = [
    { file: "a", triangles: 9 },
    { file: "b", triangles: 8 },
    { file: "c", triangles: 1 },
  ];
  const shells = shellsOf(Uint8Array.of(1, 2, 3, 4), chunks);
  expect([...shells].map(([file, bits]) => [file, ...(bits ?? [])])).toEqual([
    ["a", 1, 2],
    ["b", 3],
    ["c", 4],
  ]);
  expect([...shellsOf(null, chunks).values()]).toEqual([null, null, null]);
});

test("what is seen from outside is drawn first, copy by copy, and nothing is lost", () => {
  // Bits 3 to 5 are about the first copy, 6 to 8 about the second.
  const shell = Uint8Array.of(0b0000_1001, 0);
  const { indices, outside, elements } = merge(sheet, [twice], () => 0, shell);
  expect(outside).toBe(6);
  const owners = [...indices].map((vertex) => elements[vertex]);
  expect(owners.slice(0, 6)).toEqual([7, 7, 7, 9, 9, 9]);
  expect(indices).toHaveLength(18);
  expect(new Set(indices).size).toBe(elements.length);
});

test("without a shell everything is drawn, in the model's order", () => {
  const { indices, outside } = merge(sheet, [twice], () => 0);
  expect(outside).toBe(indices.length);
});

const sheet: Sheet = { origin: [0, 0, 0], step: 1, surfaces: [] };

/** Three triangles side by side at two places, after three triangles of something else. */
const twice: Surface = {
  material: "plaster",
  points: Uint16Array.from(
    Array.from({ length: 9 }, (_, i) => [3 * i, i % 3 === 2 ? 2 : 0, 0, 0]).flat(),
  ),
  indices: Uint16Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8),
  elements: null,
  before: 3,
  copies: {
    shifts: Float32Array.of(0, 0, 0, 0, 20, 0),
    turns: null,
    elements: { values: Uint16Array.of(7, 0, 9, 0), stride: 2 },
  },
};
