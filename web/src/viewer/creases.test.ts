import { expect, test } from "vitest";
import { creased } from "./creases";

test("the corners of a box stay crisp: each of its eight becomes three", () => {
  const { normals, source, indices } = creased(...box());
  expect(source.length).toBe(24);
  expect(indices.length).toBe(36);
  for (let i = 0; i < normals.length; i += 3) {
    const [x, y, z] = [normals[i] ?? 0, normals[i + 1] ?? 0, normals[i + 2] ?? 0];
    expect([Math.abs(x), Math.abs(y), Math.abs(z)].sort((a, b) => a - b)).toEqual([0, 0, 127]);
  }
});

test("a column is round: each corner of its sides has one normal, and it points outwards", () => {
  const sides = 24;
  const { normals, source } = creased(...tube(sides));
  expect(source.length).toBe(2 * sides);
  source.forEach((vertex, i) => {
    const turn = ((vertex % sides) * 2 * Math.PI) / sides;
    expect(normals[3 * i] ?? 0).toBeCloseTo(127 * Math.cos(turn), -1);
    expect(normals[3 * i + 2] ?? 0).toBeCloseTo(127 * Math.sin(turn), -1);
  });
});

test("every corner keeps the point that it had", () => {
  const [points, indices] = tube(7);
  const made = creased(points, indices);
  made.indices.forEach((vertex, corner) => {
    expect(made.source[vertex]).toBe(indices[corner]);
  });
});

/** A box of 10 lattice points; rows are padded to four. */
function box(): [number[], number[]] {
  const points: number[] = [];
  for (let i = 0; i < 8; i++)
    points.push(10 * (i & 1), 10 * ((i >> 1) & 1), 10 * ((i >> 2) & 1), 0);
  const quads = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  return [points, quads.flatMap(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, a, c, d])];
}

/** The sides of a column about the y axis. */
function tube(sides: number): [number[], number[]] {
  const points: number[] = [];
  for (const y of [0, 3000]) {
    for (let i = 0; i < sides; i++) {
      const turn = (i * 2 * Math.PI) / sides;
      points.push(5000 + 1000 * Math.cos(turn), y, 5000 + 1000 * Math.sin(turn), 0);
    }
  }
  const indices: number[] = [];
  for (let i = 0; i < sides; i++) {
    const next = (i + 1) % sides;
    indices.push(i, i + sides, next, next, i + sides, next + sides);
  }
  return [points, indices];
}
