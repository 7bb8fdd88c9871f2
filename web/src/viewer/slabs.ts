/** Where a ray enters boxes: the divisions are done once for the ray, what is left for each box are products. */
import type { Box3, Vector3 } from "three";

export class Slabs {
  #from: Vector3;
  #x: number;
  #y: number;
  #z: number;

  constructor(from: Vector3, { x, y, z }: Vector3) {
    this.#from = from;
    // Not one over -0: a ray within a box's face would miss the box.
    this.#x = 1 / (x + 0);
    this.#y = 1 / (y + 0);
    this.#z = 1 / (z + 0);
  }

  /** Steps of the ray's direction to where it enters `box`: 0 from within, infinite where it never does. */
  entry({ min, max }: Box3): number {
    const from = this.#from;
    let one = (min.x - from.x) * this.#x;
    let other = (max.x - from.x) * this.#x;
    let near = entered(one, other, 0);
    let far = left(one, other, Number.POSITIVE_INFINITY);
    one = (min.y - from.y) * this.#y;
    other = (max.y - from.y) * this.#y;
    near = entered(one, other, near);
    far = left(one, other, far);
    one = (min.z - from.z) * this.#z;
    other = (max.z - from.z) * this.#z;
    near = entered(one, other, near);
    return near <= left(one, other, far) ? near : Number.POSITIVE_INFINITY;
  }
}

// No number (0 times infinite: the ray lies in that face) is neither more nor less, and bounds nothing.

function entered(one: number, other: number, before: number): number {
  const enters = one > other ? other : one;
  return enters > before ? enters : before;
}

function left(one: number, other: number, before: number): number {
  const leaves = one > other ? one : other;
  return leaves < before ? leaves : before;
}
