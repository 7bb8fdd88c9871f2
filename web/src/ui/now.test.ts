import { expect, test } from "vitest";
import { type Elements, NO_DAY, type Span, type Stage, type Task } from "../manifest.gen";
import { nowOn } from "./now";

const unknown = { start: NO_DAY, finish: NO_DAY };
const stage = (id: string, actual: Span): Stage => ({
  id,
  name: id,
  planned: { start: 0, finish: 90 },
  actual,
  origin: "authored",
  elements: 2,
  tasks: [],
});
const task = (name: string, of: string, actual: Span): Task => ({
  id: name,
  name,
  stage: of,
  planned: { start: 0, finish: 90 },
  actual,
  elements: 3,
});
const elements = {
  stage: [0, 1, 1, 1, 1],
  actual_finish: [12, 40, 55, NO_DAY, NO_DAY],
} as unknown as Elements;
const works = {
  stages: [
    stage("pit", { start: 1, finish: 12 }),
    stage("walls", { start: 14, finish: NO_DAY }),
    stage("roof", unknown),
  ],
  tasks: [
    task("Brickwork, second floor", "walls", { start: 38, finish: NO_DAY }),
    task("Brickwork, first floor", "walls", { start: 14, finish: 36 }),
    task("Trusses", "roof", unknown),
  ],
  elements,
  reported_until: 50,
};

test("a buyer reads which stage is under way, what is done in it and how much of it stands", () => {
  expect(nowOn(works, 60)).toEqual({ stage: 1, share: 0.25, works: ["Brickwork, second floor"] });
});

test("what happened after the last report is not claimed", () => {
  expect(nowOn({ ...works, reported_until: 60 }, 60)?.share).toBe(0.5);
});

test("nothing is under way where nothing was reported, or all is done", () => {
  expect(nowOn({ ...works, stages: [stage("walls", unknown)] }, 60)).toBeNull();
  expect(nowOn({ ...works, stages: [stage("pit", { start: 1, finish: 12 })] }, 60)).toBeNull();
});
