import { BoxGeometry, BufferAttribute, Mesh, MeshBasicMaterial, Vector3 } from "three";
import { expect, test } from "vitest";
import { BUILT, HIDDEN } from "./calendar";
import type { Part } from "./chunks";
import { EYE } from "./eye";
import { hierarchiesOf } from "./hierarchy";
import { Sight } from "./sight";
import { Walker } from "./walker";

// A floor 10 m by 10 m, 3 m over the ground, with a wall across it at z = -2 that has a door at x = 3.
const FLOOR = 0;
const WALL = 1;
const DOOR = 2;
const STAIRS = 3;
const NORTH = new Vector3(0, 0, -1);

test("a buyer who walks at a wall stops before it, at arm's length", () => {
  const { walker } = house();
  const moved = live(walker, () => walker.walk(1, 0), 6);
  expect(moved).toBe(false);
  expect(walker.eye.z).toBeCloseTo(-2 + 0.1 + 0.22, 1);
});

test("a wall that is not built yet stops nobody", () => {
  const { walker, states } = house();
  states[WALL] = HIDDEN;
  live(walker, () => walker.walk(1, 0), 2);
  expect(walker.eye.z).toBeLessThan(-2.5);
});

test("a closed door is walked through", () => {
  const { walker } = house(3);
  live(walker, () => walker.walk(1, 0), 2);
  expect(walker.eye.z).toBeLessThan(-2.5);
});

test("who walks at a wall aslant goes along it", () => {
  const { walker } = house(-4, new Vector3(1, 0, -1));
  live(walker, () => walker.walk(1, 0), 4);
  expect(walker.eye.z).toBeGreaterThan(-1.9);
  expect(walker.eye.x).toBeGreaterThan(-1);
});

test("nobody walks over the edge of a slab without a railing", () => {
  const { walker } = house(-4, new Vector3(0, 0, 1));
  live(walker, () => walker.walk(1, 0), 10);
  expect(walker.eye.z).toBeLessThanOrEqual(5.01);
  expect(walker.eye.y).toBeCloseTo(3 + EYE, 2);
});

test("stairs are walked up and down", () => {
  const { walker } = house(0, new Vector3(1, 0, 0));
  live(walker, () => walker.walk(1, 0), 3.2);
  expect(walker.eye.y).toBeGreaterThan(3 + EYE + 0.5);
  live(walker, () => walker.walk(-1, 0), 3.2);
  expect(walker.eye.y).toBeCloseTo(3 + EYE, 2);
});

test("who steps in on a lower floor after a higher one stands on the lower", () => {
  const { walker } = house();
  walker.enter(new Vector3(0, EYE, 3), NORTH);
  expect(walker.eye.y).toBeCloseTo(EYE, 2);
});

test("a tap on the floor brings one there, and any key takes over", () => {
  const { walker } = house(-4);
  walker.goTo(new Vector3(-4, 3, 4));
  live(walker, () => undefined, 4);
  expect(walker.eye.z).toBeCloseTo(4, 0);
  walker.goTo(new Vector3(-4, 3, 0));
  walker.walk(0, 0);
  expect(live(walker, () => undefined, 1)).toBe(false);
  expect(walker.eye.z).toBeCloseTo(4, 0);
});

test("who is put into a wall comes out of it", () => {
  const { walker } = house(-3);
  walker.enter(new Vector3(-3, 3 + EYE, -1.95), NORTH);
  expect(Math.abs(walker.eye.z + 2)).toBeGreaterThan(0.31);
});

function live(walker: Walker, act: () => void, seconds: number): boolean {
  let moved = true;
  for (let passed = 0; passed < seconds; passed += 1 / 30) {
    act();
    moved = walker.advance(1 / 30);
  }
  return moved;
}

function house(x = 0, towards = NORTH) {
  const states = new Uint8Array([BUILT, BUILT, BUILT, BUILT]);
  const sight = new Sight(states);
  const add = (one: Part) => {
    for (const hierarchy of hierarchiesOf(one)) sight.add(one, hierarchy);
  };
  add(part(new BoxGeometry(10, 0.3, 10).translate(0, 2.85, 0), FLOOR));
  add(part(new BoxGeometry(7.5, 2.7, 0.2).translate(-1.25, 4.35, -2), WALL));
  add(part(new BoxGeometry(1, 2.1, 0.06).translate(3, 4.05, -2), DOOR));
  for (let step = 0; step < 5; step++)
    add(
      part(
        new BoxGeometry(0.3, 0.18, 2).translate(1.65 + step * 0.3, 3.09 + step * 0.18, 0),
        STAIRS,
      ),
    );
  const passes = (element: number) => element === DOOR;
  const walker = new Walker(
    {
      below: (at, limit) => sight.below(at, limit),
      keepOff: (low, high, radius) => sight.keepOff(low, high, radius, passes),
    },
    0,
  );
  walker.enter(new Vector3(x, 3 + EYE, 0), towards);
  return { walker, states };
}

function part(geometry: BoxGeometry, element: number): Part {
  const elements = new Uint32Array(geometry.getAttribute("position").count).fill(element);
  geometry.setAttribute("element", new BufferAttribute(elements, 1));
  const mesh = new Mesh(geometry, new MeshBasicMaterial());
  mesh.updateMatrixWorld(true);
  return { mesh, stage: 0, seeThrough: false, elements, outside: 0 };
}
