/** From a point of the view to a point of the building that can be measured from. */
import { type PerspectiveCamera, Raycaster, Vector2, Vector3 } from "three";
import type { Sight } from "./sight";
import { type Spot, snapTo } from "./snapping";

/** A corner this near under a finger is meant, CSS pixels; and never one further than this from it, metres. */
const REACH = 16;
const FURTHEST = 0.9;

/** A point in the scene as it is drawn, metres. */
export type Touch = Spot;

/** Who takes taps and the resting mouse from the viewer for a while. */
export interface Hand {
  tap(touch: Touch | null): void;
  rest(touch: Touch | null): void;
}

/** CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export class Touching {
  readonly #sightAt: (x: number) => Sight;
  readonly #caster = new Raycaster();
  readonly #at = new Vector2();

  /** `sightAt` says what is drawn at a share of the view's width from its left. */
  constructor(sightAt: (x: number) => Sight) {
    this.#sightAt = sightAt;
  }

  at(x: number, y: number, { width, height }: Size, camera: PerspectiveCamera): Touch | null {
    this.#caster.setFromCamera(this.#at.set((2 * x) / width - 1, 1 - (2 * y) / height), camera);
    const { ray } = this.#caster;
    const sight = this.#sightAt(x / width);
    const hit = sight.first(ray);
    if (!hit) return null;
    const point = ray.at(hit.distance, new Vector3());
    const pixel = (2 * hit.distance * Math.tan((camera.fov * Math.PI) / 360)) / height;
    const reach = Math.min(FURTHEST, pixel * REACH);
    const spot = snapTo(point, sight.around(point, reach, hit.lift), reach);
    return sight.cutAway(hit.element, spot.point) ? { point, on: "face" } : spot;
  }

  pixelOf(
    point: Vector3,
    { width, height }: Size,
    camera: PerspectiveCamera,
  ): readonly [number, number] | null {
    const { x, y, z } = point.clone().project(camera);
    return z > 1 ? null : [((x + 1) / 2) * width, ((1 - y) / 2) * height];
  }
}
