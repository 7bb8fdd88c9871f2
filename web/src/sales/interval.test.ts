import { expect, test } from "vitest";
import { placeOf } from "./interval";

test("a doubling of interest is everywhere as wide, and more interest is further along", () => {
  const step = placeOf(2) - placeOf(1);
  expect(step).toBeGreaterThan(0);
  expect(placeOf(4) - placeOf(2)).toBeCloseTo(step);
  expect(placeOf(1) - placeOf(0.5)).toBeCloseTo(step);
});

test("what is beyond the scale stays within the picture", () => {
  expect(placeOf(0)).toBe(placeOf(0.25));
  expect(placeOf(1000)).toBe(placeOf(16));
});
