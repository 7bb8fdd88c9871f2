import { describe, expect, test } from "vitest";
import { coveredOf, footOf } from "./panels";

const box = (left: number, top: number, width: number, height: number) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;

const WALL = box(0, 0, 1440, 900);
const BAR = box(0, 0, 1440, 60);
const RIBBON = box(0, 796, 1440, 104);
const CAPTION = box(16, 650, 384, 130);
const LIST = box(1016, 60, 408, 720);

describe("what panels leave of the view", () => {
  test("beside a column the model has the rest, above the caption", () => {
    expect(coveredOf(WALL, [BAR, RIBBON, CAPTION, LIST])).toEqual({
      top: 60,
      right: 424,
      bottom: 250,
      left: 0,
    });
  });

  test("in a language that runs from right to left everything is at the other side", () => {
    const list = box(16, 60, 408, 720);
    const caption = box(1040, 650, 384, 130);
    const { left, right } = coveredOf(WALL, [BAR, RIBBON, caption, list]);
    expect([left, right]).toEqual([424, 0]);
  });

  test("on a phone the model stands between the bar and the sheet", () => {
    const phone = box(0, 0, 390, 844);
    const covered = coveredOf(phone, [
      box(0, 0, 390, 56),
      box(0, 748, 390, 96),
      box(0, 420, 390, 332),
    ]);
    expect(covered).toEqual({ top: 56, right: 0, bottom: 424, left: 0 });
  });

  test("between a column and a leaf the model keeps the middle", () => {
    const { left, right } = coveredOf(WALL, [BAR, RIBBON, LIST, box(68, 60, 312, 720)]);
    expect([left, right]).toEqual([380, 424]);
  });

  test("on a phone on its side the model stands beside the caption, at its full height", () => {
    const phone = box(0, 0, 844, 390);
    const covered = coveredOf(phone, [
      box(0, 0, 844, 52),
      box(0, 330, 844, 60),
      box(8, 190, 320, 132),
    ]);
    expect(covered).toEqual({ top: 52, right: 0, bottom: 60, left: 328 });
  });

  test("what is not shown covers nothing", () => {
    expect(coveredOf(WALL, [box(0, 0, 0, 0)])).toEqual({
      top: 0,
      right: 0,
      bottom: 0,
      left: 0,
    });
  });

  test("tools at the thumb stand above a sheet, and beside a card in a corner", () => {
    const phone = box(0, 0, 390, 844);
    expect(footOf(phone, [box(0, 0, 390, 56), box(0, 748, 390, 96), box(0, 420, 390, 328)])).toBe(
      424,
    );
    expect(footOf(WALL, [BAR, RIBBON, CAPTION])).toBe(104);
  });
});
