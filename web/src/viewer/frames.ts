/** Frames on request: as many asks as one likes before the next frame make one frame, and none makes none. */

/** The first frame after a rest counts as this long, seconds: nothing jumps when motion begins. */
const ORDINARY = 1 / 60;
/** And no frame counts for longer: a hidden tab comes back where it was. */
const LONGEST = 0.5;

export class FrameClock {
  readonly #draw: (seconds: number) => void;
  readonly #listening = new AbortController();
  #asked = 0;
  /** Asked for while nobody could see it. */
  #owed = false;
  #last = 0;
  #drawing = false;
  #flowing = false;
  #held: boolean;

  /** `draw` gets the seconds since the frame before, if that one asked for this one; none comes while they are `held`. */
  constructor(draw: (seconds: number) => void, held = false) {
    this.#draw = draw;
    this.#held = held;
    const { signal } = this.#listening;
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
  }

  ask(): void {
    // Most browsers hold frames back by themselves; some let a few through, and none need be made.
    if (document.hidden || this.#held) this.#owed = true;
    if (this.#asked || this.#owed) return;
    this.#flowing = this.#drawing;
    this.#asked = requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now: number): void {
    this.#asked = 0;
    const passed = (now - this.#last) / 1000;
    this.#last = now;
    this.#drawing = true;
    this.#draw(this.#flowing ? Math.min(LONGEST, Math.max(0, passed)) : ORDINARY);
    this.#drawing = false;
  }

  /** From now on whatever is asked for is drawn. */
  release(): void {
    this.#held = false;
    if (!document.hidden) this.#pay();
  }

  /** Release, and draw without waiting for the screen's next turn; later where nobody can see it. */
  now(): void {
    this.#held = false;
    this.#owed = document.hidden;
    if (this.#owed) return;
    cancelAnimationFrame(this.#asked);
    this.#flowing = false;
    this.#frame(performance.now());
  }

  #seen(): void {
    if (document.hidden) {
      this.#owed ||= this.#asked !== 0;
      cancelAnimationFrame(this.#asked);
      this.#asked = 0;
    } else this.#pay();
  }

  #pay(): void {
    if (!this.#owed || this.#held) return;
    this.#owed = false;
    this.ask();
  }

  dispose(): void {
    this.#listening.abort();
    this.#owed = false;
    cancelAnimationFrame(this.#asked);
  }
}
