import fc from "fast-check";
import { Box3, Ray, Vector3 } from "three";
import { expect, test } from "vitest";
import { Slabs } from "./slabs";

const whole = fc.integer({ min: -4, max: 4 });
const point = fc.tuple(whole, whole, whole).map((at) => new Vector3(...at));

test("a look enters a box where three's own rays do, along walls, edges and axes too", () => {
  fc.assert(
    fc.property(point, point, point, point, (origin, direction, one, other) => {
      fc.pre(direction.lengthSq() > 0);
      const box = new Box3().setFromPoints([one, other]);
      const ray = new Ray(origin, direction.normalize());
      const entry = new Slabs(origin, direction).entry(box);
      const met = ray.intersectBox(box, new Vector3());
      if (box.containsPoint(origin)) expect(entry).toBe(0);
      else if (met) expect(entry).toBeCloseTo(met.distanceTo(origin), 9);
      // One that lies in a face, where three makes no difference between in and out, may be told to enter.
      else if (Number.isFinite(entry)) {
        const touched = ray.at(entry, new Vector3());
        expect(box.distanceToPoint(touched)).toBeCloseTo(0, 9);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a look misses what lies beside it or behind", () => {
  const slabs = new Slabs(new Vector3(0, 1.5, 10), new Vector3(0, 0, -1));
  const box = (x: number, z: number) =>
    new Box3(new Vector3(x, 0, z), new Vector3(x + 1, 3, z + 1));
  expect(slabs.entry(box(-0.5, 0))).toBe(9);
  expect(slabs.entry(box(0.5, 0))).toBe(Number.POSITIVE_INFINITY);
  expect(slabs.entry(box(-0.5, 11))).toBe(Number.POSITIVE_INFINITY);
});
