import { expect, test } from "vitest";
import { type Handover, NO_DAY } from "../manifest.gen";
import { handoverWords } from "./handover";

const MAY = 21_335;
const stages = [{ id: "garden", name: "Garden", actual: { start: NO_DAY, finish: NO_DAY } }];
const home: Handover = { promised: MAY, expected: MAY, origin: "authored", stage: "garden" };
const said = (handover: Handover, today = 21_000, reported = true) =>
  handoverWords(handover, stages, today, reported);

test("a home that keeps its promise says so and no more", () => {
  expect(said(home)).toMatchObject({
    late: false,
    short: "May 2028",
    note: "",
    why: "As promised.",
  });
});

test("a late home says the promise and by how much it is missed", () => {
  const late = said({ ...home, expected: MAY + 61 });
  expect([late.late, late.short, late.note]).toEqual([true, "Jul 2028", "promised May 2028"]);
  expect(late.why).toBe("Promised for May 31, 2028, 9 weeks late.");
});

test("late within one month, the days are told", () => {
  const late = said({ ...home, promised: MAY - 10 });
  expect([late.short, late.note]).toEqual(["May 31, 2028", "10 days late"]);
});

test("what nobody promised is said to follow from the works", () => {
  expect(said({ ...home, origin: "computed" }).why).toContain("when “Garden” ends");
});

test("a day that has passed unkept is late by today, unless the site tells nothing at all", () => {
  expect(said(home, MAY + 14).day).toBe(MAY + 14);
  expect(said(home, MAY + 14).late).toBe(true);
  expect(said(home, MAY + 14, false)).toMatchObject({ day: MAY, late: false });
});

test("a home that is ready says since when", () => {
  const done = [{ id: "garden", name: "Garden", actual: { start: 1, finish: MAY } }];
  expect(handoverWords(home, done, MAY + 90, true).long).toBe("Ready since May 31, 2028");
});
