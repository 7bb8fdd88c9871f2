import { expect, test } from "vitest";
import { type Handover, NO_DAY } from "../manifest.gen";
import { handoverWords } from "./handover";

const MAY = 21_335;
const garden = { id: "garden", name: "Garden", origin: "authored" } as const;
const stages = [{ ...garden, actual: { start: NO_DAY, finish: NO_DAY } }];
const home: Handover = { promised: MAY, expected: MAY, origin: "authored", stage: "garden" };
const said = (handover: Handover, today = 21_000, reported = true) =>
  handoverWords(handover, stages, today, reported);

test("a home that keeps its promise says so and no more", () => {
  expect(said(home)).toMatchObject({
    late: false,
    short: "May 2028",
    note: "as promised",
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
  const kept = said({ ...home, origin: "computed" });
  expect([kept.note, kept.why]).toEqual(["as planned", "That is when “Garden” ends."]);
  const late = said({ ...home, origin: "computed", expected: MAY + 61 });
  expect(late.note).toBe("planned May 2028");
  expect(late.why).toBe("Planned for May 31, 2028, 9 weeks late. That is when “Garden” ends.");
});

test("a day that no schedule has is said to be derived", () => {
  const guessed = stages.map((one) => ({ ...one, origin: "estimated" as const }));
  expect(handoverWords({ ...home, origin: "computed" }, guessed, 21_000, true).why).toBe(
    "That is when “Garden” ends. The dates are derived from the order of building, not from a schedule.",
  );
  expect(handoverWords(home, guessed, 21_000, true).why).toBe("As promised.");
});

test("a day that has passed unkept is late by today, unless the site tells nothing at all", () => {
  expect(said(home, MAY + 14).day).toBe(MAY + 14);
  expect(said(home, MAY + 14).late).toBe(true);
  expect(said(home, MAY + 14, false)).toMatchObject({ day: MAY, late: false });
});

test("a home that is ready says since when", () => {
  const done = [{ ...garden, actual: { start: 1, finish: MAY } }];
  expect(handoverWords(home, done, MAY + 90, true).long).toBe("Ready since May 31, 2028");
});
