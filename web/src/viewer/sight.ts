/** What a ray meets first of what stands, and which feature that is. See-through parts let the ray pass. */
import { type Matrix4, Ray, type Triangle, Vector3 } from "three";
import { type ExtendedTriangle, MeshBVH } from "three-mesh-bvh";
import { HIDDEN } from "./calendar";
import type { Part } from "./chunks";
import type { Volumes } from "./volumes";

/** A point this far before a hit, metres, is in the room that the hit surface bounds. */
export const BEFORE = 0.05;
/** A point this far behind a hit, metres, is in the home whose façade was hit. */
export const BEHIND = 0.45;

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
