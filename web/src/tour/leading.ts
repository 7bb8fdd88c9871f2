/** Brings page and scene to where a step of the tour is: its stage, its hour, its place. */
import type { Manifest, TourStep } from "../manifest.gen";
import type { Showroom } from "../showroom";
import { need } from "../ui/element";
import { WHOLE } from "../viewer/cut";
import { atWindow, type Place, placesIn } from "../viewer/indoors";
import type { Stand } from "../viewer/steer";
import type { Viewer } from "../viewer/viewer";
import { t } from "../words";

type Where = Pick<Place, "eye" | "towards" | "name">;

/** The whole is seen from a little to either side of the first look, as it grows, radians. */
const SWING = 0.42;
/** A step into the building or out of it is a cut, softened for so long, ms. */
const FADE = 320;

export class Leading {
  readonly #room: Showroom;
  readonly #steps: readonly TourStep[];

  constructor(room: Showroom, steps: readonly TourStep[]) {
    this.#room = room;
    this.#steps = steps;
  }

  /** Lead to step `at`. */
  lead(at: number): void {
    const step = this.#steps[at];
    if (!step) return;
    const { choice, scenery, times } = this.#room;
    const { viewer } = scenery;
    // The camera is to leave from where it is, not from where other choices would put it.
    viewer?.halt();
    const cut = step.place === "storey" ? { ...WHOLE, storey: step.storey ?? null } : WHOLE;
    const stop = times.stop(step.stage);
    choice.set({ unit: null, stop, on: null, hour: step.hour ?? null, cut, tour: at + 1 });
    if (!viewer) return;
    // The leaf that follows this choice may not be here yet.
    viewer.open(cut, null, false);
    const inside = placeOf(this.#room.manifest, step);
    if (inside) this.#goIn(viewer, inside);
    else this.#goOut(viewer, step, at);
  }

  /** Nothing of the tour is left in the scene. */
  letGo(): void {
    const { choice, scenery } = this.#room;
    scenery.viewer?.select(choice.now.unit, false);
  }

  #goIn(viewer: Viewer, place: Where): void {
    if (!viewer.inside) this.#fade();
    this.#room.stay.enter(place, place.name, true);
  }

  #goOut(viewer: Viewer, step: TourStep, at: number): void {
    if (viewer.inside) this.#fade();
    this.#room.stay.over();
    viewer.leave();
    viewer.select(step.place === "home" ? (step.unit ?? null) : null, step.place === "home");
    if (step.place === "feature") {
      const stand = viewer.viewpoints.feature(step.feature ?? "");
      if (stand) viewer.standAt(stand, true);
    }
    if (step.place === "whole" || step.place === "storey") {
      const turn = step.told === "ground" || step.told === "stage" ? this.#turnAt(at) : 0;
      if (turn && step.place === "whole")
        viewer.standAt(turned(viewer.viewpoints.whole(), turn), true);
      else viewer.home(true);
    }
  }

  /** The looks at the growing whole go round it in one direction. */
  #turnAt(at: number): number {
    const grows = this.#steps.flatMap(({ place, told }, index) =>
      place === "whole" && (told === "ground" || told === "stage") ? [index] : [],
    );
    const along = grows.length > 1 ? grows.indexOf(at) / (grows.length - 1) : 0.5;
    return SWING * (2 * along - 1);
  }

  #fade(): void {
    if (this.#room.still) return;
    need("canvas").animate([{ opacity: 0 }, { opacity: 1 }], {
      duration: FADE,
      easing: "ease-out",
    });
  }
}

/** Where one stands inside at `step`; null for a step that is seen from outside. */
function placeOf(manifest: Manifest, step: TourStep): Where | null {
  const { unit = "", feature = "" } = step;
  if (step.place === "window") {
    const view = manifest.units.find(({ id }) => id === unit)?.views?.[step.view ?? 0];
    if (view) return { ...atWindow(view), name: t("At a window") };
  }
  if (step.place !== "room" && step.place !== "window") return null;
  const places = placesIn(manifest, unit || feature);
  const place = places.find((one) => one.feature === feature) ?? places[0];
  const called = manifest.features.find(({ id }) => id === (unit || feature))?.name ?? "";
  return place ? { ...place, name: place.name || called } : null;
}

/** `stand` turned around what it looks at, radians. */
function turned({ eye, target }: Stand, by: number): Stand {
  const [x, z] = [eye[0] - target[0], eye[2] - target[2]];
  const [sin, cos] = [Math.sin(by), Math.cos(by)];
  return { eye: [target[0] + x * cos + z * sin, eye[1], target[2] - x * sin + z * cos], target };
}
