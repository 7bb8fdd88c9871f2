/** Frames on request: as many asks as one likes before the next frame make one frame, and none makes none. */

/** The first frame after a rest counts as this long, seconds: nothing jumps when motion begins. */
const ORDINARY = 1 / 60;
/** And no frame counts for longer: a hidden tab comes back where it was. */
const LONGEST = 0.5;

export class FrameClock {
  readonly #draw: (seconds: number) => void;
  #asked = 0;
  #last = 0;
  #drawing = false;
  #flowing = false;

  /** `draw` gets the seconds since the frame before, if that one asked for this one. */
  constructor(draw: (seconds: number) => void) {
    this.#draw = draw;
  }

  ask(): void {
    if (this.#asked) return;
    this.#flowing = this.#drawing;
    this.#asked = requestAnimationFrame((now) => {
      this.#asked = 0;
      const passed = (now - this.#last) / 1000;
      this.#last = now;
      this.#drawing = true;
      this.#draw(this.#flowing ? Math.min(LONGEST, Math.max(0, passed)) : ORDINARY);
      this.#drawing = false;
    });
  }

  dispose(): void {
    cancelAnimationFrame(this.#asked);
  }
}
