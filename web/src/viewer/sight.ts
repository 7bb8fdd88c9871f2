/** What a ray meets first of what stands, and which feature that is. See-through parts let the ray pass. */
import {
  Box3,
  type BufferAttribute,
  Line3,
  type Matrix4,
  Ray,
  Sphere,
  Triangle,
  Vector3,
} from "three";
import type { ExtendedTriangle, MeshBVH } from "three-mesh-bvh";
import { HIDDEN } from "./calendar";
import type { Part } from "./chunks";
import type { Opening } from "./opened";
import { Slabs } from "./slabs";
import type { Volumes } from "./volumes";

/** A point this far before a hit, metres, is in the room that the hit surface bounds. */
export const BEFORE = 0.05;
/** A point this far behind a hit, metres, is in the home whose façade was hit. */
export const BEHIND = 0.45;

const DOWN = new Vector3(0, -1, 0);

export interface Hit {
  /** Metres along the ray. */
  readonly distance: number;
  readonly element: number;
  /** Metres that what was hit is drawn above its place in the building. */
  readonly lift: number;
}

/** Closed as it was built. */
const CLOSED: Opening = { gone: () => false, away: () => false, lift: () => 0, lifts: [0] };

interface Obstacle {
  readonly part: Part;
  readonly bvh: MeshBVH;
  readonly toLocal: Matrix4;
  /** Round all of it, metres. */
  readonly box: Box3;
}

/** Bounding volume hierarchies over the parts, cast against what the states say is there. */
export class Sight {
  readonly #obstacles: Obstacle[];
  readonly #states: Uint8Array;
  readonly #opening: Opening;
  readonly #table: () => number | null;
  readonly #ray = new Ray();
  readonly #corners = [new Vector3(), new Vector3(), new Vector3()] as const;
  readonly #point = new Vector3();

  /**
   * `opening` says what is not drawn of what `states` say is built, and what is drawn elsewhere; `table` at what
   * height, metres, the ground hides what lies below it from above, or null.
   */
  constructor(
    states: Uint8Array,
    opening: Opening = CLOSED,
    table: () => number | null = () => null,
    obstacles: Obstacle[] = [],
  ) {
    this.#states = states;
    this.#opening = opening;
    this.#table = table;
    this.#obstacles = obstacles;
  }

  /** The same building as it stands by other `states`, on its `table`; what is added to one is in both. */
  by(states: Uint8Array, table = this.#table): Sight {
    return new Sight(states, this.#opening, table, this.#obstacles);
  }

  /** Whether `element` is drawn. */
  #stands(element: number): boolean {
    return this.#states[element] !== HIDDEN && !this.#opening.gone(element);
  }

  /** Take in what of `part` is in one of its hierarchies (`hierarchiesOf`). */
  add(part: Part, bvh: MeshBVH): void {
    const { matrixWorld } = part.mesh;
    const box = bvh.getBoundingBox(new Box3()).applyMatrix4(matrixWorld);
    this.#obstacles.push({ part, bvh, toLocal: matrixWorld.clone().invert(), box });
  }

  /** The first built thing along `ray` (its direction of length 1): solid, else the nearest pane, else null. */
  first(ray: Ray): Hit | null {
    const far = this.#toTable(ray);
    return this.#nearest(ray, false, far) ?? this.#nearest(ray, true, far);
  }

  /** Metres to where `ray` goes under the table; infinite where it does not. */
  #toTable({ origin, direction }: Ray): number {
    const table = this.#table();
    const falls = table !== null && direction.y < 0 && origin.y > table;
    return falls ? (table - origin.y) / direction.y : Number.POSITIVE_INFINITY;
  }

  /** Whether `element` is cut away at `point`. */
  cutAway(element: number, { x, z }: Vector3): boolean {
    return this.#opening.away(element, x, z);
  }

  /** Whether nothing solid stands between two points, metres. */
  clear(from: Vector3, to: Vector3): boolean {
    const direction = to.clone().sub(from);
    const far = direction.length();
    return this.#nearest(new Ray(from.clone(), direction.divideScalar(far)), false, far) === null;
  }

  /** Metres straight down from `at` to the first thing that bears, or null within `limit` metres. */
  below(at: Vector3, limit: number): number | null {
    const down = new Ray(at.clone(), DOWN);
    const solid = this.#nearest(down, false, limit)?.distance ?? Number.POSITIVE_INFINITY;
    const pane = this.#nearest(down, true, limit)?.distance ?? Number.POSITIVE_INFINITY;
    const found = Math.min(solid, pane);
    return Number.isFinite(found) ? found : null;
  }

  /** Triangles that are drawn within `reach` metres of `point`, of what is lifted by `lift`; as they are drawn. */
  around(point: Vector3, reach: number, lift: number): Triangle[] {
    const found: Triangle[] = [];
    for (const { part, bvh, toLocal } of this.#obstacles) {
      if (!part.mesh.visible) continue;
      const ball = new Sphere(point.clone().setY(point.y - lift), reach).applyMatrix4(toLocal);
      const index = part.mesh.geometry.index;
      bvh.shapecast({
        intersectsBounds: (box) => ball.intersectsBox(box),
        intersectsTriangle: (triangle: ExtendedTriangle, at: number) => {
          const owner = part.elements[index ? index.getX(at * 3) : at * 3] ?? -1;
          if (!this.#stands(owner) || this.#opening.lift(owner) !== lift) return false;
          if (!ball.containsPoint(triangle.closestPointToPoint(ball.center, this.#point)))
            return false;
          const [a, b, c] = [triangle.a, triangle.b, triangle.c].map((corner) => {
            const place = corner.clone().applyMatrix4(part.mesh.matrixWorld);
            return place.setY(place.y + lift);
          }) as [Vector3, Vector3, Vector3];
          const all = [a, b, c].every(({ x, z }) => this.#opening.away(owner, x, z));
          if (!all) found.push(new Triangle(a, b, c));
          return false;
        },
      });
    }
    return found;
  }

  /**
   * Move the upright line from `low` to `high`, metres, to where it keeps `radius` metres from all that stands
   * and that does not let one pass; how deep it was in something before.
   */
  keepOff(
    low: Vector3,
    high: Vector3,
    radius: number,
    passes: (element: number) => boolean,
  ): number {
    let deepest = 0;
    for (const { part, bvh, toLocal } of this.#obstacles) {
      if (!part.mesh.visible) continue;
      const line = new Line3(low.clone(), high.clone()).applyMatrix4(toLocal);
      // Chunks lie on a lattice: the same step in all directions.
      const scale = toLocal.getMaxScaleOnAxis();
      const reach = radius * scale;
      const index = part.mesh.geometry.index;
      const [onTriangle, onLine, away] = [new Vector3(), new Vector3(), new Vector3()];
      bvh.shapecast({
        intersectsBounds: (box) => {
          const [bottom, top] = [
            Math.min(line.start.y, line.end.y),
            Math.max(line.start.y, line.end.y),
          ];
          return (
            box.min.x <= line.start.x + reach &&
            box.max.x >= line.start.x - reach &&
            box.min.z <= line.start.z + reach &&
            box.max.z >= line.start.z - reach &&
            box.min.y <= top + reach &&
            box.max.y >= bottom - reach
          );
        },
        intersectsTriangle: (triangle: ExtendedTriangle, at: number) => {
          const owner = part.elements[index ? index.getX(at * 3) : at * 3] ?? -1;
          if (!this.#stands(owner) || passes(owner)) return false;
          const distance = triangle.closestPointToSegment(line, onTriangle, onLine);
          if (distance >= reach) return false;
          const { x, z } = this.#point.copy(onTriangle).applyMatrix4(part.mesh.matrixWorld);
          if (this.#opening.away(owner, x, z)) return false;
          away.copy(onLine).sub(onTriangle).setY(0);
          const flat = away.length();
          if (flat < 1e-9) return false;
          const push = away.multiplyScalar((reach - distance) / flat);
          line.start.add(push);
          line.end.add(push);
          deepest = Math.max(deepest, (reach - distance) / scale);
          return false;
        },
      });
      const back = toLocal.clone().invert();
      low.copy(line.start.applyMatrix4(back));
      high.copy(line.end.applyMatrix4(back));
    }
    return deepest;
  }

  #nearest(ray: Ray, seeThrough: boolean, limit: number): Hit | null {
    // What is lifted is met where it is drawn: once for each height, lowered by as much.
    return this.#opening.lifts.reduce<Hit | null>(
      (found, lift) => this.#nearestAt(ray, seeThrough, found?.distance ?? limit, lift) ?? found,
      null,
    );
  }

  #nearestAt(ray: Ray, seeThrough: boolean, limit: number, lift: number): Hit | null {
    let distance = limit;
    let element = -1;
    const origin = ray.origin.clone().setY(ray.origin.y - lift);
    const slabs = new Slabs(origin, ray.direction);
    for (const { part, bvh, toLocal, box } of this.#obstacles) {
      if (part.seeThrough !== seeThrough || !part.mesh.visible) continue;
      if (slabs.entry(box) >= distance) continue;
      const local = this.#ray;
      local.origin.copy(origin).applyMatrix4(toLocal);
      // Kept at the length that the lattice gives it, so that distances along it stay metres.
      local.direction.copy(origin).add(ray.direction).applyMatrix4(toLocal).sub(local.origin);
      const scale = local.direction.length();
      local.direction.divideScalar(scale);
      const within = new Slabs(local.origin, local.direction);
      const { index, attributes } = part.mesh.geometry;
      const position = attributes["position"] as BufferAttribute;
      const [a, b, c] = this.#corners;
      bvh.shapecast({
        boundsTraverseOrder: (bounds) => within.entry(bounds),
        intersectsBounds: (_bounds, _leaf, entry = 0) => entry < distance * scale,
        intersectsRange: (first, count) => {
          for (let i = first; i < first + count; i++) {
            const at = 3 * bvh.resolveTriangleIndex(i);
            const owner = part.elements[index ? index.getX(at) : at] ?? -1;
            if (!this.#stands(owner) || this.#opening.lift(owner) !== lift) continue;
            a.fromBufferAttribute(position, index ? index.getX(at) : at);
            b.fromBufferAttribute(position, index ? index.getX(at + 1) : at + 1);
            c.fromBufferAttribute(position, index ? index.getX(at + 2) : at + 2);
            if (!local.intersectTriangle(a, b, c, false, this.#point)) continue;
            const met = this.#point.distanceTo(local.origin) / scale;
            const { x, z } = this.#point.applyMatrix4(part.mesh.matrixWorld);
            if (met >= distance || this.#opening.away(owner, x, z)) continue;
            distance = met;
            element = owner;
          }
          return false;
        },
      });
    }
    return element < 0 ? null : { distance, element, lift };
  }
}

/** The feature of a hit: the room before the surface, the home behind a façade, else the element's own. */
export function featureOf(
  ray: Ray,
  hit: Hit,
  volumes: Volumes,
  own: (element: number) => string | null,
): string | null {
  const at = new Vector3();
  // Rooms lie where they are built, wherever they are drawn.
  ray.at(hit.distance - BEFORE, at).y -= hit.lift;
  const before = volumes.featureAt(at.x, at.y, at.z);
  if (before) return before;
  ray.at(hit.distance + BEHIND, at).y -= hit.lift;
  return volumes.unitAt(at.x, at.y, at.z) ?? own(hit.element);
}
