import { describe, expect, test } from "vitest";
import type { NoticedFeature } from "../wire.gen";
import { duration, interest, visits } from "./amounts";
import { along } from "./interval";

function line(ratio: number, low: number, high: number): NoticedFeature {
  return { feature: "a-2", name: "Flat A-2", seconds: 10, interest: ratio, low, high };
}

describe("a buyer reads", () => {
  test("how long they lingered in the units they think in", () => {
    expect(duration(0)).toBe("0 s");
    expect(duration(0.4)).toBe("under 1 s");
    expect(duration(47.6)).toBe("48 s");
    expect(duration(125)).toBe("2 min 5 s");
    expect(duration(3_780)).toBe("1 h 3 min");
    expect(visits(1)).toBe("1 visit");
    expect(visits(3)).toBe("3 visits");
  });

  test("their interest as times the usual with its interval", () => {
    expect(interest(line(3.1, 2, 4.6))).toBe("3.1 times the usual, between 2.0 and 4.6");
  });

  test("that nothing can be told yet where the usual lies within the interval", () => {
    expect(interest(line(1.4, 0.7, 2.2))).toContain("Not yet knowable");
  });

  test("that nothing was concluded where they objected to it", () => {
    expect(interest(line(0, 0, 0))).toBe("No conclusion");
  });
});

test("twice the usual lies as far from the usual as half of it", () => {
  expect(along(1)).toBe(0.5);
  expect(along(2) - 0.5).toBeCloseTo(0.5 - along(0.5));
  expect(along(1_000)).toBe(1);
  expect(along(0)).toBe(0);
});
