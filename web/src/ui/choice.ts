/** What the buyer has chosen to look at: one place that says it, so that page, scene and address agree. */

export interface Chosen {
  /** Id of the open unit, or null. */
  readonly unit: string | null;
  /** Id of the stop on show. */
  readonly stop: string;
}

/** `by` tells the buyer's own act from what follows an address or a suggestion. */
export type Follower = (now: Chosen, before: Chosen) => void;

export class Choice {
  #now: Chosen;
  readonly #followers: Follower[] = [];

  constructor(first: Chosen) {
    this.#now = first;
  }

  get now(): Chosen {
    return this.#now;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  set(change: Partial<Chosen>): void {
    const before = this.#now;
    const now = { ...before, ...change };
    if (now.unit === before.unit && now.stop === before.stop) return;
    this.#now = now;
    for (const follower of this.#followers) follower(now, before);
  }
}
