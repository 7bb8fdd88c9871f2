import { expect, test } from "vitest";
import { grown } from "./outlines";

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 3],
  [0, 3],
] as const;

test("a home's paint lies outside its walls on every side, whichever way its outline runs", () => {
  const wanted = [
    [-0.5, -0.5],
    [4.5, -0.5],
    [4.5, 3.5],
    [-0.5, 3.5],
  ];
  expect(grown(SQUARE, 0.5)).toEqual(wanted);
  expect(grown([...SQUARE].reverse(), 0.5)).toEqual([...wanted].reverse());
});

test("around an inner corner the outline follows the wall", () => {
  const corner = [
    [0, 0],
    [4, 0],
    [4, 1],
    [1, 1],
    [1, 4],
    [0, 4],
  ] as const;
  expect(grown(corner, 0.5)[3]).toEqual([1.5, 1.5]);
});

test("a corner on a straight wall stays on the wall's new line", () => {
  expect(
    grown(
      [
        [0, 0],
        [2, 0],
        [4, 0],
        [4, 3],
        [0, 3],
      ],
      0.5,
    )[1],
  ).toEqual([2, -0.5]);
});

test("a spike does not shoot across the street", () => {
  const spike = grown(
    [
      [0, 0],
      [10, 0.1],
      [0, 0.2],
    ],
    0.5,
  )[1] ?? [0, 0];
  expect(Math.hypot(spike[0] - 10, spike[1] - 0.1)).toBeLessThan(3);
});
