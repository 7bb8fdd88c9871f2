import { expect, test } from "vitest";
import { clock, duration, moment } from "./times";

const at = new Date(2026, 4, 6, 14, 3, 12).getTime();
const HOUR = 3_600_000;

test("a time is told to the second where the age of data matters, on a clock of 24 hours", () => {
  expect(clock(at)).toBe("14:03:12");
});

test("a moment of today needs no date, an older one does", () => {
  expect(moment(at, at + HOUR)).toBe("14:03");
  expect(moment(at, at + 48 * HOUR)).toMatch(/^Wed,? 14:03$/);
  expect(moment(at, at + 480 * HOUR)).toContain("2026");
});

test("seconds are told as people say them", () => {
  expect(duration(48.4)).toBe("48 s");
  expect(duration(120)).toBe("2 min");
  expect(duration(750)).toBe("12 min 30 s");
  expect(duration(3_900)).toBe("1 h 5 min");
});
