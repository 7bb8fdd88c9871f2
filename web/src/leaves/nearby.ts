/** The leaf "Nearby" on the page: what is near on a map and in a list, and in which direction it lies from here. */
import type { Nearby, View } from "../manifest.gen";
import { Labels, openness } from "../nearby/labels";
import {
  type Direction,
  directionOf,
  downTo,
  overTheRoofs,
  placesAt,
  windowsTowards,
} from "../nearby/looking";
import type { Showroom } from "../showroom";
import { make, need } from "../ui/element";
import type { Leaf } from "../ui/leaves";
import type { Viewer } from "../viewer/viewer";
import { named, t } from "../words";

/** A step to a window is a cut, softened. */
const FADE = { duration: 320, easing: "ease-out" };
/** One turns at a window so much nearer to it than one came, metres. */
const LEAN = 0.06;
/** The horizon is brought so far below the bar, where panels leave it room, CSS pixels. */
const BELOW_BAR = 84;

/** What is seen around a place that one looks at and straight ahead, radians, and the share of it that is no wall. */
const AROUND = [-0.36, -0.24, -0.12, 0, 0.12, 0.24, 0.36];
const AHEAD = AROUND.slice(2, 5);
const OPEN = 0.55;
/** So far from a window a wall is the building's own; a tree is a view. */
const BEYOND = 3.5;

interface AtWindow {
  readonly eye: readonly [number, number, number];
  readonly towards: View["towards"];
}

export function bring(room: Showroom): Leaf {
  return new NearbyLeaf(room);
}

class NearbyLeaf implements Leaf {
  /** As the server wrote it; what can be read without a scene can be pressed here. */
  readonly element = need("nearby-body");
  readonly #room: Showroom;
  readonly #places: readonly Nearby[];
  readonly #entries: readonly HTMLElement[];
  #labels: Labels | null = null;

  constructor(room: Showroom) {
    this.#room = room;
    this.#places = room.manifest.nearby ?? [];
    this.#entries = [...this.element.querySelectorAll<HTMLElement>(".nearby-list [data-place]")];
    for (const entry of this.#entries) {
      const look = make("button", { type: "button", class: "nearby-look" }, ...entry.childNodes);
      look.addEventListener("click", () => this.#look(entry.dataset["place"] ?? ""));
      for (const [kind, on] of [
        ["pointerenter", true],
        ["pointerleave", false],
        ["focus", true],
        ["blur", false],
      ] as const) {
        look.addEventListener(kind, () => this.#point(on ? entry : null));
      }
      entry.append(look);
    }
    for (const spot of this.element.querySelectorAll<SVGElement>(".nearby-spot")) {
      spot.addEventListener("click", () => this.#look(spot.dataset["place"] ?? ""));
    }
  }

  toggled(open: boolean): void {
    const { viewer } = this.#room.scenery;
    this.#labels?.hide();
    this.#labels = null;
    if (!open) this.#mark(null);
    if (!open || !viewer) return;
    const told = this.#entries.map((entry) => {
      const number = entry.dataset["place"] ?? "";
      const place = this.#places[Number(number) - 1];
      const said = (of: string) => entry.querySelector(of)?.textContent?.trim() ?? "";
      return {
        number,
        name: said(".nearby-name"),
        time: said(".nearby-time"),
        minutes: place?.minutes ?? 0,
        direction: this.#direction(place),
      };
    });
    this.#labels = new Labels(need("scene"), viewer, this.#room.manifest.bounds, told);
    this.#labels.show();
  }

  #direction(place: Nearby | undefined): Direction {
    const { true_north = 0 } = this.#room.manifest.development.place;
    return directionOf(place?.bearing ?? 0, true_north);
  }

  /** The pointer rests on an entry: its dot on the map is the same place. */
  #point(entry: HTMLElement | null): void {
    for (const spot of this.element.querySelectorAll<SVGElement>(".nearby-spot")) {
      spot.toggleAttribute("data-pointed", spot.dataset["place"] === entry?.dataset["place"]);
    }
  }

  #mark(number: string | null): void {
    this.#labels?.mark(number);
    for (const entry of this.#entries) {
      const look = entry.querySelector("button");
      if (entry.dataset["place"] === number) look?.setAttribute("aria-current", "true");
      else look?.removeAttribute("aria-current");
    }
    for (const spot of this.element.querySelectorAll<SVGElement>(".nearby-spot")) {
      spot.toggleAttribute("data-marked", spot.dataset["place"] === number);
    }
  }

  #look(number: string): void {
    const place = this.#places[Number(number) - 1];
    const { viewer } = this.#room.scenery;
    if (!place || !viewer) return;
    this.#mark(number);
    const { choice, manifest } = this.#room;
    const unit = manifest.units.find(({ id }) => id === choice.now.unit);
    const direction = this.#direction(place);
    const said = { place: named(place.name), home: unit?.name ?? "" };
    const at = this.#windowOf(viewer, unit?.views ?? [], direction);
    if (at) this.#fromWindow(viewer, at, direction);
    else this.#fromAbove(viewer, direction);
    if (at) this.#room.say(t("You look towards {place} from a window of {home}.", said));
    else if (unit?.views?.length)
      this.#room.say(
        t("No window of {home} faces {place}, so you look there over the roofs.", said),
      );
    else this.#room.say(t("You look over the roofs towards {place}.", said));
  }

  /** The place at a window from which walls hide least of that side; null where one sees nothing of it. */
  #windowOf(viewer: Viewer, views: readonly View[], direction: Direction): AtWindow | null {
    let best: { at: AtWindow; open: number } | null = null;
    for (const view of windowsTowards(views, direction)) {
      for (const eye of placesAt(view)) {
        const open = openness(viewer, eye, direction, AROUND, BEYOND);
        if (open < OPEN || (best && open <= best.open)) continue;
        if (openness(viewer, eye, direction, AHEAD, BEYOND) < OPEN) continue;
        best = { at: { eye, towards: view.towards }, open };
      }
    }
    return best?.at ?? null;
  }

  #fromWindow(viewer: Viewer, { eye, towards }: AtWindow, [x, z]: Direction): void {
    const { stay, still } = this.#room;
    const name = t("At a window");
    if (!viewer.inside) {
      const canvas = need("canvas");
      if (!still) canvas.animate([{ opacity: 0 }, { opacity: 1 }], FADE);
      // First straight out, a little further back, then round to where the place lies.
      const [ex, ey, ez] = eye;
      stay.enter(
        { eye: [ex - towards[0] * LEAN, ey, ez - towards[2] * LEAN], towards },
        name,
        true,
      );
    }
    stay.enter({ eye, towards: [x, 0, z] }, name, true);
  }

  #fromAbove(viewer: Viewer, direction: Direction): void {
    const { manifest, stay } = this.#room;
    if (stay.name !== null) stay.leave();
    const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
    const down = downTo(viewer.middle[1] - bar - BELOW_BAR, viewer.height);
    viewer.standAt(overTheRoofs(manifest.bounds, direction, down), true);
  }
}
