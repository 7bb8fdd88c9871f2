/** Where to stand for a good look: at the whole building from its sunny side, or at one home. Pure geometry. */
import { Box3, Ray, Vector3 } from "three";
import type { Prism } from "../manifest.gen";
import type { Stand } from "./steer";

/** How far the three-quarter view turns away from looking straight at the long side, radians. */
const THREE_QUARTER = 0.62;
/** Heights of the hero view above the horizon, radians: the higher, the taller a building is seen that lies broad in an upright view. */
const HERO_HEIGHTS: readonly [number, ...number[]] = [0.27, 0.34, 0.4, 0.46];
/** What comes so near to filling a free view's height fills it well enough. */
const WELL_FILLED = 0.62;
const HOME_HEIGHT = 0.3;
const OVER_PLACES = 0.45;
/** Height of the look into storeys without a roof, and how far aside one looks at a cut. */
export const OVER_WALLS = 0.8;
const ASIDE = 0.4;
/** What stands this near before a home is its own façade or balcony, metres. */
const FACADE = 2.5;
/** From this share of its ground on homes are the building. */
const MOSTLY = 0.6;
/** From this proportion on a view is broad. */
const BROAD = 1.3;
/** Air around a home that is framed, which is seen with what is around it; and around the whole. */
const AIR = 1.12;
const MARGIN = 1.06;

/** Part of the view that no panel covers, as fractions of its width and height, and its shape. */
export interface Opening {
  readonly width: number;
  readonly height: number;
  /** Pixels across over pixels down, of the whole view. */
  readonly aspect: number;
}

/** The first look: three-quarter, with the sun (unit vector) over one shoulder; from higher up where the view is upright. */
export function heroStand(
  outline: readonly Vector3[],
  sun: readonly [number, number, number],
  fieldOfView: number,
  opening: Opening,
  heights: readonly number[] = HERO_HEIGHTS,
): Stand {
  const size = new Box3().setFromPoints([...outline]).getSize(new Vector3());
  const long = size.x >= size.z ? 0 : Math.PI / 2;
  const sunTheta = Math.atan2(sun[0], sun[2]);
  const corners = [long, long + Math.PI].flatMap((side) => [
    side + THREE_QUARTER,
    side - THREE_QUARTER,
  ]);
  // Light from over one shoulder models façades best: neither flat from behind nor from the side only.
  const wish = (theta: number) => Math.abs(Math.abs(turned(theta - sunTheta)) - 0.45);
  const theta = corners.reduce((best, one) => (wish(one) < wish(best) ? one : best));
  let stand = fitted(outline, theta, heights[0] ?? 0, fieldOfView, opening);
  for (const height of heights.slice(1)) {
    if (stand.filled >= WELL_FILLED) break;
    stand = fitted(outline, theta, height, fieldOfView, opening);
  }
  return stand;
}

/** A look into a building that is cut open: at the plane whose removed side `plane` faces, a little from the side. */
export function sectionStand(
  box: Box3,
  plane: { readonly x: number; readonly z: number; readonly beyond: number },
  fieldOfView: number,
  opening: Opening,
): Stand {
  const left = box.clone();
  if (plane.x > 0) left.max.x = plane.beyond;
  if (plane.x < 0) left.min.x = -plane.beyond;
  if (plane.z > 0) left.max.z = plane.beyond;
  if (plane.z < 0) left.min.z = -plane.beyond;
  const theta = Math.atan2(plane.x, plane.z) + ASIDE;
  return fitted(cornersOf(left), theta, HERO_HEIGHTS[0], fieldOfView, opening);
}

/** What the eye takes for the building that fills `box`: its homes from foot to top, or its corners where they are but a part of it. */
export function outlineOf(homes: readonly Prism[], box: Box3): Vector3[] {
  const living = boxOf(homes);
  const [lived, whole] = [living.getSize(new Vector3()), box.getSize(new Vector3())];
  if (lived.x * lived.z < MOSTLY * whole.x * whole.z) return cornersOf(box);
  const { min, max } = box;
  // Balconies and stairs stand out from homes: as far all round as the building does.
  const at = (axis: "x" | "z", value: number) =>
    min[axis] + ((value - living.min[axis]) * whole[axis]) / lived[axis];
  return homes.flatMap(({ footprint }) =>
    footprint.flatMap(([x, z]) =>
      [min.y, max.y].map((y) => new Vector3(at("x", x), y, at("z", z))),
    ),
  );
}

/** Turns away from the straight look at a home's windows, radians; the first that shows it whole is taken. */
const TURNS = [0, 0.35, -0.35, 0.7, -0.7, 1.05, -1.05];
/** Heights to look at a home from, radians: over the roofs before it where the usual one shows too little. */
const HOME_HEIGHTS = [HOME_HEIGHT, 0.55, 0.85];
/** A home of which this part can be seen is seen well enough. */
const CLEAR = 0.8;
/** And from before its windows this part is better than all of it from behind. */
const HALF_CLEAR = 0.5;

/** What lies in the lower part of the picture may be a neighbour's roof: so much of it should be free. */
const OPEN = 0.7;
/** Where in the picture that is looked for, in halves of the opening from its middle; how far on the way to the home; and over the ground, metres. */
const ACROSS = [-0.8, -0.4, 0, 0.4, 0.8];
const BELOW = [-0.9, -0.6];
const ON_THE_WAY = 0.9;
const OVER_GROUND = 3;

/**
 * A look at one home of `building`, what is above the ground of it, from outside. `facing` is the bearing in the model (radians clockwise from the plan's up)
 * of its main windows; where it is not known the nearest façade decides. `clear` tells whether nothing stands
 * between two points, at one of `heights` (radians above the horizon): a wing or a neighbour in the way sends the look to the side, or higher up.
 */
export function homeStand(
  prisms: readonly Prism[],
  building: Box3,
  facing: number | null,
  fieldOfView: number,
  opening: Opening,
  clear: (eye: Vector3, at: Vector3) => boolean,
  heights: readonly number[] = HOME_HEIGHTS,
): Stand {
  const home = boxOf(prisms);
  const centre = home.getCenter(new Vector3());
  const middle = building.getCenter(new Vector3());
  const half = building.getSize(new Vector3()).multiplyScalar(0.5);
  // Towards the nearest façades, in the building's own proportions.
  const x = (centre.x - middle.x) / half.x;
  const z = (centre.z - middle.z) / half.z;
  const outwards = Math.atan2(x ** 3, z ** 3);
  // A little off the straight look, towards the outside, so that the façade keeps its depth.
  const towards = facing === null ? outwards : Math.atan2(Math.sin(facing), -Math.cos(facing));
  const aside = facing === null ? 0 : Math.max(-0.4, Math.min(0.4, turned(outwards - towards)));
  // A small view has no room for much around it, and what is looked into from above is looked at by itself.
  const broad = opening.aspect * opening.width > BROAD * opening.height;
  const around = heights !== HOME_HEIGHTS ? 0.12 : broad ? 0.4 : 0.2;
  const wide = home.clone().expandByScalar(home.getSize(new Vector3()).length() * around);
  // Beyond the building there is but ground: a home that is much of a small one would be lost on it.
  wide.intersect(building.clone().union(home));
  const marks = marksOf(home);
  const tried: { readonly stand: Stand; readonly seen: number; readonly worth: number }[] = [];
  const best = () => tried.reduce((one, other) => (other.worth > one.worth ? other : one));
  for (const side of [towards, towards + Math.PI]) {
    for (const [height, turn] of pairs(heights, [aside, ...TURNS])) {
      const stand = fitted(cornersOf(wide), side + turn, height, fieldOfView, opening);
      const eye = new Vector3(...stand.eye);
      const visible = marks.filter((mark) => clear(eye, nearest(home, eye, mark)));
      const seen = visible.length / marks.length;
      const before = grounds(
        stand,
        axes(side + turn, height, fieldOfView, opening),
        building.min.y,
      );
      const open = before.filter((point) => clear(eye, point)).length / before.length;
      if (seen >= CLEAR && open >= OPEN) return stand;
      tried.push({ stand, seen, worth: seen * (1 + open) });
    }
    if (best().seen >= HALF_CLEAR) break;
  }
  return best().stand;
}

/** A look at a garden, a terrace, a car park: over it towards the building, or into a corner of the building itself. */
export function featureStand(
  prisms: readonly Prism[],
  building: Box3,
  fieldOfView: number,
  opening: Opening,
): Stand {
  const place = boxOf(prisms);
  const aside = place.getCenter(new Vector3()).sub(building.getCenter(new Vector3()));
  return standTowards(place, Math.atan2(aside.x, aside.z), OVER_PLACES, fieldOfView, opening);
}

function pairs(heights: readonly number[], turns: readonly number[]): [number, number][] {
  return heights.flatMap((height) => turns.map((turn): [number, number] => [height, turn]));
}

/** The middle of a home and points half-way to its corners. */
function marksOf(home: Box3): Vector3[] {
  const centre = home.getCenter(new Vector3());
  return [centre, ...cornersOf(home).map((corner) => corner.lerp(centre, 0.5))];
}

/** Points before a home, well over the ground at `level`, that the lower part of its picture looks through. */
function grounds(
  { eye, target }: Stand,
  { right, up, tall, wide }: ReturnType<typeof axes>,
  level: number,
): Vector3[] {
  const [from, to] = [new Vector3(...eye), new Vector3(...target)];
  const far = from.distanceTo(to);
  return BELOW.flatMap((y) =>
    ACROSS.map((x) => {
      const aside = to.clone().addScaledVector(right, x * wide * far);
      const at = aside.addScaledVector(up, y * tall * far);
      const over = (from.y - level - OVER_GROUND) / (from.y - at.y);
      return from.clone().lerp(at, over > 0 ? Math.min(ON_THE_WAY, over) : ON_THE_WAY);
    }),
  );
}

/** Where the look from `eye` to `mark` enters the home, a step before it: its own façade hides nothing. */
function nearest(home: Box3, eye: Vector3, mark: Vector3): Vector3 {
  const ray = new Ray(eye, mark.clone().sub(eye).normalize());
  const enters = ray.intersectBox(home, new Vector3()) ?? mark;
  return enters.addScaledVector(ray.direction, -FACADE);
}

export function boxOf(prisms: readonly Prism[]): Box3 {
  const box = new Box3();
  for (const { footprint, bottom, top } of prisms) {
    for (const [x, z] of footprint) {
      box.expandByPoint(new Vector3(x, bottom, z)).expandByPoint(new Vector3(x, top, z));
    }
  }
  return box;
}

/**
 * The nearest stand from which all of `points` lie in the opening, seen from bearing `theta` and `height` above
 * the horizon: in the middle of it, and filling it to a margin across or upright. `filled` is how near to that it is upright, 1 where it is.
 */
function fitted(
  points: readonly Vector3[],
  theta: number,
  height: number,
  fieldOfView: number,
  opening: Opening,
): Stand & { readonly filled: number } {
  const { towards, right, up, tall, wide } = axes(theta, height, fieldOfView, opening);
  // Every point bounds the eye by a plane each way; the eye stands where the outermost planes meet.
  const reach = (axis: Vector3, share: number) =>
    Math.max(...points.map((point) => point.dot(axis) + share * point.dot(towards)));
  const [x, y] = [wide / MARGIN, tall / MARGIN];
  const [east, west] = [reach(right, x), reach(right.clone().negate(), x)];
  const [top, foot] = [reach(up, y), reach(up.clone().negate(), y)];
  const [across, upright] = [(east + west) / (2 * x), (top + foot) / (2 * y)];
  const far = Math.max(across, upright);
  const eye = towards
    .clone()
    .multiplyScalar(far)
    .addScaledVector(right, (east - west) / 2)
    .addScaledVector(up, (top - foot) / 2);
  const near = far - (reach(towards, 0) - reach(towards.clone().negate(), 0)) / 2;
  return {
    eye: eye.toArray(),
    target: eye.clone().addScaledVector(towards, -near).toArray(),
    filled: upright / far,
  };
}

function standTowards(
  box: Box3,
  theta: number,
  height: number,
  fieldOfView: number,
  opening: Opening,
): Stand {
  const target = box.getCenter(new Vector3());
  const { towards, right, up, tall, wide } = axes(theta, height, fieldOfView, opening);
  let distance = 0;
  for (const corner of cornersOf(box)) {
    const at = corner.sub(target);
    const across = Math.abs(at.dot(right)) / wide;
    const along = Math.abs(at.dot(up)) / tall;
    distance = Math.max(distance, at.dot(towards) + Math.max(across, along) * AIR);
  }
  return { eye: towards.multiplyScalar(distance).add(target).toArray(), target: target.toArray() };
}

/** Where one looks from, right and up as unit vectors, and half of the opening as tangents. */
function axes(theta: number, height: number, fieldOfView: number, opening: Opening) {
  const towards = new Vector3().setFromSphericalCoords(1, Math.PI / 2 - height, theta);
  const right = new Vector3(0, 1, 0).cross(towards).normalize();
  const half = Math.tan((fieldOfView * Math.PI) / 360);
  return {
    towards,
    right,
    up: towards.clone().cross(right),
    tall: half * opening.height,
    wide: half * opening.aspect * opening.width,
  };
}

function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) =>
    [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))),
  );
}

function turned(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
