import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centreOf, halfVisible, type Rect, type Screen, within } from "./screen";

const whole: Rect = { left: 0, top: 0, right: 1200, bottom: 800 };

function screen(...rects: Rect[]): Screen {
  const panels = rects.map((rect) => ({ feature: null, rect }));
  return { width: 1200, height: 800, view: whole, panels, key: "" };
}

describe("a buyer whose hand rests is taken to look at", () => {
  test("the middle of the view where nothing lies over it", () => {
    expect(centreOf(screen())).toEqual({ x: 600, y: 400 });
  });

  test("the middle of what a list beside and a ribbon below leave free", () => {
    const list = { left: 800, top: 60, right: 1200, bottom: 700 };
    const ribbon = { left: 0, top: 700, right: 1200, bottom: 800 };
    expect(centreOf(screen(list, ribbon))).toEqual({ x: 400, y: 350 });
  });

  test("the middle of the whole where a panel covers everything", () => {
    expect(centreOf(screen(whole))).toEqual({ x: 600, y: 400 });
  });
});

const coordinate = fc.integer({ min: -300, max: 1500 });
const anyRect = fc.record({
  left: coordinate,
  top: coordinate,
  right: coordinate,
  bottom: coordinate,
});

test("the resting eye never leaves the screen, and no panel that leaves room hides it", () => {
  fc.assert(
    fc.property(fc.array(anyRect, { maxLength: 4 }), (rects) => {
      const centre = centreOf(screen(...rects));
      expect(within(whole, centre)).toBe(true);
      const first = rects[0];
      if (rects.length === 1 && first && (first.left > 0 || first.right < 1200)) {
        expect(within(first, centre)).toBe(false);
      }
    }),
  );
});

test("a panel counts while at least half of it is on the screen", () => {
  expect(halfVisible({ left: 0, top: 600, right: 100, bottom: 1000 }, 1200, 800)).toBe(true);
  expect(halfVisible({ left: 0, top: 601, right: 100, bottom: 1001 }, 1200, 800)).toBe(false);
  expect(halfVisible({ left: 0, top: 0, right: 0, bottom: 0 }, 1200, 800)).toBe(false);
});
