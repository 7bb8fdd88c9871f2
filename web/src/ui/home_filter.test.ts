import { describe, expect, test } from "vitest";
import { fits, type Listed, scaleOf, type Wishes } from "./home_filter";

const HOME: Listed = {
  unit: "A1",
  rooms: "3",
  floor: "1",
  facing: "S SW",
  price: 400_000,
  status: "available",
};
const ANY: Wishes = {
  rooms: "",
  floor: "",
  facing: "",
  most: Number.POSITIVE_INFINITY,
  available: false,
  favourites: false,
};

describe("a home fits a buyer's wishes", () => {
  test("who wishes for nothing in particular sees every home", () => {
    expect(fits(HOME, ANY, false)).toBe(true);
    expect(fits({ ...HOME, price: 0, status: "sold" }, ANY, false)).toBe(true);
  });

  test.each([
    [{ rooms: "2" }],
    [{ floor: "0" }],
    [{ facing: "N" }],
    [{ most: 399_999 }],
    [{ favourites: true }],
  ])("not where it lacks %o", (wish) => {
    expect(fits(HOME, { ...ANY, ...wish }, false)).toBe(false);
  });

  test("one of its sides is enough, and no side is part of another's name", () => {
    expect(fits(HOME, { ...ANY, facing: "SW" }, false)).toBe(true);
    expect(fits(HOME, { ...ANY, facing: "W" }, false)).toBe(false);
  });

  test("a price on request is within any limit", () => {
    expect(fits({ ...HOME, price: 0 }, { ...ANY, most: 1 }, false)).toBe(true);
  });
});

describe("the price slider", () => {
  test("ends at round figures that leave no home out", () => {
    expect(scaleOf([220_000, 506_000, 0])).toEqual({ from: 220_000, to: 510_000, step: 10_000 });
  });

  test("its lowest end still has the cheapest home", () => {
    const scale = scaleOf([223_400, 506_000]);
    expect(scale?.from).toBeGreaterThanOrEqual(223_400);
  });

  test("is not there where all homes cost the same, or none says what", () => {
    expect(scaleOf([300_000, 300_000])).toBeNull();
    expect(scaleOf([0, 0])).toBeNull();
    expect(scaleOf([])).toBeNull();
  });
});
