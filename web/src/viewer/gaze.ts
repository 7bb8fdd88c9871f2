/** From a point of the view to the feature that is visible there. */
import { type PerspectiveCamera, Raycaster, Vector2 } from "three";
import type { Manifest } from "../manifest.gen";
import type { Ghosts } from "./ghosts";
import { featureOf, type Sight } from "./sight";
import { Volumes } from "./volumes";

export class Gaze {
  readonly #manifest: Manifest;
  readonly #sightAt: (x: number) => Sight;
  readonly #ghosts: Ghosts;
  readonly #volumes: Volumes;
  readonly #units: ReadonlySet<string>;
  readonly #caster = new Raycaster();
  readonly #at = new Vector2();

  /** `sightAt` says what is drawn at a share of the view's width from its left. */
  constructor(manifest: Manifest, sightAt: (x: number) => Sight, ghosts: Ghosts) {
    this.#manifest = manifest;
    this.#sightAt = sightAt;
    this.#ghosts = ghosts;
    this.#volumes = new Volumes(manifest.features);
    this.#units = new Set(manifest.units.map((unit) => unit.id));
  }

  /** The feature at (x, y), fractions of the view from its top left corner; null for none. */
  featureAt(x: number, y: number, camera: PerspectiveCamera): string | null {
    this.#caster.setFromCamera(this.#at.set(2 * x - 1, 1 - 2 * y), camera);
    const { ray } = this.#caster;
    const hit = this.#sightAt(x).first(ray);
    const chosen = this.#ghosts.met(ray, hit?.distance ?? Number.POSITIVE_INFINITY);
    if (chosen || !hit) return chosen;
    return featureOf(ray, hit, this.#volumes, (element) => this.#own(element));
  }

  /** The same, if it is a home. */
  unitAt(x: number, y: number, camera: PerspectiveCamera): string | null {
    const feature = this.featureAt(x, y, camera);
    return feature !== null && this.#units.has(feature) ? feature : null;
  }

  #own(element: number): string | null {
    const { elements, features } = this.#manifest;
    const feature = features[elements.feature[element] ?? -1];
    return feature ? feature.unit || feature.id : null;
  }
}
