/** Answers what lies at a place of the view, and passes taps and the resting mouse on to whoever they are for. */
import { type PerspectiveCamera, Vector3 } from "three";
import type { Manifest } from "../manifest.gen";
import type { Extent } from "./extent";
import { FrameClock } from "./frames";
import { Gaze } from "./gaze";
import type { Ghosts } from "./ghosts";
import { Pointing } from "./pointing";
import type { Sight } from "./sight";
import { type Hand, type Touch, Touching } from "./touching";

export interface Asked {
  /** Whether what is seen stands still. */
  rests(): boolean;
  /** A tap at (x, y), shares of the view, that is not about the building: true where it was taken. */
  walks(x: number, y: number): boolean;
  /** A unit under a tap, or null for none. */
  picked(unit: string | null): void;
  /** A unit under the resting mouse, or null. */
  hovered(unit: string | null): void;
}

export class Asking {
  readonly #camera: PerspectiveCamera;
  readonly #extent: Extent;
  readonly #told: Asked;
  readonly #gaze: Gaze;
  readonly #touching: Touching;
  readonly #pointing: Pointing;
  /** At most one look under the mouse a frame; it draws nothing unless the answer is another home. */
  readonly #hovers: FrameClock;
  #pointer: readonly [number, number] | null = null;
  #hand: Hand | null = null;

  /** `sightAt` says what is drawn at a share of the view's width from its left. */
  constructor(
    canvas: HTMLCanvasElement,
    camera: PerspectiveCamera,
    extent: Extent,
    manifest: Manifest,
    sightAt: (x: number) => Sight,
    ghosts: Ghosts,
    told: Asked,
  ) {
    this.#camera = camera;
    this.#extent = extent;
    this.#told = told;
    this.#gaze = new Gaze(manifest, sightAt, ghosts);
    this.#touching = new Touching(sightAt);
    this.#hovers = new FrameClock(() => {
      if (!this.#pointer || !told.rests()) return;
      if (this.#hand) this.#hand.rest(this.touchAt(...this.#pointer));
      else told.hovered(this.unitAt(...this.#pointer));
    });
    this.#pointing = new Pointing(canvas, {
      tap: (x, y) => this.#tap(x, y),
      rest: (at) => {
        this.#pointer = at;
        if (at) this.#hovers.ask();
        else if (this.#hand) this.#hand.rest(null);
        else told.hovered(null);
      },
    });
  }

  /** What is visible at each (x, y) of `points`, CSS pixels of the canvas: a feature's id, or null. */
  featuresAt(points: Float32Array): (string | null)[] {
    const out: (string | null)[] = [];
    for (let i = 0; i + 1 < points.length; i += 2) {
      out.push(
        this.#gaze.featureAt(...this.#shares(points[i] ?? 0, points[i + 1] ?? 0), this.#camera),
      );
    }
    return out;
  }

  /** The unit at (x, y), CSS pixels of the canvas, or null. */
  unitAt(x: number, y: number): string | null {
    return this.#gaze.unitAt(...this.#shares(x, y), this.#camera);
  }

  /** Somebody measures: taps and the resting mouse are its own until null is given. */
  handOver(hand: Hand | null): void {
    this.#hand = hand;
    this.#told.hovered(null);
  }

  /** What lies at (x, y), CSS pixels of the canvas, drawn to corners and edges nearby; null for nothing. */
  touchAt(x: number, y: number): Touch | null {
    return this.#touching.at(x, y, this.#extent, this.#camera);
  }

  /** CSS pixels of the canvas at which `point` of the scene is seen, or null behind the camera. */
  pixelOf(point: Vector3): readonly [number, number] | null {
    return this.#touching.pixelOf(point, this.#extent, this.#camera);
  }

  /** The same for a point given by its three metres. */
  pixelAt(...point: [number, number, number]): readonly [number, number] | null {
    return this.pixelOf(new Vector3(...point));
  }

  #tap(x: number, y: number): void {
    if (this.#hand) this.#hand.tap(this.touchAt(x, y));
    else if (!this.#told.walks(...this.#shares(x, y))) this.#told.picked(this.unitAt(x, y));
  }

  #shares(x: number, y: number): [number, number] {
    return [x / this.#extent.width, y / this.#extent.height];
  }

  dispose(): void {
    this.#hovers.dispose();
    this.#pointing.dispose();
  }
}
