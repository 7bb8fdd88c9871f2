/** From where one looks towards a place nearby: a window of the chosen home that faces it, else above the building. Pure. */
import type { Bounds, View } from "../manifest.gen";
import { FIELD_OF_VIEW } from "../viewer/eye";
import type { Stand } from "../viewer/steer";

/** A direction on plan, of length 1: x, and z towards the plan's reader. */
export type Direction = readonly [number, number];

const RADIANS = Math.PI / 180;
/** From above the building one looks down by so much at least and at most, to have its roofs and the horizon in view. */
const FLATTEST = 2.5 * RADIANS;
const STEEPEST = 9 * RADIANS;
const HALF_VIEW = (FIELD_OF_VIEW / 2) * RADIANS;
/** One stands so many times as far from its middle as its edge is, and looks past its roofs at least so high, metres. */
const BEHIND = 1.9;
const LEAST_RISE = 1.5;
/** Further aside than this one sees the wall beside the window. */
const ASIDE = Math.cos(58 * RADIANS);
/** Steps back from a window, metres: the nearer to it, the less its reveal hides of what lies aside. */
const STEPS = [0.7, 0.5, 0.3];

/** The direction of what lies at `bearing`, degrees from true north, which lies `trueNorth` degrees clockwise of the plan's up. */
export function directionOf(bearing: number, trueNorth: number): Direction {
  const turned = (bearing + trueNorth) * RADIANS;
  return [Math.sin(turned), -Math.cos(turned)];
}

/** The windows of `views` from which one may look in `direction`, the one that faces it best first. */
export function windowsTowards(views: readonly View[], [x, z]: Direction): View[] {
  const facing = ({ towards }: View) =>
    (towards[0] * x + towards[2] * z) / Math.hypot(towards[0], towards[2]);
  return views
    .filter((one) => facing(one) > ASIDE)
    .sort((one, other) => facing(other) - facing(one));
}

/** Where one may stand at a window to look out aside, the place with the most of the room in view first. */
export function placesAt({
  eye: [x, y, z],
  towards: [dx, , dz],
}: View): (readonly [number, number, number])[] {
  return STEPS.map((back) => [x - dx * back, y, z - dz * back] as const);
}

/** How far down one looks, radians, so that the horizon comes so many `pixels` above the middle of a view `height` pixels high. */
export function downTo(pixels: number, height: number): number {
  const angle = Math.atan((2 * pixels * Math.tan(HALF_VIEW)) / height);
  return Math.min(STEEPEST, Math.max(FLATTEST, angle));
}

/** Above the building's edge that is turned away from `direction`, looking `down` across its roofs and beyond. */
export function overTheRoofs({ low, high }: Bounds, [x, z]: Direction, down: number): Stand {
  const [middleX, middleZ] = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2];
  const half = (Math.abs(x) * (high[0] - low[0]) + Math.abs(z) * (high[2] - low[2])) / 2;
  const back = BEHIND * half;
  return {
    eye: [middleX - x * back, high[1] + LEAST_RISE + Math.tan(down) * back, middleZ - z * back],
    target: [middleX, high[1] + LEAST_RISE, middleZ],
  };
}
