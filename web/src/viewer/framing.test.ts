import { Box3, Ray, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Prism } from "../manifest.gen";
import { homeStand } from "./framing";

const OPENING = { width: 1, height: 1, aspect: 1.6 };
const WEST = (3 * Math.PI) / 2;

/** A home of 8 x 3 x 8 m in the garden wing, which faces west over the garden. */
const HOME: Prism[] = [
  {
    footprint: [
      [20, 0],
      [28, 0],
      [28, 8],
      [20, 8],
    ],
    bottom: 6,
    top: 9,
  },
];
const BUILDING = new Box3(new Vector3(-20, 0, -16), new Vector3(28, 18, 24));
/** The wing to the street, which stands higher, north of the garden. */
const STREET_WING = new Box3(new Vector3(-20, 0, -16), new Vector3(28, 18, -2));

function standAt(walls: Box3[]) {
  const clear = (eye: Vector3, at: Vector3) => {
    const ray = new Ray(eye, at.clone().sub(eye).normalize());
    const far = eye.distanceTo(at);
    return walls.every((wall) => {
      const met = ray.intersectBox(wall, new Vector3());
      return met === null || met.distanceTo(eye) > far;
    });
  };
  const stand = homeStand(HOME, BUILDING, WEST, 40, OPENING, clear);
  return { ...stand, seen: clear(new Vector3(...stand.eye), new Vector3(20, 7.5, 4)) };
}

describe("the look at a home", () => {
  test("comes from the side of its windows", () => {
    const { eye, target } = standAt([]);
    expect(eye[0]).toBeLessThan(target[0] - 10);
    expect(Math.abs(eye[2] - target[2])).toBeLessThan(Math.abs(eye[0] - target[0]));
  });

  test("goes round a wing that stands before it", () => {
    const { eye, target, seen } = standAt([STREET_WING]);
    expect(seen).toBe(true);
    expect(eye[0]).toBeLessThan(target[0]);
  });

  test("goes over a neighbour that stands before all of its windows", () => {
    const wall = new Box3(new Vector3(-4, 0, -400), new Vector3(0, 12, 400));
    const { eye, seen } = standAt([wall]);
    expect(seen).toBe(true);
    expect(eye[1]).toBeGreaterThan(12);
  });
});
