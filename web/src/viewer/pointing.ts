/** Tells a tap from a drag, and where an idle mouse rests; positions in CSS pixels of the canvas. */

/** A press that moves further than this, px, or lasts longer, ms, is a drag. */
const SLIP = 6;
const LONG = 600;

export interface Pointed {
  tap(x: number, y: number): void;
  /** Null when the mouse has left. */
  rest(at: readonly [number, number] | null): void;
}

export class Pointing {
  readonly #canvas: HTMLCanvasElement;
  readonly #listeners = new AbortController();
  #down: { x: number; y: number; at: number; id: number } | null = null;

  constructor(canvas: HTMLCanvasElement, told: Pointed) {
    this.#canvas = canvas;
    const { signal } = this.#listeners;
    canvas.addEventListener(
      "pointerdown",
      (event) => {
        const { offsetX: x, offsetY: y, timeStamp: at, pointerId: id } = event;
        // A second finger makes it a pinch.
        this.#down = event.isPrimary && event.button === 0 ? { x, y, at, id } : null;
        told.rest(null);
      },
      { signal },
    );
    canvas.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerType === "mouse" && event.buttons === 0) {
          told.rest([event.offsetX, event.offsetY]);
        }
      },
      { signal },
    );
    canvas.addEventListener("pointerleave", () => told.rest(null), { signal });
    canvas.addEventListener(
      "pointerup",
      (event) => {
        const down = this.#down;
        this.#down = null;
        if (!down || down.id !== event.pointerId || event.timeStamp - down.at > LONG) return;
        const [x, y] = this.#place(event);
        if (Math.hypot(x - down.x, y - down.y) <= SLIP) told.tap(x, y);
      },
      { signal },
    );
  }

  #place(event: PointerEvent): [number, number] {
    // A captured pointer may be over another element, so offsetX is not the canvas' own.
    const box = this.#canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  dispose(): void {
    this.#listeners.abort();
  }
}
