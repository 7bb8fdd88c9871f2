import { expect, test } from "vitest";
import type { Manifest } from "../manifest.gen";
import type { Stop } from "../viewer/calendar";
import { counterpart, rawStop } from "./counterpart";
import { inWords, nameOfDay, nameOfStop } from "./moment_names";

// Two storeys with a home each; the walls of the upper one come a stage later, those between rooms last.
const STAGES = ["ground", "lower", "upper", "rooms", "handover"];
const stops: Stop[] = STAGES.map((id, stage) => ({
  id,
  stage,
  day: 20_000 + stage,
  basis: "planned",
}));
const today: Stop = { id: "today", stage: 2, day: 20_002, basis: "actual" };
const ALL = [...stops.slice(0, 2), today, ...stops.slice(2)];
const WALLS: [storey: number, stage: number][] = [
  [0, 1],
  [0, 1],
  [0, 3],
  [0, 3],
  [1, 2],
  [1, 3],
];
const building = {
  elements: {
    ifc_class: [...WALLS.map(() => "IfcWall"), "IfcSlab"],
    storey: [...WALLS.map(([storey]) => storey), 1],
    stage: [...WALLS.map(([, stage]) => stage), 0],
  },
  features: [
    { id: "A", kind: "unit", name: "A", storey: 0 },
    { id: "B", kind: "unit", name: "B", storey: 1 },
  ],
  storeys: [{}, {}],
  units: [{ id: "A" }, { id: "B" }],
  stages: STAGES.map((id) => ({
    id,
    name: id,
    planned: { start: -1, finish: id === "ground" ? -1 : 20_500 },
  })),
} as unknown as Manifest;

test("beside the finished building lies its raw structure, and beside any other moment the finished one", () => {
  expect(counterpart(building, ALL, "handover", null)).toBe("upper");
  for (const now of ["ground", "upper", "today"])
    expect(counterpart(building, ALL, now, null)).toBe("handover");
});

test("a storey under the roof, whose walls come with it, does not keep the raw structure waiting", () => {
  const { elements, features, units } = building;
  const under = (storey: number) => ({ id: `${storey}`, kind: "unit", name: "", storey });
  const taller = {
    ...building,
    elements: {
      ...elements,
      ifc_class: [...elements.ifc_class, "IfcWall", "IfcWall"],
      storey: [...elements.storey, 2, 3],
      stage: [...elements.stage, 2, 4],
    },
    features: [...features, under(2), under(3)],
    storeys: [{}, {}, {}, {}],
    units: [...units, { id: "2" }, { id: "3" }],
  } as unknown as Manifest;
  expect(counterpart(taller, ALL, "handover", null)).toBe("upper");
  expect(rawStop(taller, ALL, "3")?.id).toBe("handover");
});

test("for one home it is when its own walls stand", () => {
  expect(rawStop(building, ALL, "A")?.id).toBe("lower");
  expect(rawStop(building, ALL, "B")?.id).toBe("upper");
});

test("a model without walls has another moment all the same, and a single moment none", () => {
  const bare = {
    ...building,
    elements: { ifc_class: [], storey: [], stage: [] },
  } as unknown as Manifest;
  expect(rawStop(bare, ALL, null)).toBeNull();
  expect(STAGES).toContain(counterpart(bare, ALL, "handover", null));
  expect(counterpart(bare, stops.slice(4), "handover", null)).toBeNull();
});

test("moments are called what a buyer calls them", () => {
  const name = (at: number) => inWords(nameOfStop(building, stops, stops[at] as Stop));
  expect(name(0)).toBe("ground");
  expect(name(2)).toBe("upper, Feb 2026");
  expect(name(4)).toBe("Finished, Feb 2026");
  expect(nameOfStop(building, ALL, today)).toEqual({ name: "Today", when: "October 6, 2024" });
  expect(inWords(nameOfDay({ day: 20_002, basis: "actual" }))).toBe("October 6, 2024, as built");
});
