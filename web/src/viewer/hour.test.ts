import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, instantOf, minutesAt, monthOf } from "./hour";

/** 1 July 2026 and 25 October 2026, when clocks in Amsterdam go back at three. */
const JULY = 20_635;
const CHANGE = 20_751;

test("noon in Amsterdam in summer is ten in Greenwich", () => {
  expect(instantOf(JULY, 12 * 60, "Europe/Amsterdam").toISOString()).toBe(
    "2026-07-01T10:00:00.000Z",
  );
});

test("clocks show what was asked for, in any zone and season", () => {
  const zones = ["Europe/Amsterdam", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "UTC"];
  fc.assert(
    fc.property(
      fc.integer({ min: 18_000, max: 24_000 }),
      // Between one and four at night clocks may leave out an hour.
      fc.integer({ min: 4 * 60, max: 1439 }),
      fc.constantFrom(...zones),
      (day, minutes, zone) => minutesAt(instantOf(day, minutes, zone), zone) === minutes,
    ),
  );
});

test("an hour that comes twice is one of the two", () => {
  const at = instantOf(CHANGE, 150, "Europe/Amsterdam").toISOString();
  expect(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]).toContain(at);
});

test("a month's day is its 21st, in the year that the building is shown in", () => {
  expect(new Date(dayOf(6, JULY) * 86_400_000).toISOString().slice(0, 10)).toBe("2026-06-21");
  expect(monthOf(JULY)).toBe(7);
});
