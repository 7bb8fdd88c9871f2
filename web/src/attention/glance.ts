// What is on the screen now, by feature: a few rays at a time, and none while nothing has changed.
import { Kernel, type Sample } from "./kernel";
import type { Probe } from "./probe";
import type { Point } from "./regard";
import { panelAt, type Screen, within } from "./screen";

/** A still view is refined up to so many points, then left alone: the error of a share is then about 0.003. */
export const MOST_POINTS = 2048;
/** Time that one slice of rays may take, ms; with all else four slices a tick at 4 Hz make 0.3 ms a frame at 60 Hz. */
export const SLICE_MS = 0.7;
const MOST_A_SLICE = 40;
/** Rays that every slice casts; what they took tells how many more it may. */
const FIRST_OF_SLICE = 2;

/** A feature's part of the look (null for the background): `attention` and `cover` each sum to 1. */
export interface Share {
  readonly feature: string | null;
  /** The stage that it was seen at, where that is not the one on show. */
  readonly stage: string | null;
  readonly attention: number;
  /** Part of the screen that it takes up. */
  readonly cover: number;
}

const NOTHING: readonly Share[] = [{ feature: null, stage: null, attention: 1, cover: 1 }];

export class Glance {
  readonly #probe: Probe;
  readonly #clock: () => number;
  #key = "";
  #kernel: Kernel | null = null;
  #points = 0;
  /** Number of the next point; never begun anew, or a few rays a look would always go to the same places. */
  #next = 0;
  /** By stage (null for the one on show), then by feature. */
  #sums = new Map<string | null, Map<string | null, [attention: number, cover: number]>>();
  #shares: readonly Share[] = NOTHING;
  #moving = false;

  constructor(probe: Probe, clock: () => number) {
    this.#probe = probe;
    this.#clock = clock;
  }

  /** Is the view still and known well enough? Then a look costs nothing. */
  get settled(): boolean {
    return this.#points >= MOST_POINTS;
  }

  /** Is the view, as it was last asked, in motion: other now than it was a tick ago? */
  get moving(): boolean {
    return this.#moving;
  }

  /** Has the view changed since it was last asked? */
  changed(screen: Screen, regard: Point): boolean {
    return this.#keyOf(screen, regard) !== this.#key;
  }

  /** Cast as many rays as a slice of time allows; answers of a view that was left are not mixed with it. */
  look(screen: Screen, regard: Point): void {
    const key = this.#keyOf(screen, regard);
    if (key !== this.#key) {
      if (!this.#moving) this.#forget();
      this.#moving = true;
      this.#key = key;
      this.#kernel = new Kernel(regard, screen.width, screen.height);
    }
    if (!this.#kernel || screen.width <= 0 || screen.height <= 0) return;
    const began = this.#clock();
    const most = Math.min(MOST_POINTS - this.#points, MOST_A_SLICE);
    for (let cast = 0, next = FIRST_OF_SLICE; cast < most && next > 0; ) {
      const count = Math.min(next, most - cast);
      this.#cast(screen, this.#kernel, count);
      cast += count;
      const spent = this.#clock() - began;
      // What a ray costs is learned anew in each slice: one that was held up says nothing of the next. Where
      // the clock is too coarse to tell, twice as many may follow.
      next = Math.min(2 * cast, Math.floor((SLICE_MS - spent) / (spent / cast)));
    }
  }

  /**
   * The shares of the interval that ends now. While the view moves they are the mean of what was seen on the
   * way, and the next interval starts afresh; where no ray was cast the last answer holds.
   */
  shares(): readonly Share[] {
    if (this.#points > 0) this.#shares = this.#mean();
    if (this.#moving) this.#forget();
    this.#moving = false;
    return this.#shares;
  }

  #cast(screen: Screen, kernel: Kernel, count: number): void {
    const asked: Sample[] = [];
    const points: number[] = [];
    for (let i = 0; i < count; i++) {
      const sample = kernel.sample(this.#next++);
      this.#points++;
      const panel = panelAt(screen, sample);
      if (panel) this.#add(sample, panel.feature);
      else if (!within(screen.view, sample)) this.#add(sample, null);
      else {
        asked.push(sample);
        points.push(sample.x - screen.view.left, sample.y - screen.view.top);
      }
    }
    if (asked.length === 0) return;
    const answers = this.#probe.featuresAt(Float32Array.from(points));
    asked.forEach((sample, i) => {
      const stage = this.#probe.stageAt?.(points[2 * i] ?? 0) ?? null;
      this.#add(sample, answers[i] ?? null, stage);
    });
  }

  #add(sample: Sample, feature: string | null, stage: string | null = null): void {
    const features = this.#sums.get(stage) ?? new Map();
    this.#sums.set(stage, features);
    const sums = features.get(feature) ?? [0, 0];
    sums[0] += sample.attention;
    sums[1] += sample.cover;
    features.set(feature, sums);
  }

  #mean(): readonly Share[] {
    const all = [...this.#sums.values()].flatMap((features) => [...features.values()]);
    const attention = all.reduce((sum, [a]) => sum + a, 0);
    const cover = all.reduce((sum, [, c]) => sum + c, 0);
    if (attention === 0) return this.#shares;
    return [...this.#sums].flatMap(([stage, features]) =>
      [...features].map(([feature, [a, c]]) => ({
        feature,
        stage,
        attention: a / attention,
        cover: c / cover,
      })),
    );
  }

  #forget(): void {
    this.#sums.clear();
    this.#points = 0;
  }

  #keyOf(screen: Screen, regard: Point): string {
    return [this.#probe.revision, regard.x, regard.y, screen.key].join();
  }
}
