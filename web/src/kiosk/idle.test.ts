import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Idle } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function display(running: () => boolean = () => false) {
  const told: string[] = [];
  const idle = new Idle(
    {
      after: 180_000,
      grace: 20_000,
      clock: () => performance.now(),
      later: (call, ms) => {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    {
      running,
      asks: (seconds) => told.push(`asks ${seconds}`),
      stays: () => told.push("stays"),
      leaves: () => told.push("leaves"),
    },
  );
  return { idle, told };
}

test("after three minutes without a hand it asks, counts twenty seconds, and is the next visitor's", () => {
  const { told } = display();
  vi.advanceTimersByTime(179_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["asks 20"]);
  vi.advanceTimersByTime(19_000);
  expect(told.at(-1)).toBe("asks 1");
  vi.advanceTimersByTime(1_000);
  expect(told.slice(20)).toEqual(["leaves"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("whoever answers goes on where they were, and is asked again after as long", () => {
  const { idle, told } = display();
  vi.advanceTimersByTime(185_000);
  idle.input();
  expect(told.at(-1)).toBe("stays");
  const before = told.length;
  vi.advanceTimersByTime(179_000);
  expect(told).toHaveLength(before);
  vi.advanceTimersByTime(1_000);
  expect(told.at(-1)).toBe("asks 20");
});

test("a hand on the screen is not asked, and sets no timers of its own", () => {
  const { idle, told } = display();
  for (let second = 0; second < 600; second++) {
    vi.advanceTimersByTime(1_000);
    idle.input();
    expect(vi.getTimerCount()).toBe(1);
  }
  expect(told).toEqual([]);
});

test("while nobody touches it, it wakes no more often than it has to", () => {
  const wakes = vi.spyOn(globalThis, "setTimeout");
  display();
  vi.advanceTimersByTime(180_000);
  expect(wakes).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(20_000);
  expect(wakes.mock.calls.slice(1).every(([, ms]) => (ms ?? 0) >= 1_000)).toBe(true);
});

test("whoever watches a tour is not asked before it has ended for as long", () => {
  let tour = true;
  const { told } = display(() => tour);
  vi.advanceTimersByTime(400_000);
  expect(told).toEqual([]);
  tour = false;
  vi.advanceTimersByTime(180_000);
  expect(told[0]).toBe("asks 20");
});

test("a page that nobody can use asks nobody, until it is somebody's again", () => {
  const { idle, told } = display();
  idle.stop();
  vi.advanceTimersByTime(400_000);
  expect(told).toEqual([]);
  idle.begin();
  vi.advanceTimersByTime(180_000);
  expect(told).toEqual(["asks 20"]);
});
