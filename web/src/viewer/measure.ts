/** Two points and what lies between them, metres. Pure. */
import type { Vector3 } from "three";

export interface Distance {
  /** As the crow flies. */
  readonly straight: number;
  /** On plan. */
  readonly level: number;
  /** Of height. */
  readonly upright: number;
}

/** A third point begins anew. */
export class Measure {
  #points: readonly Vector3[] = [];

  get points(): readonly Vector3[] {
    return this.#points;
  }

  add(point: Vector3): void {
    this.#points = this.#points.length === 1 ? [...this.#points, point] : [point];
  }

  clear(): void {
    this.#points = [];
  }

  /** Null until there are two. */
  get distance(): Distance | null {
    const [from, to] = this.#points;
    return from && to ? distanceOf(from, to) : null;
  }
}

export function distanceOf(from: Vector3, to: Vector3): Distance {
  return {
    straight: from.distanceTo(to),
    level: Math.hypot(to.x - from.x, to.z - from.z),
    upright: Math.abs(to.y - from.y),
  };
}
