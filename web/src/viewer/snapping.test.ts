import { BoxGeometry, Triangle, Vector3 } from "three";
import { expect, test } from "vitest";
import { distanceOf, Measure } from "./measure";
import { snapTo } from "./snapping";

// A block of 4 x 3 x 2 m around the origin.
const block = trianglesOf(new BoxGeometry(4, 3, 2));

test("a finger near a corner means the corner", () => {
  const spot = snapTo(new Vector3(1.9, 1.45, 1), block, 0.3);
  expect(spot.on).toBe("corner");
  expect(spot.point.toArray()).toEqual([2, 1.5, 1]);
});

test("a finger along an edge means the edge", () => {
  const spot = snapTo(new Vector3(0.4, 1.42, 1), block, 0.3);
  expect(spot.on).toBe("edge");
  expect(spot.point.distanceTo(new Vector3(0.4, 1.5, 1))).toBeLessThan(1e-6);
});

test("the line between two triangles of one wall is no edge", () => {
  // The middle of the face lies on its diagonal.
  expect(snapTo(new Vector3(0, 0, 1), block, 0.3)).toEqual({
    point: new Vector3(0, 0, 1),
    on: "face",
  });
});

test("a vertex in the middle of a wall is no corner", () => {
  const wall = trianglesOf(new BoxGeometry(4, 3, 2, 4, 3, 2));
  expect(snapTo(new Vector3(0.02, 0.52, 1), wall, 0.3).on).toBe("face");
  expect(snapTo(new Vector3(1.02, 1.48, 1), wall, 0.3).on).toBe("edge");
});

test("a third point begins another measurement", () => {
  const measure = new Measure();
  measure.add(new Vector3(0, 0, 0));
  expect(measure.distance).toBeNull();
  measure.add(new Vector3(3, 12, 4));
  expect(measure.distance).toEqual({ straight: 13, level: 5, upright: 12 });
  measure.add(new Vector3(1, 1, 1));
  expect(measure.distance).toBeNull();
  expect(distanceOf(new Vector3(1, 2, 3), new Vector3(1, 2, 3)).straight).toBe(0);
});

function trianglesOf(geometry: BoxGeometry): Triangle[] {
  const points = geometry.getAttribute("position");
  const index = geometry.getIndex();
  const corner = (at: number) => new Vector3().fromBufferAttribute(points, index?.getX(at) ?? at);
  return Array.from(
    { length: (index?.count ?? 0) / 3 },
    (_, face) => new Triangle(corner(3 * face), corner(3 * face + 1), corner(3 * face + 2)),
  );
}
