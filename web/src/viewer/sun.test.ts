import { expect, test } from "vitest";
import { sunOn } from "./sun";

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
