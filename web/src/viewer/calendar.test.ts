import { expect, test } from "vitest";
import type { Elements, Stage } from "../manifest.gen";
import { BARE_GROUND, NO_DAY, NO_INDEX } from "../manifest.gen";
import {
  BUILT,
  HIDDEN,
  stageOn,
  statesOn,
  stopsOf,
  surroundings,
  TODAY,
  UNDER_CONSTRUCTION,
} from "./calendar";

test("a buyer on bare ground sees nothing built, and at the last stage everything", () => {
  const stops = stopsOf(
    { stages: [stage("structure", 10, 20), stage("roof", 15, 30)], elements },
    NO_DAY,
  );
  expect(stops.map((stop) => [stop.id, stop.day])).toEqual([
    [BARE_GROUND, 9],
    ["structure", 20],
    ["roof", 30],
  ]);
  expect(on(9)).toEqual([HIDDEN, HIDDEN, HIDDEN]);
  expect(on(30)).toEqual([BUILT, BUILT, BUILT]);
});

test("what is begun and not done is under construction, to the day", () => {
  expect(on(10)).toEqual([UNDER_CONSTRUCTION, HIDDEN, HIDDEN]);
  expect(on(20)).toEqual([BUILT, UNDER_CONSTRUCTION, HIDDEN]);
});

test("stops never run back in time, even where a stage has a straggler", () => {
  const stops = stopsOf({ stages: [stage("a", 10, 40), stage("b", 15, 30)], elements }, NO_DAY);
  expect(stops.map((stop) => stop.day)).toEqual([9, 40, 40]);
});

test("a first stage that builds nothing is the bare ground itself; later empty ones are left out", () => {
  const empty = { ...stage("ground", NO_DAY, NO_DAY), elements: 0 };
  const stops = stopsOf(
    { stages: [empty, stage("a", 10, 20), { ...empty, id: "garden" }], elements },
    NO_DAY,
  );
  expect(stops.map((stop) => stop.id)).toEqual(["ground", "a"]);
  expect(stops[0]?.day).toBe(9);
});

test("a first stage of the land alone, which takes no time, is the bare ground and stands from the start", () => {
  const site = { id: "site", kind: "site" as const, name: "Grounds" };
  const found = {
    ...elements,
    feature: [0, -1, -1],
    stage: [0, 1, 1],
    planned_start: [12, 12, 25],
    planned_finish: [12, 22, 30],
  };
  const stages = [{ ...stage("ground", NO_DAY, NO_DAY), elements: 1 }, stage("house", 12, 30)];
  const stops = stopsOf({ stages, elements: found }, NO_DAY);
  expect(stops.map((stop) => [stop.id, stop.stage, stop.day])).toEqual([
    ["ground", 0, 11],
    ["house", 1, 30],
  ]);
  const out = new Uint8Array(3);
  statesOn(found, 11, "planned", 0, surroundings({ features: [site], elements: found }), out);
  expect([...out]).toEqual([BUILT, HIDDEN, HIDDEN]);
});

test("while the works go on, today is a stop that shows what was reported", () => {
  const stages = [stage("structure", 10, 20), stage("roof", 15, 30)];
  const reported = { ...elements, actual_start: [11, NO_DAY, NO_DAY] };
  expect(stopsOf({ stages, elements: reported }, 16).map((stop) => stop.id)).toEqual([
    BARE_GROUND,
    TODAY,
    "structure",
    "roof",
  ]);
  expect(stopsOf({ stages, elements: reported }, 99).map((stop) => stop.id)).not.toContain(TODAY);
  expect(stopsOf({ stages, elements }, 16).map((stop) => stop.id)).not.toContain(TODAY);
});

test("works that go on after all was promised still have a today, after the promises", () => {
  const late = { ...stage("roof", 15, 30), expected: { start: 15, finish: 60 } };
  const reported = { ...elements, actual_start: [11, NO_DAY, NO_DAY] };
  const on = (today: number, one = late) =>
    stopsOf({ stages: [stage("structure", 10, 20), one], elements: reported }, today);
  expect(on(45).map((stop) => [stop.id, stop.stage, stop.day])).toEqual([
    [BARE_GROUND, NO_INDEX, 9],
    ["structure", 0, 20],
    ["roof", 1, 30],
    [TODAY, 1, 45],
  ]);
  expect(stageOn(on(45), 45)).toBe("roof");
  expect(on(61).map((stop) => stop.id)).not.toContain(TODAY);
  const done = { ...late, actual: { start: 15, finish: 44 } };
  expect(on(45, done).map((stop) => stop.id)).not.toContain(TODAY);
});

test("today belongs to the stage that is being built", () => {
  const stops = stopsOf(
    { stages: [stage("structure", 10, 20), stage("roof", 15, 30)], elements },
    16,
  );
  expect([5, 16, 20, 21, 99].map((day) => stageOn(stops, day))).toEqual([
    BARE_GROUND,
    "structure",
    "structure",
    "roof",
    "roof",
  ]);
});

test("what was reported begun and never done stays under construction", () => {
  const out = new Uint8Array(3);
  const reported = { ...elements, actual_start: [11, NO_DAY, NO_DAY] };
  statesOn(reported, 99, "actual", 0, none, out);
  expect([...out]).toEqual([UNDER_CONSTRUCTION, HIDDEN, HIDDEN]);
});

test("neighbours and old trees stand before the works begin", () => {
  const site = { id: "site", kind: "site" as const, name: "Grounds" };
  const structure = { id: "structure", kind: "structure" as const, name: "Structure" };
  const first = { ...elements, feature: [0, 1, 0], planned_finish: [10, 10, 30] };
  const before = surroundings({ features: [site, structure], elements: first });
  expect([...before]).toEqual([1, 0, 0]);
  const out = new Uint8Array(3);
  statesOn(first, 0, "planned", -1, before, out);
  expect([...out]).toEqual([BUILT, HIDDEN, HIDDEN]);
});

const none = new Uint8Array(3);

const elements: Elements = {
  global_id: ["slab", "wall", "roof"],
  ifc_class: ["IfcSlab", "IfcWall", "IfcRoof"],
  storey: [0, 0, 1],
  stage: [0, 0, 1],
  feature: [-1, -1, -1],
  planned_start: [10, 12, 25],
  planned_finish: [14, 22, 30],
  actual_start: [NO_DAY, NO_DAY, NO_DAY],
  actual_finish: [NO_DAY, NO_DAY, NO_DAY],
  derived: [0, 0, 0],
};

function on(day: number): number[] {
  const out = new Uint8Array(3);
  statesOn(elements, day, "planned", -1, none, out);
  return [...out];
}

function stage(id: string, start: number, finish: number): Stage {
  return {
    id,
    name: id,
    planned: { start, finish },
    actual: { start: NO_DAY, finish: NO_DAY },
    origin: "authored",
    elements: 1,
    tasks: [],
  };
}

test("today shows what was reported, and a day to come what is expected, never sooner than the report allows", () => {
  const late = {
    ...elements,
    actual_start: [10, NO_DAY, NO_DAY],
    actual_finish: [NO_DAY, NO_DAY, NO_DAY],
    expected_start: [10, 15, 40],
    expected_finish: [18, 36, 45],
  };
  const built = (day: number) => {
    const out = new Uint8Array(3);
    statesOn(late, day, "actual", 1, new Uint8Array(3), out, 24);
    return [...out];
  };
  expect(built(24)).toEqual([UNDER_CONSTRUCTION, HIDDEN, HIDDEN]);
  // By the plan in force both would be further by the 24th: nothing of it was reported, so it is still to come.
  expect(built(25)).toEqual([BUILT, UNDER_CONSTRUCTION, HIDDEN]);
  expect(built(41)).toEqual([BUILT, BUILT, UNDER_CONSTRUCTION]);
  expect(built(45)).toEqual([BUILT, BUILT, BUILT]);
});

test("the stop of today stands where the site's reports end", () => {
  const manifest = {
    stages: [stage("structure", 10, 20), stage("roof", 15, 30)],
    elements: { ...elements, actual_start: [10, NO_DAY, NO_DAY] },
    reported_until: 14,
  };
  expect(stopsOf(manifest, 17).find(({ id }) => id === TODAY)?.day).toBe(14);
  expect(
    stopsOf({ ...manifest, reported_until: NO_DAY }, 17).find(({ id }) => id === TODAY)?.day,
  ).toBe(17);
});
