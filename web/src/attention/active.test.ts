import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ActiveTime, IDLE_AFTER_MS, LONGEST_GAP_MS } from "./active";

/** Active ms over `looks`, one every 250 ms, from `from`. */
function watch(time: ActiveTime, from: number, looks: number): number {
  let sum = 0;
  for (let i = 1; i <= looks; i++) sum += time.settle(from + i * 250);
  return sum;
}

describe("a buyer is active", () => {
  test("for 20 s after the last input, to the millisecond", () => {
    const time = new ActiveTime(0, true, true);
    time.input(130);
    expect(watch(time, 0, 400)).toBe(130 + IDLE_AFTER_MS);
    expect(time.active(130 + IDLE_AFTER_MS - 1)).toBe(true);
    expect(time.active(130 + IDLE_AFTER_MS)).toBe(false);
  });

  test("again from the moment of a new input, and the rest between counts for nothing", () => {
    const time = new ActiveTime(0, true, true);
    expect(watch(time, 0, 200)).toBe(IDLE_AFTER_MS);
    time.input(50_100);
    expect(time.settle(50_250)).toBe(150);
  });

  test("never while the tab is hidden or another window has the focus", () => {
    const time = new ActiveTime(0, true, true);
    time.show(100, false, false);
    time.input(200);
    expect(watch(time, 100, 40)).toBe(100);
    time.show(20_000, true, false);
    time.input(20_001);
    expect(watch(time, 20_000, 8)).toBe(0);
    time.show(30_000, true, true);
    time.input(30_000);
    expect(watch(time, 30_000, 4)).toBe(1_000);
  });

  test("for at most a second where the laptop slept between two looks", () => {
    const time = new ActiveTime(0, true, true);
    time.settle(250);
    expect(time.settle(15_250)).toBe(LONGEST_GAP_MS);
  });
});

test("whatever happens, active time is at most a second a look and at most the time that passed", () => {
  const happening = fc.record({
    after: fc.oneof(fc.nat(300), fc.nat(60_000)),
    what: fc.constantFrom("look", "input", "hide", "show", "blur"),
  });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const time = new ActiveTime(0, true, true);
      let now = 0;
      let looked = 0;
      let inputAt = 0;
      for (const { after, what } of happenings) {
        now += after;
        if (what === "look") {
          const ms = time.settle(now);
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(Math.min(LONGEST_GAP_MS, now - looked));
          looked = now;
        } else if (what === "input") {
          time.input(now);
          inputAt = now;
        } else time.show(now, what !== "hide", what === "show");
        expect(time.active(now) && now - inputAt >= IDLE_AFTER_MS).toBe(false);
      }
    }),
  );
});
