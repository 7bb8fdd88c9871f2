import { expect, test } from "vitest";
import type { Storey } from "../manifest.gen";
import { onPlan } from "./standing";

const STOREYS: Storey[] = [
  { id: "g", name: "Ground floor", floor: 0, elevation: 0, height: 3, plan: "" },
  { id: "f", name: "First floor", floor: 1, elevation: 3, height: 3, plan: "" },
];

test("a buyer in a room of the first floor is drawn on the plan of the first floor", () => {
  const found = onPlan({ eye: [4, 4.6, -2], target: [4, 4.6, -6] }, STOREYS);
  expect(found).toEqual({ storey: 1, x: 4, z: -2, bearing: 0 });
});

test("a buyer who looks to the plan's right is drawn looking to the right", () => {
  expect(onPlan({ eye: [0, 1.6, 0], target: [3, 1.6, 0] }, STOREYS)?.bearing).toBeCloseTo(90);
});

test("half way up the stair a buyer still stands on the floor they come from", () => {
  expect(onPlan({ eye: [0, 3.1, 0], target: [0, 3.1, 1] }, STOREYS)?.storey).toBe(0);
  expect(onPlan({ eye: [0, 4.4, 0], target: [0, 4.4, 1] }, STOREYS)?.storey).toBe(1);
});

test("whoever stands below the lowest floor is on no plan", () => {
  expect(onPlan({ eye: [0, -3, 0], target: [1, -3, 0] }, STOREYS)).toBeNull();
});
