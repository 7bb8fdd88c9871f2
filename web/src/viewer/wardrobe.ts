/** The moments that the model is dressed for: the one on show, and the one it is compared with. */
import type { Scene } from "three";
import type { Manifest } from "../manifest.gen";
import { surroundings } from "./calendar";
import { Dressing, type Moment } from "./dressing";
import { Enclosure } from "./enclosure";
import type { Finishes } from "./finishes";
import { eveningOf } from "./lamps";
import type { Occlusion } from "./occlusion";
import type { People } from "./people";

/** People on the ground as `states` have it; they tell when they have come to stand elsewhere. */
export type Crowd = (states: Uint8Array, changed: () => void) => People;

export class Wardrobe {
  readonly main: Dressing;
  readonly #manifest: Manifest;
  readonly #occlusion: Occlusion;
  readonly #finishes: Finishes;
  readonly #scene: Scene;
  readonly #draws: () => void;
  readonly #before: Uint8Array;
  readonly #evening: ArrayLike<number>;
  #other: Dressing | null = null;
  #crowd: Crowd | null = null;

  /** `draws` is told when somebody in `scene` stands elsewhere. */
  constructor(
    manifest: Manifest,
    occlusion: Occlusion,
    finishes: Finishes,
    scene: Scene,
    draws: () => void,
  ) {
    this.#manifest = manifest;
    this.#occlusion = occlusion;
    this.#finishes = finishes;
    this.#scene = scene;
    this.#draws = draws;
    this.#before = surroundings(manifest);
    this.#evening = eveningOf(manifest);
    this.main = this.#made();
  }

  /** What the moment on show is compared with, or null. */
  get other(): Dressing | null {
    return this.#other;
  }

  get all(): Dressing[] {
    return this.#other ? [this.main, this.#other] : [this.main];
  }

  /** Have one for `moment` beside the one on show, opened as `codes` say; or none. */
  compare(moment: Moment | null, codes: Uint8Array): void {
    if (!moment) {
      this.#other?.dispose();
      this.#other = null;
      return;
    }
    if (!this.#other) {
      this.#other = this.#made();
      this.#people(this.#other);
    }
    this.#other.show(moment);
    this.#other.states.mark(codes);
  }

  /** Set people around each, as `crowd` says. */
  populate(crowd: Crowd): void {
    this.#crowd = crowd;
    for (const dressing of this.all) this.#people(dressing);
  }

  #made(): Dressing {
    const enclosure = new Enclosure(this.#occlusion);
    const made = new Dressing(this.#manifest, this.#before, enclosure, this.#finishes);
    made.states.cover(this.#finishes.laid);
    made.states.light(this.#evening);
    return made;
  }

  #people(dressing: Dressing): void {
    const people = this.#crowd?.(dressing.states.current, () => {
      dressing.stale = true;
      this.#draws();
    });
    if (!people) return;
    dressing.meet(people);
    this.#scene.add(people.mesh);
  }

  dispose(): void {
    for (const dressing of this.all) dressing.dispose();
  }
}
