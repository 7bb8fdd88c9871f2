import { expect, test } from "vitest";
import type { Manifest, Stage, TourStep, Unit } from "../manifest.gen";
import { tellOf } from "./telling";

/** 22 November 2026. */
const TODAY = 20_779;

test("bare ground is told with where it lies and when the works began", () => {
  const told = tell({ told: "ground", stage: "bare-ground" });
  expect(told).toEqual({
    title: "Bare ground",
    words: "This is the plot of The Court, 3 Mill Lane. The works began on March 21, 2026.",
  });
  const planned = { ...COURT, stages: COURT.stages.map((one) => ({ ...one, actual: NONE })) };
  expect(tell({ told: "ground" }, planned).words).toContain("were to begin on March 16, 2026.");
  const later = tellOf(planned, step({ told: "ground" }), 20_000);
  expect(later.words).toContain("The works begin on March 16, 2026.");
  expect(tell({ told: "ground" }, { ...COURT, stages: [] }).words).toContain("No date is planned");
});

test("a stage is told with what it brings, its days, and that it is late where it is late", () => {
  expect(tell({ told: "stage", stage: "frame" })).toEqual({
    title: "Frame",
    words:
      "This stage brings walls and floor slabs. Planned for December 3, 2026, now expected on December 18, 2026, 2 weeks late. Under way since March 21, 2026.",
  });
});

test("homes are counted by size, and only what is available has prices", () => {
  const told = tell({ told: "homes" });
  expect(told.title).toBe("3 homes");
  expect(told.words).toBe(
    "They lie on 2 floors: 1 of 1 room and 2 of 3 rooms. 2 are available, from €300,000 to €401,000.",
  );
  const sold = COURT.units.map((unit) => ({ ...unit, status: "sold" as const }));
  expect(tell({ told: "homes" }, { ...COURT, units: sold }).words).toContain("None is available");
  const one = COURT.units.slice(1, 2);
  expect(tell({ told: "homes" }, { ...COURT, units: one }).words).toContain(
    "1 is available, at €300,000.",
  );
});

test("a home is told as it stands: available with its price, reserved, or sold", () => {
  expect(tell({ told: "home", unit: "C" }).words).toBe(
    "One home as an example: 3 rooms, 75\u00a0m², on floor 1, facing south. It is available, at €401,000. Let us go in.",
  );
  expect(tell({ told: "home", unit: "A" }).words).toContain("It is sold.");
});

test("a room is told as a shell with the month, and then by its own name", () => {
  const shell = tell({ told: "raw", unit: "C", feature: "C-living", stage: "frame" });
  expect(shell.title).toBe("Living as a shell");
  expect(shell.words).toMatch(/“Frame” is done.*That is expected in Dec 2026\.$/);
  expect(tell({ told: "room", unit: "C", feature: "C-living" }).title).toBe("Living");
});

test("a window is told with what it shows and its hours of sun, few as they may be", () => {
  expect(tell({ told: "window", unit: "C", view: 0 })).toEqual({
    title: "Looking south",
    words:
      "From its main window one sees trees and garden. Hours of direct sun a day under a clear sky: 6.9 in December, 1.1 in June.",
  });
});

test("evening is told with its hour, the handover with its day and what to do next", () => {
  const { words } = tell({ told: "evening", hour: { month: 9, minutes: 19 * 60 + 30 } });
  expect(words).toMatch(/^September 21, 7:30\sPM: the sun has set/);
  expect(tell({ told: "handover" }).words).toMatch(/^Planned from .*Now it is your turn/);
});

test("what its author wrote is shown as written", () => {
  expect(tell({ told: "homes", title: "Our homes" }).title).toBe("Our homes");
  const own = step({ place: "feature", feature: "yard", words: "Benches." });
  expect(tellOf(COURT, own, TODAY)).toEqual({ title: "The yard", words: "Benches." });
  expect(tellOf(COURT, step({ words: "Hello." }), TODAY).title).toBe("Garden");
});

const NONE = { start: -1, finish: -1 };

const COURT = {
  development: {
    name: "The Court",
    currency: "EUR",
    place: { latitude: 46, longitude: 14.5, timezone: "Europe/Ljubljana", address: "3 Mill Lane" },
  },
  storeys: [],
  units: [home("A", 1, 0, 0, "sold"), home("B", 3, 300_000, 0), home("C", 3, 401_000, 1)],
  features: [
    { id: "C-living", kind: "room", name: "Living, Home C", unit: "C" },
    { id: "yard", kind: "amenity", name: "The yard" },
  ],
  stages: [
    stage(
      "frame",
      "Frame",
      { start: 20_528, finish: 20_790 },
      { start: 20_533, finish: -1 },
      20_805,
    ),
    stage("garden", "Garden", { start: 20_900, finish: 21_000 }, NONE),
  ],
  elements: {
    stage: [0, 0, 0, 1],
    feature: [-1, -1, -1, -1],
    ifc_class: ["IfcWallStandardCase", "IfcWall", "IfcSlab", "IfcFurniture"],
  },
} as unknown as Manifest;

function tell(given: Partial<TourStep>, manifest = COURT) {
  return tellOf(manifest, step(given), TODAY);
}

function step(given: Partial<TourStep>): TourStep {
  return { id: "x", place: "whole", stage: "garden", ...given };
}

function stage(
  id: string,
  name: string,
  planned: Stage["planned"],
  actual: Stage["actual"],
  expected?: number,
): Stage {
  return {
    id,
    name,
    planned,
    actual,
    origin: "authored",
    elements: 3,
    tasks: [],
    ...(expected ? { expected: { start: planned.start, finish: expected } } : {}),
  };
}

function home(
  id: string,
  rooms: number,
  price: number,
  floor: number,
  status: Unit["status"] = "available",
): Unit {
  return {
    id,
    name: `Home ${id}`,
    price,
    area: 75.3,
    area_origin: "authored",
    rooms,
    floor,
    orientation: ["S"],
    status,
    sun: { months: [], june: 1.1, december: 6.9 },
    views: [
      {
        window: 0,
        eye: [0, 0, 0],
        towards: [0, 0, 1],
        orientation: "S",
        sees: [
          { kind: "trees", share: 0.5 },
          { kind: "garden", share: 0.3 },
          { kind: "street", share: 0.1 },
        ],
      },
    ],
  };
}
