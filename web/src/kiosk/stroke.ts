/** Whether a mouse is led somewhere or only trembles: the table that a screen stands on may be knocked. Pure. */

/** A knock moves it less than this, CSS px ... */
const FAR = 30;
/** ... and after resting for so long it sets out anew, ms. */
const PAUSE = 500;

export class Stroke {
  #from = { x: 0, y: 0 };
  #last: { x: number; y: number; at: number } | null = null;

  /** It is at `x`, `y` at the time `at`, ms; true where it has come far since it set out. */
  far(x: number, y: number, at: number): boolean {
    if (!this.#last || at - this.#last.at > PAUSE) this.#from = this.#last ?? { x, y };
    this.#last = { x, y, at };
    return Math.hypot(x - this.#from.x, y - this.#from.y) >= FAR;
  }
}
