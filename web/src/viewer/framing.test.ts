import { Box3, PerspectiveCamera, Ray, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Prism } from "../manifest.gen";
import { heroStand, homeStand, outlineOf } from "./framing";
import { FIELD_OF_VIEW } from "./steer";

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
  return { ...stand, clear, seen: clear(new Vector3(...stand.eye), new Vector3(20, 7.5, 4)) };
}

describe("the look at a home", () => {
  test("comes from the side of its windows", () => {
    const { eye, target } = standAt([]);
    expect(eye[0]).toBeLessThan(target[0] - 10);
    expect(Math.abs(eye[2] - target[2])).toBeLessThan(Math.abs(eye[0] - target[0]));
  });

  test("comes near where the building is hardly larger than the home", () => {
    const small = new Box3(new Vector3(18, 0, -2), new Vector3(30, 12, 10));
    const near = homeStand(HOME, small, WEST, 40, OPENING, () => true);
    const { eye, target } = standAt([]);
    const far = new Vector3(...eye).distanceTo(new Vector3(...target));
    expect(new Vector3(...near.eye).distanceTo(new Vector3(...near.target))).toBeLessThan(
      far * 0.9,
    );
  });

  test("goes round a wing that stands before it", () => {
    const { eye, target, seen } = standAt([STREET_WING]);
    expect(seen).toBe(true);
    expect(eye[0]).toBeLessThan(target[0]);
  });

  test("is at the home and what lies before it, not at a neighbour's roof", () => {
    const low = new Box3(new Vector3(-80, 0, -12), new Vector3(10, 6, 20));
    const { eye, target, clear, seen } = standAt([low]);
    expect(seen).toBe(true);
    expect(eye[0]).toBeLessThan(target[0]);
    const foot = [-6, 4, 14].map((z) => clear(new Vector3(...eye), new Vector3(15, 0.5, z)));
    expect(foot).toEqual([true, true, true]);
  });

  test("goes over a neighbour that stands before all of its windows", () => {
    const wall = new Box3(new Vector3(-4, 0, -400), new Vector3(0, 12, 400));
    const { eye, seen } = standAt([wall]);
    expect(seen).toBe(true);
    expect(eye[1]).toBeGreaterThan(12);
  });
});

/** Two wings round a garden, with balconies that stand out two metres to the east. */
const WINGS: Prism[] = [prism([0, -12], [34, 0]), prism([22, 0], [34, 17])];
const HOUSE = new Box3(new Vector3(-0.5, -0.3, -14), new Vector3(36, 19.4, 19));
const MORNING = [0.72, 0.4, 0.57] as const;

function prism([west, north]: [number, number], [east, south]: [number, number]): Prism {
  const footprint: [number, number][] = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return { footprint, bottom: 0, top: 18 };
}

/** Screens of CSS pixels, and what of them bars and panels cover above, at the right, below and at the left. */
const SCREENS = {
  "an upright phone": [390, 844, 56, 0, 172, 0],
  "a small phone": [320, 640, 56, 0, 172, 0],
  "a phone with the question of consent": [390, 844, 56, 0, 484, 0],
  "a phone on its side": [844, 390, 52, 0, 60, 328],
  "a desk with the list of homes": [1280, 800, 60, 424, 250, 62],
  "a wall": [3840, 2160, 112, 792, 470, 110],
} as const;

describe("the first look", () => {
  test.each(Object.entries(SCREENS))("fills what is free of %s", (_, screen) => {
    const [width, height, top, right, bottom, left] = screen;
    const opening = {
      width: 1 - (left + right) / width,
      height: 1 - (top + bottom) / height,
      aspect: width / height,
    };
    const points = outlineOf(WINGS, HOUSE);
    const stand = heroStand(points, MORNING, FIELD_OF_VIEW, opening);
    const camera = new PerspectiveCamera(FIELD_OF_VIEW, opening.aspect, 0.1, 2000);
    camera.position.set(...stand.eye);
    camera.lookAt(...stand.target);
    camera.updateMatrixWorld();
    const seen = new Box3().setFromPoints(points.map((point) => point.clone().project(camera)));
    // In halves of the free part, as the projection counts from the middle.
    const across = [seen.min.x / opening.width, seen.max.x / opening.width];
    const upright = [seen.min.y / opening.height, seen.max.y / opening.height];
    for (const edge of [...across, ...upright]) expect(Math.abs(edge)).toBeLessThan(0.97);
    const shares = [across, upright].map(([low = 0, high = 0]) => (high - low) / 2);
    expect(Math.max(...shares)).toBeGreaterThan(0.9);
    expect(Math.min(...shares)).toBeGreaterThan(0.45);
    for (const [low = 0, high = 0] of [across, upright])
      expect(Math.abs(low + high)).toBeLessThan(0.15);
  });

  test("takes balconies in, and pits and foundations not", () => {
    const outline = new Box3().setFromPoints(outlineOf(WINGS, HOUSE));
    expect(outline.max.x).toBeCloseTo(36);
    expect(outline.min.y).toBeCloseTo(-0.3);
  });

  test("takes the whole building where homes are but a part of it", () => {
    const outline = new Box3().setFromPoints(outlineOf([prism([0, 0], [8, 8])], HOUSE));
    expect(outline.equals(HOUSE)).toBe(true);
  });
});
