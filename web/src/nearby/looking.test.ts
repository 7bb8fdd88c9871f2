import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bounds, View } from "../manifest.gen";
import { directionOf, downTo, overTheRoofs, placesAt, windowsTowards } from "./looking";

const BOUNDS: Bounds = { low: [0, -3, -14], high: [36, 19, 19] };

function window(towards: View["towards"], eye: View["eye"] = [0, 4.6, 0]): View {
  return { window: 0, eye, towards, orientation: "S", sees: [] };
}

test("north is where true north lies on the plan, and east is to its right", () => {
  const [x, z] = directionOf(0, 18);
  expect([x, z]).toEqual([Math.sin((18 * Math.PI) / 180), -Math.cos((18 * Math.PI) / 180)]);
  expect(directionOf(90, 0)[0]).toBeCloseTo(1);
});

test("a building that is turned on its plan turns with all that is near", () => {
  const angle = fc.double({ min: 0, max: 360, noNaN: true });
  fc.assert(
    fc.property(angle, angle, (bearing, north) => {
      const [x, z] = directionOf(bearing, north);
      const back = ((Math.atan2(x, -z) * 180) / Math.PI - north - bearing) % 360;
      expect(Math.min(Math.abs(back), 360 - Math.abs(back))).toBeCloseTo(0, 6);
    }),
  );
});

test("one looks out of the window that faces the place, and of none that turns its back on it", () => {
  const [south, west] = [window([0, 0, 1]), window([-1, 0, 0])];
  const towards = directionOf(225, 0);
  expect(windowsTowards([south, west], directionOf(200, 0))).toEqual([south]);
  expect(windowsTowards([west, south], towards)).toHaveLength(2);
  expect(windowsTowards([south, west], directionOf(45, 0))).toEqual([]);
});

test("at a window one comes nearer to it to look aside, and stays at its height", () => {
  const places = placesAt(window([0, 0, 1], [5, 4.6, 2]));
  expect(places.map(([x, y]) => [x, y])).toEqual(places.map(() => [5, 4.6]));
  expect(places.map(([, , z]) => z)).toEqual([...places.map(([, , z]) => z)].sort((a, b) => a - b));
});

test("over the roofs one stands behind the building, above it, with the place straight ahead", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 360, noNaN: true }), (bearing) => {
      const [x, z] = directionOf(bearing, 18);
      const { eye, target } = overTheRoofs(BOUNDS, [x, z], 0.1);
      const ahead = [target[0] - eye[0], target[2] - eye[2]] as const;
      const far = Math.hypot(...ahead);
      expect(ahead[0] / far).toBeCloseTo(x, 6);
      expect(ahead[1] / far).toBeCloseTo(z, 6);
      expect(eye[1]).toBeGreaterThan(BOUNDS.high[1]);
      expect((eye[1] - target[1]) / far).toBeCloseTo(Math.tan(0.1), 6);
    }),
  );
});

test("on a phone, where a leaf leaves little of the view, one looks flatter so that the horizon is in it", () => {
  expect(downTo(90, 780)).toBeLessThan(downTo(230, 800));
  expect(downTo(-50, 780)).toBeGreaterThan(0);
});
