// How long a visit was active: page visible and focused, and an input within the last 20 s.

/** An input or a camera motion of the buyer's keeps the visit active for so long, ms. */
export const IDLE_AFTER_MS = 20_000;
/** A gap between two looks counts at most so much, so that sleep and throttled tabs add nothing, ms. */
export const LONGEST_GAP_MS = 1_000;

/** Told what happened and when (monotonic ms), it says how much active time has passed. */
export class ActiveTime {
  #visible: boolean;
  #focused: boolean;
  #input: number;
  #settled: number;
  /** Active time since the last `settle`, with its gaps already cut. */
  #owed = 0;

  constructor(now: number, visible: boolean, focused: boolean) {
    this.#visible = visible;
    this.#focused = focused;
    this.#input = now;
    this.#settled = now;
  }

  /** Does time count at `now`? */
  active(now: number): boolean {
    return this.#visible && this.#focused && now < this.#input + IDLE_AFTER_MS;
  }

  input(now: number): void {
    if (!this.active(now)) this.#advance(now);
    this.#input = Math.max(this.#input, now);
  }

  /** The page came into view or into focus, or left it. */
  show(now: number, visible: boolean, focused: boolean): void {
    this.#advance(now);
    this.#visible = visible;
    this.#focused = focused;
  }

  /** Active ms since the last call; may be a fraction. */
  settle(now: number): number {
    this.#advance(now);
    const owed = this.#owed;
    this.#owed = 0;
    return owed;
  }

  #advance(now: number): void {
    const from = this.#settled;
    this.#settled = Math.max(from, now);
    if (!this.#visible || !this.#focused) return;
    const until = Math.min(this.#settled, this.#input + IDLE_AFTER_MS);
    // One gap is what lies between two looks, whatever happened in it: together it never earns more.
    this.#owed = Math.min(this.#owed + Math.max(0, until - from), LONGEST_GAP_MS);
  }
}
