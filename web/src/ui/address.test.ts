import { expect, test } from "vitest";
import { WHOLE } from "../viewer/cut";
import { readPlace, writePlace } from "./address";

test("a link shows its reader what its sender saw", () => {
  const place = {
    unit: "A 1&2",
    stop: "roof",
    on: { day: 20_635, basis: "actual" },
    hour: { month: 6, minutes: 17 * 60 + 5 },
    stand: { eye: [1.004, -2.5, 30], target: [0, 4.25, -6] },
    cut: {
      storey: 2,
      section: { along: "short", at: 40, turned: true },
      alone: "pale",
      lift: 1.5,
    },
    finishes: "living-and-kitchen.2_bathroom.3",
    beside: { stop: "raw_0.5 structure", at: 0.325, end: true },
    inside: "Küche & Bad",
    tour: 3,
  } as const;
  const read = readPlace(writePlace("?quality=low", place));
  expect(read).toEqual({ ...place, stand: { eye: [1, -2.5, 30], target: [0, 4.25, -6] } });
});

test("what else the address says stays in it", () => {
  expect(
    writePlace("?quality=low&unit=A1", {
      unit: null,
      stop: null,
      on: null,
      hour: null,
      cut: WHOLE,
      finishes: "",
      beside: null,
      stand: null,
      inside: null,
      tour: null,
    }),
  ).toBe("?quality=low");
});

test("a broken link opens the page all the same", () => {
  expect(readPlace("?view=1_2_x_4_5_6&stage=").stand).toBeNull();
  for (const day of ["2026-13-01", "2026", "soon"]) expect(readPlace(`?day=${day}`).on).toBeNull();
  for (const sun of ["13-1200", "6-2400", "6-12", "0-1200", "noon"])
    expect(readPlace(`?sun=${sun}`).hour).toBeNull();
  for (const tour of ["0", "-1", "100", "3.5", "x", ""])
    expect(readPlace(`?tour=${tour}`).tour).toBeNull();
  for (const beside of ["roof", "roof_", "_0.5", "roof_1.5", "roof_-1", "roof_0.5_start"])
    expect(readPlace(`?with=${beside}`).beside).toBeNull();
});
