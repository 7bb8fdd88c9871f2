/** The time of a replay: where it is, whether it goes on, how quickly, and over which silences. Knows no page. */
import { onwards, type Span } from "./silence";

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

export class Player {
  /** Ms of the visit. */
  at = 0;
  playing = false;
  speed: Speed = 1;
  /** Whether silences are passed over. */
  skips = true;
  readonly length: number;
  readonly #silences: readonly Span[];
  readonly #changed: () => void;

  /** `changed` is told of everything that is another way now. */
  constructor(length: number, silences: readonly Span[], changed: () => void) {
    this.length = length;
    this.#silences = silences;
    this.#changed = changed;
  }

  /** So many ms of the seller's own time have passed. */
  pass(ms: number): void {
    if (!this.playing) return;
    const silences = this.skips ? this.#silences : [];
    this.at = Math.min(this.length, onwards(this.at, ms * this.speed, silences));
    if (this.at >= this.length) this.playing = false;
    this.#changed();
  }

  /** Play, or pause; at the end it begins again. */
  toggle(): void {
    this.playing = !this.playing;
    if (this.playing && this.at >= this.length) this.at = 0;
    this.#changed();
  }

  seek(at: number): void {
    this.at = Math.max(0, Math.min(this.length, at));
    this.#changed();
  }

  set(change: { speed?: Speed; skips?: boolean }): void {
    Object.assign(this, change);
    this.#changed();
  }
}
