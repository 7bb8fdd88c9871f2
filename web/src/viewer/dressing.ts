/** What depends on the moment that is looked at: what stands, how bare it is, what shuts it in, and its shadows. */
import type { RenderTarget } from "three";
import type { Manifest } from "../manifest.gen";
import { type Basis, BUILT, HIDDEN, statesOn } from "./calendar";
import type { Enclosure } from "./enclosure";
import type { Finishes } from "./finishes";
import type { People } from "./people";
import { seenBelow } from "./site";
import { smooth } from "./smooth";
import { States } from "./states";

/** What is to be seen: the day (since 1970-01-01), by the plan or as reported, and the last stage it has reached. */
export interface Moment {
  readonly day: number;
  readonly basis: Basis;
  readonly reached: number;
}

/** One moment as it is drawn; the model wears one, or two in turn where they are compared. */
export class Dressing {
  readonly states: States;
  readonly enclosure: Enclosure;
  readonly #manifest: Manifest;
  readonly #before: Uint8Array;
  readonly #finishes: Finishes;
  /** Whether the rooms of the open home are finished, and show what was chosen for them. */
  furnished = false;
  /** What of it stands, 0 to 1. */
  finished = 0;
  /** 1: all is card; 0: all has its own colour. */
  bare = 0;
  /** How much of a shade lies where the building stands, 0 to 1. */
  contact = 0;
  /** Whether the plan of what is to come is drawn on the ground. */
  pegged = false;
  /** Whether what lies below the table can be seen. */
  dug = false;
  /** Who stands around it, once there is anybody. */
  people: People | null = null;
  /** Its shadows, once they were drawn, and whether something has moved since. */
  shadows: RenderTarget | null = null;
  stale = true;

  /** `before` marks the elements that were there before the works. */
  constructor(manifest: Manifest, before: Uint8Array, enclosure: Enclosure, finishes: Finishes) {
    this.#finishes = finishes;
    this.#manifest = manifest;
    this.#before = before;
    this.enclosure = enclosure;
    this.states = new States(manifest.elements.storey.length);
  }

  /** Be `moment` from now on; true where another element stands. */
  show({ day, basis, reached }: Moment): boolean {
    const { elements, reported_until: until } = this.#manifest;
    const before = this.#before;
    const changed = this.states.update((out) =>
      statesOn(elements, day, basis, reached, before, out, until),
    );
    const { current } = this.states;
    const built = current.reduce((sum, state) => sum + (state === BUILT ? 1 : 0), 0);
    this.finished = built / Math.max(1, current.length);
    // Card until about half of it stands; its own colours by the end.
    this.bare = 0.8 * (1 - smooth(0.35, 0.97, this.finished));
    this.contact = smooth(0, 0.3, this.finished);
    this.pegged = reached < 0 || current.every((state, i) => state === HIDDEN || before[i]);
    this.dug = seenBelow(this.#manifest, current);
    this.enclosure.show(reached);
    this.furnish();
    this.people?.dress(this.bare);
    if (changed) this.people?.settle();
    this.stale = true;
    return changed;
  }

  /** Other rooms may have been finished, or others stand. */
  furnish(): void {
    this.furnished = this.#finishes.standIn(this.states.current);
  }

  /** From now on `people` stand around it. */
  meet(people: People): void {
    this.people = people;
    people.dress(this.bare);
    people.settle();
  }

  /** The light draws other shadows from now on: let go of these. */
  forget(): void {
    this.shadows?.dispose();
    this.shadows?.depthTexture?.dispose();
    this.shadows = null;
    this.stale = true;
  }

  dispose(): void {
    this.forget();
    this.people?.mesh.removeFromParent();
    this.people?.dispose();
    this.enclosure.dispose();
    this.states.dispose();
  }
}
