// The beat of the recording: four looks a second while the visit is active, and silence when it is not.
import { ActiveTime } from "./active";
import { Glance } from "./glance";
import { type Eye, PoseLog } from "./poses";
import type { Probe } from "./probe";
import { Regard } from "./regard";
import { centreOf, type Screen } from "./screen";
import { Tally } from "./tally";

/** One look every so often, ms. */
export const TICK_MS = 250;
/** A look's rays are spread over slices, so that no frame bears them all; one every so often, ms. */
const SLICE_EVERY_MS = TICK_MS / 4;
/** A timer that is so late tells that frames are late: the rays stay out of their way, ms ... */
const LATE_MS = 30;
/** ... but not for longer than this, ms: what was seen a second ago is no answer while the view moves. */
const BLIND_MS = TICK_MS;

export interface Surroundings {
  readonly probe: Probe;
  readonly screen: () => Screen;
  readonly pose: () => Eye | null;
  /** Monotonic ms. */
  readonly clock: () => number;
  readonly later: (call: () => void, ms: number) => () => void;
  /** After each look. */
  readonly onTick: (now: number) => void;
}

export class Sampler {
  readonly tally = new Tally();
  readonly poses = new PoseLog();
  readonly regard = new Regard();
  readonly #around: Surroundings;
  readonly #time: ActiveTime;
  readonly #glance: Glance;
  readonly #began: number;
  /** Time before a view that stays still, shared out once it is known best: when it ends or a batch is cut. */
  #still = 0;
  #stage = "";
  /** When active time began and ended since the last batch, ms of the visit; null where there was none. */
  #span: { readonly since: number; readonly until: number } | null = null;
  #cancel: (() => void) | null = null;
  #paused = false;
  #due = 0;
  #ticked = 0;
  #looked = Number.NEGATIVE_INFINITY;
  /** What lies where, read once a tick: layout is dear to ask for, and panels come and go by the second. */
  #screen: Screen | null = null;

  constructor(around: Surroundings, visible: boolean, focused: boolean) {
    this.#around = around;
    this.#began = around.clock();
    this.#time = new ActiveTime(this.#began, visible, focused);
    this.#glance = new Glance(around.probe, around.clock);
    this.#wake();
  }

  /** Whole ms since the visit began. */
  get at(): number {
    return Math.round(this.#around.clock() - this.#began);
  }

  /** The buyer did something: pointer, key, wheel, touch, or a camera motion of theirs. */
  input(): void {
    this.#time.input(this.#around.clock());
    this.#wake();
  }

  /** Visibility or focus changed. */
  show(visible: boolean, focused: boolean): void {
    const now = this.#around.clock();
    this.#tick(now);
    this.#time.show(now, visible, focused);
    this.#wake();
  }

  /** Count what has passed up to now. */
  settle(): void {
    this.#tick(this.#around.clock());
    this.share();
  }

  /** Active time that is counted but not in a batch yet, ms. */
  get waiting(): number {
    return this.tally.active + this.#still;
  }

  /** Between when and when the active time since the last call lies, ms of the visit. */
  span(): { readonly since: number; readonly until: number } {
    const span = this.#span;
    this.#span = null;
    return span ?? { since: 0, until: 0 };
  }

  /** Share out all time that is counted, as before a batch is cut. */
  share(): void {
    if (this.#still === 0) return;
    this.tally.add(this.#still, this.#glance.shares(), this.#stage);
    this.#still = 0;
  }

  pause(): void {
    this.settle();
    this.#paused = true;
    this.#sleep();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#time.settle(this.#around.clock());
    this.#paused = false;
    this.input();
  }

  #wake(): void {
    const now = this.#around.clock();
    if (this.#cancel || this.#paused || !this.#time.active(now)) return;
    this.#screen = null;
    this.#ticked = now;
    this.#schedule(now, 0);
  }

  #sleep(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.share();
    this.tally.interrupt();
  }

  #schedule(now: number, ms: number): void {
    this.#due = now + ms;
    this.#cancel = this.#around.later(() => this.#turn(), ms);
  }

  #turn(): void {
    this.#cancel = null;
    const began = this.#around.clock();
    const screen = this.#read();
    const regard = this.regard.at(began, centreOf(screen));
    const changed = this.#glance.changed(screen, regard);
    if (changed) this.share();
    if (changed || !this.#glance.settled) {
      if (began - this.#due < LATE_MS || began - this.#looked > BLIND_MS) {
        this.#looked = began;
        this.#glance.look(screen, regard);
      }
    }
    const now = this.#around.clock();
    if (now - this.#ticked >= TICK_MS - 1) this.#tick(now);
    if (!this.#time.active(now)) this.#sleep();
    else if (this.#glance.settled) this.#schedule(now, this.#ticked + TICK_MS - now);
    else this.#schedule(now, SLICE_EVERY_MS);
  }

  #read(): Screen {
    const { width, height } = this.#around.probe;
    const { left = 0, top = 0, right = 0, bottom = 0 } = this.#screen?.view ?? {};
    if (right - left !== width || bottom - top !== height) this.#screen = null;
    this.#screen ??= this.#around.screen();
    return this.#screen;
  }

  #tick(now: number): void {
    if (this.#paused) return;
    this.#ticked = now;
    this.#screen = null;
    const ms = this.#time.settle(now);
    if (ms > 0) {
      const { stage } = this.#around.probe;
      if (stage !== this.#stage) this.share();
      this.#stage = stage;
      this.#still += ms;
      if (this.#glance.moving) this.share();
      const { at } = this;
      this.#span = { since: this.#span?.since ?? Math.max(0, at - Math.round(ms)), until: at };
      const pose = this.#around.pose();
      if (pose) this.poses.note(pose, stage, at);
    }
    this.#around.onTick(now);
  }
}
