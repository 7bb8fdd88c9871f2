import { expect, test } from "vitest";
import { NO_DAY, type Stage } from "../manifest.gen";
import { progressOf } from "./progress";

const unknown = { start: NO_DAY, finish: NO_DAY };
const roof: Stage = {
  id: "roof",
  name: "Roof",
  planned: { start: 20000, finish: 20030 },
  actual: unknown,
  origin: "authored",
  elements: 9,
  tasks: [],
};

test("a buyer reads how late a stage was reached, in words", () => {
  const late = progressOf({ ...roof, actual: { start: 20003, finish: 20051 } }, 20100);
  expect(late.long).toContain("Reached on November 24, 2024, 3 weeks late.");
  expect([late.standing, late.late, late.short]).toEqual(["reached", true, "3 weeks late"]);
});

test("a stage that was early or on time is not called late", () => {
  expect(progressOf({ ...roof, actual: { start: 20000, finish: 20029 } }, 20100).long).toContain(
    "1 day early",
  );
  expect(progressOf({ ...roof, actual: { start: 20000, finish: 20030 } }, 20100).late).toBe(false);
});

test("a stage under way past its planned end says so", () => {
  const going = progressOf({ ...roof, actual: { start: 20003, finish: NO_DAY } }, 20036);
  expect(going.long).toContain("Under way since October 7, 2024. It is 6 days late so far.");
});

test("nothing is claimed about a stage of which nothing was reported", () => {
  const silent = progressOf(roof, 20100);
  expect([silent.standing, silent.late]).toEqual(["past", false]);
  expect(silent.long).toBe("Planned from October 4, 2024 to November 3, 2024.");
});

test("dates that were derived are said to be derived", () => {
  expect(progressOf({ ...roof, origin: "estimated" }, 0).long).toContain("not from a schedule");
});

test("a stage without dates promises none", () => {
  expect(progressOf({ ...roof, planned: unknown }, 0).long).toBe("No date is planned yet.");
});

const delayed: Stage = { ...roof, expected: { start: 20014, finish: 20051 } };

test("a buyer reads what was planned and what is expected now, in one sentence", () => {
  const coming = progressOf(delayed, 20010);
  expect(coming.long).toBe(
    "Planned for November 3, 2024, now expected on November 24, 2024, 3 weeks late.",
  );
  expect([coming.standing, coming.late, coming.short]).toEqual(["planned", false, "Nov 2024"]);
  const sooner = progressOf({ ...roof, expected: { start: 20000, finish: 20026 } }, 20010);
  expect(sooner.long).toContain("now expected on October 30, 2024, 4 days early.");
});

test("a stage under way is as late as it is expected to be, and that is said once", () => {
  const going = progressOf({ ...delayed, actual: { start: 20014, finish: NO_DAY } }, 20036);
  expect(going.long).toBe(
    "Planned for November 3, 2024, now expected on November 24, 2024, 3 weeks late. Under way since October 18, 2024.",
  );
  expect([going.standing, going.late, going.short]).toEqual(["under-way", true, "3 weeks late"]);
});

test("a stage that is expected sooner than planned is not called late", () => {
  const sooner = { ...roof, expected: { start: 20000, finish: 20026 } };
  const going = progressOf({ ...sooner, actual: { start: 20000, finish: NO_DAY } }, 20010);
  expect([going.late, going.short]).toEqual([false, "Under way"]);
});

test("a day that has passed is expected no more", () => {
  const silent = progressOf(delayed, 20100);
  expect(silent.long).toBe("Planned for November 3, 2024, last expected on November 24, 2024.");
  expect([silent.standing, silent.late]).toEqual(["past", false]);
  const going = progressOf({ ...delayed, actual: { start: 20014, finish: NO_DAY } }, 20060);
  expect(going.long).toContain("Under way since October 18, 2024. It is 4 weeks late so far.");
});

test("what was expected is forgotten once a stage is reached, or where only its beginning has moved", () => {
  const done = progressOf({ ...delayed, actual: { start: 20003, finish: 20048 } }, 20100);
  expect(done.long).toBe(
    "Planned from October 4, 2024 to November 3, 2024. Reached on November 21, 2024, 3 weeks late.",
  );
  expect(progressOf({ ...roof, expected: { start: 20009, finish: 20030 } }, 20010).long).toBe(
    progressOf(roof, 20010).long,
  );
});

test("that work has begun is said once, and what was checked on site is said beside it", () => {
  const begun = {
    ...roof,
    actual: { start: 20000, finish: NO_DAY },
    progress: "Work on this stage has begun.",
    reported: 2,
    reported_late: 1,
  };
  expect(progressOf(begun, 20010).long).toBe(
    "Planned from October 4, 2024 to November 3, 2024. Under way since October 4, 2024. Of 2 parts checked on site 1 were late.",
  );
});

test("before its beginning, what was checked on site is said in the buyer's language, not the manifest's", () => {
  const checked = {
    ...roof,
    reported: 12,
    reported_late: 3,
    progress: "Of 12 parts, 9 were on time.",
  };
  expect(progressOf(checked, 20010).long).toBe(
    "Planned from October 4, 2024 to November 3, 2024. Of 12 parts checked on site 3 were late.",
  );
});
