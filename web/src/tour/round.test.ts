import { expect, test } from "vitest";
import { stayFor } from "./pace";
import { Round, type Standing } from "./round";

test("a step stays six to ten seconds, longer the more there is to read", () => {
  expect(stayFor("Bare ground")).toBe(6_000);
  const twenty = "word ".repeat(20);
  expect(stayFor(twenty)).toBeGreaterThan(8_000);
  expect(stayFor(`${twenty}${twenty}`)).toBe(10_000);
  // Words that no blank parts take their time, too.
  expect(stayFor("地".repeat(250))).toBe(10_000);
});

test("a buyer is led through all steps, each for its time, and then it is over", () => {
  const tour = begun();
  expect(tour.shown).toEqual([0]);
  tour.pass(5_999);
  expect(tour.shown).toEqual([0]);
  tour.pass(1);
  expect(tour.shown).toEqual([0, 1]);
  tour.pass(7_000);
  expect(tour.shown).toEqual([0, 1, 2]);
  tour.pass(8_000);
  expect(tour.stood).toEqual(["running", "over"]);
  expect(tour.done).toBe(1);
  expect(tour.timers).toBe(0);
});

test("a buyer who does something else finds the tour where they left it", () => {
  const tour = begun();
  tour.pass(6_500);
  tour.round.aside();
  tour.pass(60_000);
  expect(tour.shown).toEqual([0, 1]);
  expect(tour.timers).toBe(0);
  tour.round.goOn();
  expect(tour.shown).toEqual([0, 1, 1]);
  tour.pass(6_999);
  expect(tour.shown).toEqual([0, 1, 1]);
  tour.pass(1);
  expect(tour.shown).toEqual([0, 1, 1, 2]);
});

test("a buyer who pauses goes on and back at their own pace", () => {
  const tour = begun();
  tour.round.pause();
  tour.round.step(1);
  tour.round.step(1);
  tour.round.step(-1);
  tour.pass(60_000);
  expect(tour.shown).toEqual([0, 1, 2, 1]);
  expect(tour.round.standing).toBe("paused");
});

test("nobody is led back before the first step, and past the last one the tour is over", () => {
  const tour = begun();
  tour.round.step(-1);
  expect(tour.shown).toEqual([0, 0]);
  for (let i = 0; i < 3; i++) tour.round.step(1);
  expect(tour.round.on).toBe(false);
  expect(tour.done).toBe(0);
  tour.round.step(1);
  tour.round.goOn();
  expect(tour.shown).toEqual([0, 0, 1, 2]);
});

test("a page that nobody sees stands still", () => {
  const tour = begun();
  tour.pass(4_000);
  tour.round.hide(true);
  tour.pass(60_000);
  expect(tour.timers).toBe(0);
  tour.round.hide(false);
  tour.pass(1_999);
  expect(tour.shown).toEqual([0]);
  tour.pass(1);
  expect(tour.shown).toEqual([0, 1]);
});

test("no timer is quicker than a second, however little was left", () => {
  const tour = begun();
  tour.pass(5_900);
  tour.round.hide(true);
  tour.round.hide(false);
  tour.pass(999);
  expect(tour.shown).toEqual([0]);
  tour.pass(1);
  expect(tour.shown).toEqual([0, 1]);
});

test("who wants no motion goes on by hand", () => {
  const tour = begun(false);
  tour.pass(120_000);
  expect(tour.timers).toBe(0);
  expect(tour.shown).toEqual([0]);
  tour.round.step(1);
  expect(tour.shown).toEqual([0, 1]);
});

test("who comes by an address finds the step waiting, and goes on from it", () => {
  const tour = waiting();
  tour.round.waitAt(1);
  tour.pass(60_000);
  expect(tour.shown).toEqual([]);
  expect(tour.round.standing).toBe("aside");
  tour.round.goOn();
  tour.pass(7_000);
  expect(tour.shown).toEqual([1, 2]);
});

function begun(byItself = true) {
  const tour = waiting(byItself);
  tour.round.begin();
  return tour;
}

/** Three steps of 6, 7 and 8 s, and a clock that goes when told. */
function waiting(byItself = true) {
  let now = 0;
  const timers = new Set<{ at: number; call: () => void }>();
  const shown: number[] = [];
  const stood: Standing[] = [];
  const clock = {
    now: () => now,
    later(call: () => void, ms: number) {
      const timer = { at: now + ms, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const tour = {
    shown,
    stood,
    done: 0,
    get timers() {
      return timers.size;
    },
    round: new Round([6_000, 7_000, 8_000], byItself, clock, {
      show: (at) => shown.push(at),
      stands: (standing) => stood.push(standing),
      done: () => tour.done++,
    }),
    pass(ms: number) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.call();
      }
    },
  };
  return tour;
}
