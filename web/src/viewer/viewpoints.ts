/** Where the camera stands to show the whole or one home, as the building is drawn and panels leave it free. */
import { Vector3 } from "three";
import type { Manifest } from "../manifest.gen";
import type { Extent } from "./extent";
import { featureStand, heroStand, homeStand, OVER_WALLS, outlineOf, sectionStand } from "./framing";
import type { Maquette } from "./maquette";
import type { Sight } from "./sight";
import { facingOf, homesOf, raised, volumesOf } from "./site";
import { FIELD_OF_VIEW, type Stand } from "./steer";
import { sunOn } from "./sun";

/** 20 March 2026, when the sun stands between its extremes. */
const EQUINOX = 20_532;

export class Viewpoints {
  readonly #manifest: Manifest;
  readonly #maquette: Maquette;
  readonly #extent: Extent;
  readonly #sight: Sight;

  constructor(manifest: Manifest, maquette: Maquette, extent: Extent, sight: Sight) {
    this.#manifest = manifest;
    this.#maquette = maquette;
    this.#extent = extent;
    this.#sight = sight;
  }

  /** Whether nothing solid stands between two points, metres. */
  clear(eye: Stand["eye"], at: Stand["eye"]): boolean {
    return this.#sight.clear(new Vector3(...eye), new Vector3(...at));
  }

  /** For the whole; where it is cut through, for the cut. */
  whole(): Stand {
    // Of one day in spring, so that the whole is shown from the same side at every stage.
    const sun = sunOn(EQUINOX, this.#manifest.development.place);
    const { level, opened, outline } = this.#maquette;
    const { opening } = this.#extent;
    outline.min.y = Math.max(outline.min.y, level);
    if (opened.plane) return sectionStand(outline, opened.plane, FIELD_OF_VIEW, opening);
    const heights = this.#uncovered ? [OVER_WALLS] : undefined;
    const points = outlineOf(homesOf(this.#manifest), outline);
    return heroStand(points, sun, FIELD_OF_VIEW, opening, heights);
  }

  /** For the home called `unit`; null where nobody knows its volume. */
  home(unit: string): Stand | null {
    const { opened, box, level } = this.#maquette;
    const lift = opened.liftOf(unit);
    const prisms = volumesOf(this.#manifest, unit).map((prism) => raised(prism, lift));
    if (!prisms.length) return null;
    const building = box.clone();
    building.min.y = Math.max(building.min.y, level);
    return homeStand(
      prisms,
      building,
      facingOf(this.#manifest, unit),
      FIELD_OF_VIEW,
      this.#extent.opening,
      (eye, at) => this.#sight.clear(eye, at),
      this.#uncovered ? [OVER_WALLS] : undefined,
    );
  }

  /** For what is no home, such as a garden: from outside in, and from above; null where nobody knows its volume. */
  feature(id: string): Stand | null {
    const prisms = volumesOf(this.#manifest, id);
    if (!prisms.length) return null;
    return featureStand(prisms, this.#maquette.box, FIELD_OF_VIEW, this.#extent.opening);
  }

  /** Without what lies above, one looks in from above. */
  get #uncovered(): boolean {
    return Number.isFinite(this.#maquette.opened.roof);
  }
}
