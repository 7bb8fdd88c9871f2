// The point of regard: where a buyer most likely looks, as far as hand and screen can tell.

/** The pointer tells where the eyes are while it moves and for so long after, ms. */
export const POINTER_TELLS_MS = 2_000;
/** A hand moves the point of regard in steps, so that a trembling one asks for no new rays; CSS pixels. */
const STEP = 4;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export class Regard {
  #point: Point | null = null;
  #at = Number.NEGATIVE_INFINITY;
  #held = false;

  /** The pointer moved, or a finger came down or moved (`held` while it stays). */
  moved(x: number, y: number, now: number, held: boolean): void {
    this.#point = { x: snap(x), y: snap(y) };
    this.#at = now;
    this.#held = held;
  }

  /** The finger was lifted. */
  lifted(now: number): void {
    this.#at = now;
    this.#held = false;
  }

  /** The pointer left the page. */
  left(): void {
    this.#point = null;
    this.#held = false;
  }

  /** Pointer or finger while it tells, else `centre`. */
  at(now: number, centre: Point): Point {
    const tells = this.#held || now - this.#at <= POINTER_TELLS_MS;
    return this.#point && tells ? this.#point : centre;
  }
}

function snap(v: number): number {
  return Math.round(v / STEP) * STEP;
}
