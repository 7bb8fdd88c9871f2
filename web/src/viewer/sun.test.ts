import { expect, test } from "vitest";
import { sunAt, sunOn, sunTimes } from "./sun";

const nijmegen = { latitude: 51.84, longitude: 5.85, timezone: "Europe/Amsterdam" };
/** 21 June and 21 December 2025. */
const SUMMER = 20260;
const WINTER = 20443;

test("the morning sun of a northern place stands in the south-east, higher in summer", () => {
  const [east, up, south] = sunOn(SUMMER, nijmegen);
  expect(east).toBeGreaterThan(0);
  expect(south).toBeGreaterThan(0);
  expect(up).toBeGreaterThan(sunOn(WINTER, nijmegen)[1]);
});

test("south of the equator it stands in the north-east", () => {
  const [east, , south] = sunOn(SUMMER, { ...nijmegen, latitude: -33.9, longitude: 18.4 });
  expect(east).toBeGreaterThan(0);
  expect(south).toBeLessThan(0);
});

test("a plan that is turned on the page turns the sun with it", () => {
  const [x, y, z] = sunOn(SUMMER, { ...nijmegen, true_north: 90 });
  const [east, up, south] = sunOn(SUMMER, nijmegen);
  // What is east on the compass is down the page, towards the reader.
  expect([x, y, z]).toEqual([expect.closeTo(-south, 6), up, expect.closeTo(east, 6)]);
});

test("at midsummer noon it stands in the south at 90 degrees less the latitude plus the tilt of the earth", () => {
  // Nijmegen's true noon is 11:36 UTC, 13:36 on summer clocks.
  const { altitude, azimuth } = sunAt(SUMMER, { month: 6, minutes: 13 * 60 + 38 }, nijmegen);
  expect(altitude).toBeCloseTo(90 - 51.84 + 23.44, 0);
  expect(Math.abs(azimuth - 180)).toBeLessThan(1.5);
});

test("at night it stands below the horizon, and rises and sets where the almanac says", () => {
  expect(sunAt(SUMMER, { month: 12, minutes: 0 }, nijmegen).altitude).toBeLessThan(-30);
  const { rise, set } = sunTimes(SUMMER, 12, nijmegen) ?? { rise: 0, set: 0 };
  // 08:43 and 16:29 in Nijmegen on 21 December.
  expect(Math.abs(rise - (8 * 60 + 43))).toBeLessThan(4);
  expect(Math.abs(set - (16 * 60 + 29))).toBeLessThan(4);
});

test("in the far north of midsummer it does not set", () => {
  expect(sunTimes(SUMMER, 6, { ...nijmegen, latitude: 69.65, longitude: 18.96 })).toBeNull();
});
