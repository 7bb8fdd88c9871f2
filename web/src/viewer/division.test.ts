import { expect, test } from "vitest";
import { beyondLine, lineIn, shareOf, sidesOf } from "./division";

const free = { from: 60, to: 860 };

test("a buyer's line stays where panels leave the view free", () => {
  expect(lineIn(free, 0.5)).toBe(460);
  expect(lineIn(free, -1)).toBe(60);
  expect(lineIn(free, 7)).toBe(860);
  expect(lineIn({ from: 900, to: 400 }, 0.5), "panels over all of it").toBe(900);
});

test("a line that is let go at some place is found there again", () => {
  expect(lineIn(free, shareOf(free, 300))).toBeCloseTo(300, 9);
  expect(shareOf(free, 0)).toBe(0);
  expect(shareOf({ from: 5, to: 5 }, 5)).toBe(0.5);
});

test("both sides together are the whole picture, to the pixel", () => {
  for (const at of [0.1, 1 / 3, 0.5, 0.777])
    for (const width of [390, 701, 1280]) {
      const [first, second] = sidesOf({ at, left: true }, width);
      expect(first?.from).toBe(0);
      expect(first?.to).toBe(second?.from);
      expect(second?.to).toBe(width);
      expect([first?.other, second?.other]).toEqual([true, false]);
    }
});

test("a side without a pixel is not drawn", () => {
  expect(sidesOf({ at: 0, left: true }, 100)).toEqual([{ other: false, from: 0, to: 100 }]);
  expect(sidesOf({ at: 1, left: true }, 100)).toEqual([{ other: true, from: 0, to: 100 }]);
});

test("what is pointed at belongs to the moment that is drawn there", () => {
  expect(beyondLine({ at: 0.4, left: true }, 0.39)).toBe(true);
  expect(beyondLine({ at: 0.4, left: true }, 0.41)).toBe(false);
  expect(beyondLine({ at: 0.4, left: false }, 0.39)).toBe(false);
  expect(beyondLine({ at: 0.4, left: false }, 0.41)).toBe(true);
});
