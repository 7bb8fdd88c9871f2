/** What a ray meets first of what stands, and which feature that is. See-through parts let the ray pass. */
import { Line3, type Matrix4, Ray, type Triangle, Vector3 } from "three";
import { type ExtendedTriangle, MeshBVH } from "three-mesh-bvh";
import { HIDDEN } from "./calendar";
import type { Part } from "./chunks";
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
}

interface Obstacle {
  readonly part: Part;
  readonly bvh: MeshBVH;
  readonly toLocal: Matrix4;
}

/** Bounding volume hierarchies over the parts, cast against what the states say is there. */
export class Sight {
  readonly #obstacles: Obstacle[] = [];
  readonly #states: Uint8Array;
  readonly #ray = new Ray();
  readonly #corner = new Vector3();
  readonly #point = new Vector3();

  constructor(states: Uint8Array) {
    this.#states = states;
  }

  /** Take `part` in; the hierarchy takes some 0.2 ms per thousand triangles to make. */
  add(part: Part): void {
    const bvh = new MeshBVH(part.mesh.geometry, { indirect: true });
    this.#obstacles.push({ part, bvh, toLocal: part.mesh.matrixWorld.clone().invert() });
  }

  /** The first built thing along `ray` (its direction of length 1): solid, else the nearest pane, else null. */
  first(ray: Ray): Hit | null {
    const solid = this.#nearest(ray, false, Number.POSITIVE_INFINITY);
    return solid ?? this.#nearest(ray, true, Number.POSITIVE_INFINITY);
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
          if (this.#states[owner] === HIDDEN || passes(owner)) return false;
          const distance = triangle.closestPointToSegment(line, onTriangle, onLine);
          if (distance >= reach) return false;
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
    let distance = limit;
    let element = -1;
    for (const { part, bvh, toLocal } of this.#obstacles) {
      if (part.seeThrough !== seeThrough || !part.mesh.visible) continue;
      const local = this.#ray.copy(ray);
      // Kept at the length that the lattice gives it, so that distances along it stay metres.
      local.origin.applyMatrix4(toLocal);
      local.direction.copy(ray.origin).add(ray.direction).applyMatrix4(toLocal).sub(local.origin);
      const scale = local.direction.length();
      local.direction.divideScalar(scale);
      const index = part.mesh.geometry.index;
      bvh.shapecast({
        boundsTraverseOrder: (box) => box.distanceToPoint(local.origin),
        intersectsBounds: (box) => {
          if (box.containsPoint(local.origin)) return true;
          if (!local.intersectBox(box, this.#corner)) return false;
          return this.#corner.distanceTo(local.origin) < distance * scale;
        },
        intersectsTriangle: (triangle: ExtendedTriangle, at: number) => {
          const vertex = index ? index.getX(at * 3) : at * 3;
          const owner = part.elements[vertex] ?? -1;
          if (this.#states[owner] === HIDDEN) return false;
          const { a, b, c } = triangle as Triangle;
          if (local.intersectTriangle(a, b, c, false, this.#point)) {
            const met = this.#point.distanceTo(local.origin) / scale;
            if (met < distance) {
              distance = met;
              element = owner;
            }
          }
          return false;
        },
      });
    }
    return element < 0 ? null : { distance, element };
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
  ray.at(hit.distance - BEFORE, at);
  const before = volumes.featureAt(at.x, at.y, at.z);
  if (before) return before;
  ray.at(hit.distance + BEHIND, at);
  return volumes.unitAt(at.x, at.y, at.z) ?? own(hit.element);
}
