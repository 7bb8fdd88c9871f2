import fc from "fast-check";
import { expect, test } from "vitest";
import { daylightAt } from "./daylight";

const brightness = (altitude: number, dark: boolean) => {
  const { sun, strength } = daylightAt(altitude, dark);
  return (0.2126 * sun.r + 0.7152 * sun.g + 0.0722 * sun.b) * strength;
};

test("the sun is brighter the higher it stands, and its light is warmest when it is low", () => {
  for (const dark of [false, true]) {
    expect(brightness(40, dark)).toBeGreaterThan(brightness(8, dark));
    expect(brightness(8, dark)).toBeGreaterThan(brightness(1, dark));
    const [noon, evening] = [daylightAt(40, dark).sun, daylightAt(4, dark).sun];
    expect(evening.b / evening.r).toBeLessThan(noon.b / noon.r);
  }
});

test("lamps are lit after dusk and out by day", () => {
  expect(daylightAt(-20, false).lamps).toBe(1);
  expect(daylightAt(30, false).lamps).toBe(0);
  // Nor at noon in December, but here and there in the last hour of the sun.
  expect(daylightAt(18, false).lamps).toBe(0);
  expect(daylightAt(8, false).lamps).toBeGreaterThan(0.3);
  expect(daylightAt(8, false).lamps).toBeLessThan(daylightAt(2, false).lamps);
});

test("paper is the page's own by day and dark at night", () => {
  expect(daylightAt(40, false).paper.getHexString()).toBe("ffffff");
  expect(daylightAt(-20, false).paper.g).toBeLessThan(0.05);
});

test("nothing jumps while a day goes by", () => {
  fc.assert(
    fc.property(fc.double({ min: -40, max: 80, noNaN: true }), fc.boolean(), (altitude, dark) => {
      const [one, two] = [daylightAt(altitude, dark), daylightAt(altitude + 0.05, dark)];
      for (const name of ["strength", "ambient", "mirrored", "lamps"] as const)
        expect(Math.abs(one[name] - two[name])).toBeLessThan(0.06);
    }),
  );
});
