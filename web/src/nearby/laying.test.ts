import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, lay, STALK } from "./laying";

const FREE: Box = { left: 8, top: 60, right: 1272, bottom: 700 };
const LEAF: Box = { left: 68, top: 60, right: 380, bottom: 664 };

test("a label stands above the horizon, over the place that it tells of", () => {
  const [laid] = lay([{ x: 700, y: 300, width: 180, height: 26 }], FREE, []);
  expect(laid).toEqual({ left: 610, top: 300 - STALK - 26, above: true });
});

test("where the horizon is above the view it hangs from the upper edge, and its line leads up", () => {
  const [laid] = lay([{ x: 700, y: -40, width: 180, height: 26 }], FREE, []);
  expect(laid).toEqual({ left: 610, top: 60, above: false });
});

test("of two in one direction the nearer one keeps its place and the other goes a row up", () => {
  const wish = { x: 700, y: 300, width: 180, height: 26 };
  const [near, far] = lay([wish, { ...wish, x: 720 }], FREE, []);
  expect(near?.top).toBe(260);
  expect(far?.top).toBe(230);
});

test("what lies behind the buyer, beside the view or behind a panel is told by the list alone", () => {
  const wish = { y: 300, width: 180, height: 26 };
  const laid = lay([null, { ...wish, x: 3 }, { ...wish, x: 200 }], FREE, [LEAF]);
  expect(laid).toEqual([null, null, null]);
});

const box = fc.record({
  x: fc.integer({ min: 0, max: 1280 }),
  y: fc.integer({ min: -200, max: 700 }),
  width: fc.integer({ min: 60, max: 260 }),
});

test("labels never lie on each other, on a panel, or over the edge of the view", () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 24 }), (wishes) => {
      const height = 26;
      const laid = lay(
        wishes.map((wish) => ({ ...wish, height })),
        FREE,
        [LEAF],
      );
      const boxes: Box[] = laid.flatMap((one, at) => {
        const width = wishes[at]?.width ?? 0;
        return one
          ? [{ left: one.left, top: one.top, right: one.left + width, bottom: one.top + height }]
          : [];
      });
      for (const [at, one] of boxes.entries()) {
        expect(one.left).toBeGreaterThanOrEqual(FREE.left);
        expect(one.right).toBeLessThanOrEqual(FREE.right);
        expect(one.top).toBeGreaterThanOrEqual(FREE.top);
        expect(one.bottom).toBeLessThanOrEqual(FREE.bottom);
        for (const other of [LEAF, ...boxes.slice(0, at)]) {
          const apart =
            one.left >= other.right ||
            one.right <= other.left ||
            one.top >= other.bottom ||
            one.bottom <= other.top;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
