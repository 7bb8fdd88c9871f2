/** Where each element lies, metres: its box, read off what has been loaded; and how much of it lies in a home. */
import type { Prism } from "../manifest.gen";

const AXES = 3;

/** Triangles' corners, and the element of each. */
export interface Corners {
  readonly count: number;
  getX(index: number): number;
  getY(index: number): number;
  getZ(index: number): number;
}

export class Spans {
  readonly #low: Float32Array;
  readonly #high: Float32Array;
  readonly #parts: { corners: Corners; elements: ArrayLike<number> }[] = [];

  constructor(elements: number) {
    this.#low = new Float32Array(AXES * elements).fill(Number.POSITIVE_INFINITY);
    this.#high = new Float32Array(AXES * elements).fill(Number.NEGATIVE_INFINITY);
  }

  add(corners: Corners, elements: ArrayLike<number>): void {
    this.#parts.push({ corners, elements });
    for (let i = 0; i < corners.count; i++) {
      const at = AXES * (elements[i] ?? 0);
      this.#widen(at, corners.getX(i));
      this.#widen(at + 1, corners.getY(i));
      this.#widen(at + 2, corners.getZ(i));
    }
  }

  #widen(at: number, value: number): void {
    if (value < (this.#low[at] ?? 0)) this.#low[at] = value;
    if (value > (this.#high[at] ?? 0)) this.#high[at] = value;
  }

  /** Lowest and highest point; infinite where nothing of it is here yet. */
  bottom(element: number): number {
    return this.#low[AXES * element + 1] ?? Number.POSITIVE_INFINITY;
  }

  top(element: number): number {
    return this.#high[AXES * element + 1] ?? Number.NEGATIVE_INFINITY;
  }

  middle(element: number): readonly [number, number, number] {
    const half = (axis: number) =>
      ((this.#low[AXES * element + axis] ?? 0) + (this.#high[AXES * element + axis] ?? 0)) / 2;
    return [half(0), half(1), half(2)];
  }

  /** Share of each element's corners that lie in `prisms` or within `margin` metres of their sides, 0 to 1. */
  within(prisms: readonly Prism[], margin: number): Float32Array {
    const elements = this.#low.length / AXES;
    const [all, inside] = [new Uint32Array(elements), new Uint32Array(elements)];
    const near = Uint8Array.from({ length: elements }, (_, element) =>
      prisms.some((prism) => this.#meets(element, prism, margin)) ? 1 : 0,
    );
    for (const { corners, elements: owners } of this.#parts) {
      for (let i = 0; i < corners.count; i++) {
        const owner = owners[i] ?? 0;
        if (!near[owner]) continue;
        all[owner] = (all[owner] ?? 0) + 1;
        const [x, y, z] = [corners.getX(i), corners.getY(i), corners.getZ(i)];
        if (prisms.some((prism) => holds(prism, margin, x, y, z)))
          inside[owner] = (inside[owner] ?? 0) + 1;
      }
    }
    return Float32Array.from(all, (count, element) => (count ? (inside[element] ?? 0) / count : 0));
  }

  #meets(element: number, { footprint, bottom, top }: Prism, margin: number): boolean {
    const at = AXES * element;
    const spans = [footprint.map(([x]) => x), [bottom, top], footprint.map(([, z]) => z)];
    return spans.every(
      (span, axis) =>
        Math.min(...span) - margin <= (this.#high[at + axis] ?? 0) &&
        Math.max(...span) + margin >= (this.#low[at + axis] ?? 0),
    );
  }
}

function holds(prism: Prism, margin: number, x: number, y: number, z: number): boolean {
  if (y < prism.bottom - margin || y > prism.top + margin) return false;
  let odd = false;
  const ring = prism.footprint;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous) {
      const [ax, az] = previous;
      const [bx, bz] = corner;
      if (bz > z !== az > z && x < ((ax - bx) * (z - bz)) / (az - bz) + bx) odd = !odd;
      const length = (bx - ax) ** 2 + (bz - az) ** 2 || 1;
      const along = Math.max(
        0,
        Math.min(1, ((x - ax) * (bx - ax) + (z - az) * (bz - az)) / length),
      );
      if (Math.hypot(x - ax - along * (bx - ax), z - az - along * (bz - az)) <= margin) return true;
    }
    previous = corner;
  }
  return odd;
}
