/** Where the buyer's camera stood at any moment of a visit, and what was on show then. Pure. */
import type { ReplayPose, ReplayScene } from "../../replay.gen";

type Point = readonly [number, number, number];

/** Metres in the scene's frame. */
export interface Stand {
  readonly eye: Point;
  readonly target: Point;
}

/** A pose is noted this often while the camera moves, ms: so long before the next one it had not moved yet. */
const BEAT = 250;
/** Poses that are no further apart, ms, are of one motion: some in between were left out to save room. */
const ONE_MOTION = 1_100;
/** Nobody walks so quickly, metres a second: they were taken to another room. */
const LEAP = 8;

export class Course {
  readonly #poses: readonly ReplayPose[];
  readonly #scenes: readonly ReplayScene[];
  readonly #still: boolean;

  /** Both in time's order; `still` shows one stand after another, without what lies between. */
  constructor(poses: readonly ReplayPose[], scenes: readonly ReplayScene[], still: boolean) {
    this.#poses = poses;
    this.#scenes = scenes;
    this.#still = still;
  }

  /** What was on show `at` ms of the visit; null where nothing is known of it. */
  sceneAt(at: number): ReplayScene | null {
    return this.#scenes[lastAt(this.#scenes, at)] ?? this.#scenes[0] ?? null;
  }

  /** Where the camera stood `at` ms of the visit; null where it never was anywhere. */
  standAt(at: number): Stand | null {
    const index = lastAt(this.#poses, at);
    const [from, to] = [this.#poses[index] ?? this.#poses[0], this.#poses[index + 1]];
    if (!from) return null;
    const [here, there] = [metres(from), to && metres(to)];
    if (!to || !there || this.#still || at <= from.at) return here;
    const began = to.at - from.at <= ONE_MOTION ? from.at : to.at - BEAT;
    if (at <= began || this.#leaps(from, to, here, there)) return here;
    return between(here, there, (at - began) / (to.at - began));
  }

  #leaps(from: ReplayPose, to: ReplayPose, here: Stand, there: Stand): boolean {
    const [before, after] = [this.sceneAt(from.at)?.show ?? "", this.sceneAt(to.at)?.show ?? ""];
    if (isInside(before) !== isInside(after)) return true;
    const seconds = Math.min(to.at - from.at, BEAT) / 1000;
    return isInside(after) && lengthOf(minus(there.eye, here.eye)) > LEAP * Math.max(seconds, 0.1);
  }
}

/** Whether `show` is of somebody who stands in the building. */
export function isInside(show: string): boolean {
  return new URLSearchParams(show).has("inside");
}

/** Index of the last of `all` that is not after `at` ms; -1 for none. */
export function lastAt(all: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** On an arc round what is looked at rather than nearer to it, as the camera went. */
export function between(from: Stand, to: Stand, part: number): Stand {
  const target = mix(from.target, to.target, part);
  const [start, end] = [minus(from.eye, from.target), minus(to.eye, to.target)];
  const [near, far] = [lengthOf(start), lengthOf(end)];
  const away = mix(scaled(start, 1 / (near || 1)), scaled(end, 1 / (far || 1)), part);
  const length = lengthOf(away);
  // Looks in opposite directions have no middle.
  const arm =
    length < 0.05 ? mix(start, end, part) : scaled(away, (near + (far - near) * part) / length);
  return { eye: plus(target, arm), target };
}

function metres({ eye, target }: ReplayPose): Stand {
  return { eye: scaled(eye, 0.01), target: scaled(target, 0.01) };
}

function scaled([x, y, z]: Point, by: number): Point {
  return [x * by, y * by, z * by];
}

function plus([x, y, z]: Point, [a, b, c]: Point): Point {
  return [x + a, y + b, z + c];
}

function minus(a: Point, b: Point): Point {
  return plus(a, scaled(b, -1));
}

function mix(a: Point, b: Point, part: number): Point {
  return plus(scaled(a, 1 - part), scaled(b, part));
}

function lengthOf([x, y, z]: Point): number {
  return Math.hypot(x, y, z);
}
