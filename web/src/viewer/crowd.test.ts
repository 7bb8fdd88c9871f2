import { expect, test } from "vitest";
import { type Bystander, crowdAround, type Footing } from "./crowd";

const HOUSE = { min: { x: 0, z: 0 }, max: { x: 20, z: 10 } };

function crowd(footing: Footing, wanted = 9): Bystander[] {
  const walk = crowdAround(HOUSE, footing, wanted);
  let step = walk.next();
  while (!step.done) step = walk.next();
  return step.value;
}

test("on level ground there are as many people as are wanted, all outside the building", () => {
  const people = crowd(() => 0);
  expect(people).toHaveLength(9);
  for (const { x, z } of people) expect(x > 0 && x < 20 && z > 0 && z < 10).toBe(false);
});

test("nobody stands in the pit, and nobody on its edge", () => {
  const pit: Footing = (x) => (x < 8 ? null : 0);
  for (const { x } of crowd(pit)) expect(x).toBeGreaterThan(8.4);
});

test("nobody stands on a kerb or a slope", () => {
  expect(crowd((x) => x * 0.5)).toHaveLength(0);
});

test("strangers keep apart, and two who talk face each other", () => {
  const people = crowd(() => 0, 11);
  const near = people.flatMap((a, i) =>
    people.slice(i + 1).flatMap((b) => (Math.hypot(a.x - b.x, a.z - b.z) < 2 ? [[a, b]] : [])),
  );
  expect(near.length).toBeGreaterThan(0);
  for (const [a, b] of near as [Bystander, Bystander][]) {
    expect(Math.cos(a.facing - b.facing)).toBeCloseTo(-1);
  }
});

test("the same ground has the same people at every visit", () => {
  expect(crowd(() => 0)).toEqual(crowd(() => 0));
});

test("where there is no ground there are no people", () => {
  expect(crowd(() => null)).toEqual([]);
});
