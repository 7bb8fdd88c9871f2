/** How fine the picture is right now: coarser while a slow machine moves, finest when the camera rests. */
import { FrameWatch, type Quality, TIERS, type Tier } from "./quality";

/** A motion shorter than this many frames is over before anybody would gain from a coarser picture. */
const SHORT = 3;
/** Rest for so long, ms, before the picture is drawn at its best: hands pause on their way. */
const REST = 160;

export class Fineness {
  readonly #watch = new FrameWatch();
  readonly #refine: () => void;
  #tier: Tier;
  #coarse = false;
  #frames = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins at `quality`; `refine` is called when it is time for a finer picture. */
  constructor(quality: Quality, refine: () => void) {
    this.#tier = TIERS.find((tier) => tier.quality === quality) ?? TIERS[0];
    this.#refine = refine;
  }

  get tier(): Tier {
    return this.#tier;
  }

  /** Whether what only refines the picture is drawn: by the quickest always, by others when nothing moves. */
  get fine(): boolean {
    const { quality } = this.#tier;
    return quality === "full" || (quality !== "low" && !this.#coarse);
  }

  /** Whether frames come soon enough for motion that nobody asked for, and for drawing what is hardly seen. */
  get quick(): boolean {
    return this.#tier.quality !== "low";
  }

  /** Pixels a CSS pixel, at most. */
  get ratio(): number {
    return this.#coarse ? this.#tier.moving : this.#tier.resting;
  }

  /**
   * A frame of a motion is about to be drawn, `between` ms after the one before it, or null where it is the first.
   *
   * True when the tier is another from now on.
   */
  moves(between: number | null): boolean {
    clearTimeout(this.#timer);
    this.#frames++;
    if (this.#frames > SHORT) this.#coarse = this.#tier.moving < this.#tier.resting;
    if (between === null || !this.#watch.tooSlow(between)) return false;
    const next = TIERS[TIERS.indexOf(this.#tier) + 1];
    if (next) this.#tier = next;
    return next !== undefined;
  }

  /** The motion is over. */
  rests(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#frames = 0;
      if (!this.#coarse) return;
      this.#coarse = false;
      this.#refine();
    }, REST);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
