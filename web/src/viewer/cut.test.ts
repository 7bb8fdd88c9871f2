import { expect, test } from "vitest";
import {
  beyond,
  type Cut,
  knownCut,
  lookFor,
  NO_PLANE,
  planeOf,
  ranksOf,
  readCut,
  revealed,
  sectionTowards,
  WHOLE,
  writeCut,
} from "./cut";

const bounds = {
  low: [0, -2, 0] as [number, number, number],
  high: [40, 20, 10] as [number, number, number],
};
const storeys = [0, 3, 6].map((elevation, floor) => ({
  id: `s${floor}`,
  name: `Floor ${floor}`,
  floor,
  elevation,
  height: 3,
}));
const half: Cut = { ...WHOLE, section: { along: "long", at: 50, turned: false } };

test("a buyer's link opens the building as it was open when it was sent", () => {
  const cuts: Cut[] = [
    { storey: 0, section: null, alone: null, lift: 0 },
    {
      storey: 12,
      section: { along: "short", at: 7, turned: true },
      alone: "gone",
      lift: 2.5,
    },
    { ...half, alone: "pale" },
  ];
  for (const cut of cuts) expect(readCut(writeCut(cut) ?? "")).toEqual(cut);
  expect(writeCut(WHOLE)).toBeNull();
});

test("what a link says that is not understood leaves the rest as it is", () => {
  expect(readCut("")).toEqual(WHOLE);
  expect(readCut("zz_s1_a_x9_l999")).toEqual({ ...WHOLE, storey: 1, lift: 6 });
  expect(readCut("a400").section).toEqual({ along: "long", at: 100, turned: false });
  expect(knownCut(readCut("s9"), storeys).storey).toBeNull();
});

test("a cut along the building's longer side runs along it", () => {
  const plane = planeOf(half.section, bounds);
  expect(beyond(plane, 20, 6)).toBe(true);
  expect(beyond(plane, 20, 4)).toBe(false);
  const across = planeOf({ along: "short", at: 25, turned: true }, bounds);
  expect(beyond(across, 9, 5)).toBe(true);
  expect(beyond(across, 11, 5)).toBe(false);
  expect(beyond(NO_PLANE, 1e6, 1e6)).toBe(false);
});

test("a new cut opens the side that the buyer looks from", () => {
  for (const z of [-30, 40]) {
    const section = sectionTowards("long", bounds, [5, 10, z]);
    expect(beyond(planeOf(section, bounds), 5, z)).toBe(true);
  }
});

test("cellars stay where they are when storeys are lifted apart", () => {
  const cellar = { elevation: -3, floor: -1 };
  const roof = { elevation: 6, floor: 2 };
  const ranks = ranksOf([roof, cellar, { elevation: 0, floor: 0 }, { elevation: 3, floor: 1 }]);
  expect(ranks).toEqual([2, 0, 0, 1]);
});

test("whoever steps into a room finds its storey there, and no cut through it", () => {
  const cut: Cut = { ...half, storey: 0, lift: 2 };
  const inUpperRoom = revealed(cut, { storeys, bounds }, [5, 4.6, 8]);
  expect(inUpperRoom).toEqual({ ...cut, storey: 1, section: null });
  expect(revealed(cut, { storeys, bounds }, [5, 1.6, 3])).toEqual(cut);
});

test("the view moves to a cut, a storey or a home when it is opened, and not while it is adjusted", () => {
  const further: Cut = { ...half, section: { along: "long", at: 60, turned: false } };
  expect(lookFor(WHOLE, half, null)).toBe("whole");
  expect(lookFor(half, further, null)).toBeNull();
  expect(lookFor(WHOLE, { ...WHOLE, storey: 1 }, null)).toBe("whole");
  expect(lookFor({ ...WHOLE, storey: 2 }, { ...WHOLE, storey: 1 }, null)).toBeNull();
  expect(lookFor(WHOLE, { ...WHOLE, alone: "pale" }, "1-01")).toBe("home");
  expect(lookFor(half, WHOLE, null)).toBeNull();
});
