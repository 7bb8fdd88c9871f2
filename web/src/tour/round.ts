/** The tour as it goes: which step, whether it goes on by itself, who stopped it. Knows neither page nor scene. */

/** "aside": the buyer looks at something of their own meanwhile. */
export type Standing = "running" | "paused" | "aside" | "over";

export interface Clock {
  /** Monotonic ms. */
  now(): number;
  /** Calls once, after `ms`; gives what takes it back. */
  later(call: () => void, ms: number): () => void;
}

export interface RoundTold {
  /** Lead to step `at`. */
  show(at: number): void;
  /** Something else may be pressed now. */
  stands(standing: Standing): void;
  /** The last step was on show for its time, and nobody stopped it. */
  done(): void;
}

/** Nothing is timed quicker than this, ms. */
const QUICKEST = 1_000;

export class Round {
  readonly #stays: readonly number[];
  readonly #clock: Clock;
  readonly #told: RoundTold;
  readonly #byItself: boolean;
  #at = 0;
  #standing: Standing = "over";
  #hidden = false;
  #left = 0;
  #since = 0;
  #cancel: (() => void) | null = null;

  /** A step each of `stays` ms; it waits for the buyer at each unless it goes on `byItself`. */
  constructor(stays: readonly number[], byItself: boolean, clock: Clock, told: RoundTold) {
    this.#stays = stays;
    this.#byItself = byItself;
    this.#clock = clock;
    this.#told = told;
  }

  get at(): number {
    return this.#at;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Whether there is a tour at all, going or not. */
  get on(): boolean {
    return this.#standing !== "over";
  }

  /** Begin with step `at`. */
  begin(at = 0): void {
    this.#stand("running");
    this.#show(at);
  }

  /** Wait at step `at`, which is on show already. */
  waitAt(at: number): void {
    this.#at = at;
    this.#left = this.#stays[at] ?? 0;
    this.#halt();
    this.#stand("aside");
  }

  /** A step on (1) or back (-1); past the last one it is over. */
  step(by: 1 | -1): void {
    if (!this.on) return;
    if (this.#at + by >= this.#stays.length) {
      this.end();
      return;
    }
    if (this.#standing === "aside") this.#stand("running");
    this.#show(Math.max(0, this.#at + by));
  }

  /** Stay here until told to go on. */
  pause(): void {
    this.#stop("paused");
  }

  /** The buyer does something else. */
  aside(): void {
    this.#stop("aside");
  }

  /** Go on: back to the step at which it was left, for all of its time. */
  goOn(): void {
    if (this.#standing !== "paused" && this.#standing !== "aside") return;
    this.#stand("running");
    this.#show(this.#at);
  }

  end(): void {
    if (!this.on) return;
    this.#halt();
    this.#stand("over");
  }

  /** A page that nobody sees stands still. */
  hide(hidden: boolean): void {
    this.#hidden = hidden;
    if (this.#standing !== "running") return;
    if (hidden) this.#halt();
    else this.#wait(this.#left);
  }

  #show(at: number): void {
    this.#halt();
    this.#at = at;
    this.#told.show(at);
    this.#wait(this.#stays[at] ?? 0);
  }

  #stop(how: Standing): void {
    if (!this.on || this.#standing === how || this.#standing === "aside") return;
    this.#halt();
    this.#stand(how);
  }

  #wait(ms: number): void {
    this.#left = ms;
    if (!this.#byItself || this.#hidden || this.#standing !== "running" || this.#cancel) return;
    this.#since = this.#clock.now();
    this.#cancel = this.#clock.later(() => this.#next(), Math.max(QUICKEST, ms));
  }

  #next(): void {
    this.#cancel = null;
    if (this.#at + 1 < this.#stays.length) this.#show(this.#at + 1);
    else {
      this.#stand("over");
      this.#told.done();
    }
  }

  /** Stop the clock and remember what was left. */
  #halt(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = null;
    this.#left = Math.max(0, this.#left - (this.#clock.now() - this.#since));
  }

  #stand(standing: Standing): void {
    if (this.#standing === standing) return;
    this.#standing = standing;
    this.#told.stands(standing);
  }
}
