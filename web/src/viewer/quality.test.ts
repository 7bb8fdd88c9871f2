import { describe, expect, test, vi } from "vitest";
import { Fineness } from "./fineness";
import { FrameWatch, qualityFor, ratioFor, TIERS } from "./quality";

test("a machine that draws with its processor gets the light profile, unless the address says otherwise", () => {
  const software = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))";
  expect(qualityFor("", () => software)).toBe("low");
  expect(qualityFor("?quality=full", () => software)).toBe("full");
  expect(qualityFor("", () => "Apple GPU")).toBe("full");
  expect(qualityFor("?quality=low", () => "Apple GPU")).toBe("low");
  expect(qualityFor("?quality=splendid", () => "Apple GPU")).toBe("full");
});

test("slow frames bring the quality down; single ones and pauses do not", () => {
  const watch = new FrameWatch();
  const seen = (times: number, ms: number) =>
    Array.from({ length: times }, () => watch.tooSlow(ms)).includes(true);
  expect(seen(7, 80)).toBe(false);
  expect(seen(8, 16)).toBe(false);
  expect(seen(30, 5000)).toBe(false);
  expect(seen(20, 16)).toBe(false);
  expect(seen(8, 80)).toBe(true);
  expect(seen(15, 80)).toBe(false);
});

test("a phone with three pixels a point draws two of them, and a wall of screens no more than cards can hold", () => {
  expect(ratioFor(3, 2, 412 * 915)).toBe(2);
  expect(ratioFor(1, 2, 3840 * 2160)).toBe(1);
  expect(ratioFor(2, 2, 3840 * 2160) ** 2 * 3840 * 2160).toBeCloseTo(9e6);
});

describe("while a buyer turns the model", () => {
  const turning = (fineness: Fineness, frames: number, ms: number) =>
    Array.from({ length: frames }, () => fineness.moves(ms)).includes(true);

  test("a quick machine draws every frame at its best", () => {
    vi.useFakeTimers();
    const refine = vi.fn();
    const fineness = new Fineness("full", refine);
    expect(turning(fineness, 200, 16)).toBe(false);
    fineness.rests();
    vi.runAllTimers();
    expect([fineness.tier.quality, fineness.ratio]).toEqual(["full", 2]);
    expect(refine).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  test("a slow one goes down step by step, draws coarser in motion and at its best at rest", () => {
    vi.useFakeTimers();
    const refine = vi.fn();
    const fineness = new Fineness("full", refine);
    expect(turning(fineness, 16, 60)).toBe(true);
    turning(fineness, 1, 20);
    expect([fineness.tier.quality, fineness.ratio]).toEqual(["good", 1.25]);
    fineness.rests();
    expect(fineness.ratio).toBe(1.25);
    vi.runAllTimers();
    expect(refine).toHaveBeenCalledOnce();
    expect(fineness.ratio).toBe(2);
    vi.useRealTimers();
  });

  test("nothing is left below the last step, and none is climbed again", () => {
    const fineness = new Fineness("full", () => undefined);
    turning(fineness, 200, 90);
    turning(fineness, 500, 8);
    expect(fineness.tier).toBe(TIERS.at(-1));
    fineness.dispose();
  });

  test("a nudge does not blur the picture", () => {
    const fineness = new Fineness("fair", () => undefined);
    turning(fineness, 2, 16);
    fineness.rests();
    expect(fineness.ratio).toBe(1.5);
    fineness.dispose();
  });
});
