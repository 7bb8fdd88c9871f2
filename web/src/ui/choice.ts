/** What the buyer has chosen to look at: one place that says it, so that page, scene and address agree. */
import type { Cut } from "../viewer/cut";
import type { Hour } from "../viewer/hour";
import type { Beside } from "./beside";
import type { On } from "./works";

export interface Chosen {
  /** Id of the open unit, or null. */
  readonly unit: string | null;
  /** Id of the stop on show. */
  readonly stop: string;
  /** A day between the stops, or null. */
  readonly on: On | null;
  /** When the sun stands where it is shown, or null for the light that shows the building best. */
  readonly hour: Hour | null;
  /** How the building is opened. */
  readonly cut: Cut;
  /** Id of a unit -> what was chosen for its rooms in this visit, as the address has it. */
  readonly finishes: Readonly<Record<string, string>>;
  /** Number of the step of the guided tour that one is at, from 1; null without a tour. */
  readonly tour: number | null;
  /** What lies beside it in the same view, or null. */
  readonly beside: Beside | null;
}

/** Told what is chosen now and what was before. */
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
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    this.#now = now;
    for (const follower of this.#followers) follower(now, before);
  }
}
