/** How long nobody has touched the page: asks whether somebody is still there, and takes no answer for a no. */

export interface IdleTimes {
  /** Without any input for so long it asks, ms ... */
  readonly after: number;
  /** ... and waits for an answer so long, ms. */
  readonly grace: number;
  /** A clock that only goes forwards, ms. */
  readonly clock: () => number;
  /** Call later; returns the way not to. */
  readonly later: (call: () => void, ms: number) => () => void;
}

export interface IdleTold {
  /** Whether the page goes by itself and somebody may be watching. */
  running(): boolean;
  /** Ask; there are so many whole seconds left. Told again with every second. */
  asks(seconds: number): void;
  /** Somebody is there after all. */
  stays(): void;
  /** Nobody is. */
  leaves(): void;
}

export class Idle {
  readonly #times: IdleTimes;
  readonly #told: IdleTold;
  #last: number;
  /** When it asked; null while it does not. */
  #asked: number | null = null;
  #cancel: (() => void) | null = null;

  constructor(times: IdleTimes, told: IdleTold) {
    this.#times = times;
    this.#told = told;
    this.#last = times.clock();
    this.begin();
  }

  /** When there last was an input. */
  get last(): number {
    return this.#last;
  }

  /** From now on; as if somebody had just come. */
  begin(): void {
    this.#last = this.#times.clock();
    this.#asked = null;
    this.#wait(this.#times.after);
  }

  /** Ask nobody until it begins again. */
  stop(): void {
    this.#cancel?.();
    this.#asked = null;
  }

  /** Somebody did something. It sets no timer: many of these come every second. */
  input(): void {
    this.#last = this.#times.clock();
    if (this.#asked === null) return;
    this.begin();
    this.#told.stays();
  }

  #wait(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#times.later(() => this.#look(), ms);
  }

  #look(): void {
    this.#cancel = null;
    const now = this.#times.clock();
    if (this.#asked === null) {
      if (this.#told.running()) this.#last = now;
      const left = this.#last + this.#times.after - now;
      if (left > 0) {
        this.#wait(left);
        return;
      }
      this.#asked = now;
    }
    const left = this.#asked + this.#times.grace - now;
    if (left > 0) {
      this.#told.asks(Math.ceil(left / 1000));
      this.#wait(left % 1000 || 1000);
    } else {
      this.#asked = null;
      this.#told.leaves();
    }
  }
}
