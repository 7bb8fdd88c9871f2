import { expect, test } from "vitest";
import type { Task } from "../manifest.gen";
import { spanOfWorks, worksOn, worksWords } from "./works";

const task = (name: string, start: number, finish: number, more: Partial<Task> = {}): Task => ({
  id: name,
  name,
  stage: "frame",
  planned: { start, finish },
  actual: { start: -1, finish: -1 },
  elements: 3,
  ...more,
});
const TASKS = [
  task("Roof", 20, 30),
  task("Walls, first floor", 10, 20),
  task("Walls, ground floor", 5, 12, { actual: { start: 9, finish: -1 } }),
  task("Site office", 0, 99, { catch_all: true }),
  task("Permits", 0, 99, { elements: 0 }),
];

test("a buyer reads what is being built on a day, what ends first first", () => {
  expect(worksOn(TASKS, 11, "planned")).toEqual(["Walls, ground floor", "Walls, first floor"]);
  expect(worksOn(TASKS, 20, "planned")).toEqual(["Walls, first floor", "Roof"]);
});

test("as built, what has begun goes on until its end is reported", () => {
  expect(worksOn(TASKS, 8, "actual")).toEqual([]);
  expect(worksOn(TASKS, 40, "actual")).toEqual(["Walls, ground floor"]);
});

test("many works are named in part and counted", () => {
  const many = [1, 2, 3, 4, 5].map((at) => task(`Work ${at}`, 0, at));
  expect(worksWords(many, 0, "planned")).toBe("Being built: Work 1; Work 2; Work 3; 2 more.");
  expect(worksWords(TASKS, 70, "planned")).toBe("Nothing is being built on this day.");
});

test("the works span all days that are known", () => {
  expect(spanOfWorks(TASKS)).toEqual({ first: 0, last: 99 });
  expect(spanOfWorks([task("Roof", -1, -1)])).toBeNull();
});

test("beyond the reports works go on as they are expected, and not before the day after", () => {
  const late = [
    task("Walls", 5, 12, {
      actual: { start: 9, finish: -1 },
      expected: { start: 9, finish: 22 },
    }),
    task("Roof", 10, 20),
  ];
  expect(worksOn(late, 15, "actual", 15)).toEqual(["Walls"]);
  expect(worksOn(late, 16, "actual", 15)).toEqual(["Roof", "Walls"]);
  expect(worksOn(late, 25, "actual", 15)).toEqual([]);
});
