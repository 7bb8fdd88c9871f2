import { expect, test } from "vitest";
import { coveredOf } from "./panels";

const box = (left: number, top: number, width: number, height: number) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;

test("beside a column the model keeps the rest of the view", () => {
  const covered = coveredOf(
    box(0, 0, 1440, 900),
    box(0, 0, 1440, 60),
    box(20, 700, 300, 90),
    box(0, 796, 1440, 104),
    [box(1016, 60, 408, 720)],
  );
  expect(covered).toEqual({ top: 60, right: 424, bottom: 104, left: 0 });
});

test("in a language that runs from right to left the column stands at the left", () => {
  const covered = coveredOf(
    box(0, 0, 1440, 900),
    box(0, 0, 1440, 60),
    box(1100, 700, 300, 90),
    box(0, 796, 1440, 104),
    [box(16, 60, 408, 720)],
  );
  expect([covered.left, covered.right]).toEqual([424, 0]);
});

test("on a phone the sheet covers the view from below and the caption from above", () => {
  const covered = coveredOf(
    box(0, 0, 390, 844),
    box(0, 0, 390, 56),
    box(20, 56, 300, 44),
    box(0, 752, 390, 92),
    [box(0, 420, 390, 332)],
  );
  expect(covered).toEqual({ top: 100, right: 0, bottom: 424, left: 0 });
});

test("between a column and a leaf the model keeps the middle", () => {
  const covered = coveredOf(
    box(0, 0, 1440, 900),
    box(0, 0, 1440, 60),
    box(20, 700, 300, 90),
    box(0, 796, 1440, 104),
    [box(1016, 60, 408, 720), box(68, 60, 312, 340)],
  );
  expect([covered.left, covered.right]).toEqual([380, 424]);
});
