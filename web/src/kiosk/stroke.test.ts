import { expect, test } from "vitest";
import { Stroke } from "./stroke";

test("whoever leads the mouse somewhere is there, however slowly, and in one leap too", () => {
  const slow = new Stroke();
  const steps = Array.from({ length: 60 }, (_, step) => slow.far(step, 0, step * 100));
  expect(steps.indexOf(true)).toBe(30);
  const quick = new Stroke();
  quick.far(100, 100, 0);
  expect(quick.far(300, 100, 60_000)).toBe(true);
});

test("a table that is knocked again and again is nobody", () => {
  const mouse = new Stroke();
  for (let knock = 0; knock < 50; knock++) {
    for (const [x, ms] of [
      [8, 0],
      [-6, 40],
      [3, 90],
    ] as const)
      expect(mouse.far(100 + knock + x, 200, knock * 2_000 + ms)).toBe(false);
  }
});

test("something that comes to lie below a mouse that rests is nobody", () => {
  const mouse = new Stroke();
  for (const at of [0, 1_000, 90_000]) expect(mouse.far(40, 40, at)).toBe(false);
});
