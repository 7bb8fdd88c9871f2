import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "./apportion";

const parts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 80,
});

test("the parts of any look sum to its milliseconds exactly", () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 120_000 }), (shares, total) => {
      const whole = apportion(shares, total);
      expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
      expect(whole.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no part is more than a millisecond from its exact share", () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 120_000 }), (shares, total) => {
      const sum = shares.reduce((a, b) => a + b, 0);
      fc.pre(sum > 1e-6);
      apportion(shares, total).forEach((part, i) => {
        expect(Math.abs(part - ((shares[i] ?? 0) / sum) * total)).toBeLessThan(1 + 1e-6);
      });
    }),
  );
});

test("the larger remainder gets the millisecond that is left, the earlier part where they tie", () => {
  expect(apportion([1, 1, 1], 4)).toEqual([2, 1, 1]);
  expect(apportion([0.2, 0.5, 0.3], 1)).toEqual([0, 1, 0]);
});
