/** Labels over the scene that stand on the horizon where places nearby lie; they follow the camera, and only tell. */
import type { Bounds } from "../manifest.gen";
import { make } from "../ui/element";
import type { Viewer } from "../viewer/viewer";
import { type Box, lay } from "./laying";
import type { Direction } from "./looking";

/** What is written of a place, and in which direction it lies. */
export interface Told {
  readonly number: string;
  readonly name: string;
  readonly time: string;
  readonly direction: Direction;
  readonly minutes: number;
}

/** Along the line of sight, metres: all points of it are seen at one place. */
const AHEAD = 10;
/** A wall of the room one stands in is no further away, metres; what stands beyond is the neighbourhood. */
const WALL = 5;
/** What stands this far away, metres, still is before the horizon. */
const BEHIND = 400;
/** Glances straight ahead and past what is as narrow as the bar of a window, radians. */
const GLANCES = [0, 0.07, -0.07];
/** Free of the edges of the view, CSS pixels. */
const MARGIN = 8;
/** What labels keep clear of. */
const PANELS =
  ".ribbon, .side .panel, .leaf, .notices > *, .moment, .tools, .indoors > div, .minimap, .split-name";

type Point = readonly [number, number, number];

interface Label {
  readonly told: Told;
  readonly element: HTMLElement;
  readonly stalk: HTMLElement;
  width: number;
  height: number;
}

export class Labels {
  readonly #layer = make("div", { class: "nearby-labels", "aria-hidden": "true" });
  readonly #labels: readonly Label[];
  readonly #scene: HTMLElement;
  readonly #bounds: Bounds;
  readonly #viewer: Viewer;
  readonly #draw = () => this.#lay();

  /** Over `scene`, of a building that fills `bounds`; the nearest of `told` comes first where room is scarce. */
  constructor(scene: HTMLElement, viewer: Viewer, bounds: Bounds, told: readonly Told[]) {
    this.#scene = scene;
    this.#viewer = viewer;
    this.#bounds = bounds;
    this.#labels = [...told]
      .sort((one, other) => one.minutes - other.minutes)
      .map((one) => {
        const element = make(
          "div",
          { class: "nearby-label", "data-place": one.number },
          make("b", {}, one.number),
          make("span", { class: "nearby-label-name", dir: "auto" }, one.name),
          make("span", { class: "nearby-label-time", dir: "auto" }, one.time),
        );
        const stalk = make("i", { class: "nearby-stalk" });
        this.#layer.append(stalk, element);
        return { told: one, element, stalk, width: 0, height: 0 };
      });
  }

  /** From now on they are there. */
  show(): void {
    this.#scene.append(this.#layer);
    for (const label of this.#labels) {
      const { width, height } = label.element.getBoundingClientRect();
      Object.assign(label, { width, height });
    }
    this.#viewer.drawn.add(this.#draw);
    this.#lay();
  }

  hide(): void {
    this.#viewer.drawn.delete(this.#draw);
    this.#layer.remove();
  }

  /** The place called `number` is what one looks at; it comes before all others. */
  mark(number: string | null): void {
    for (const { element, told } of this.#labels) {
      element.toggleAttribute("data-marked", told.number === number);
    }
    if (this.#layer.isConnected) this.#lay();
  }

  #lay(): void {
    const view = this.#scene.getBoundingClientRect();
    const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
    const free = {
      left: MARGIN,
      top: Math.max(0, bar - view.top),
      right: view.width - MARGIN,
      bottom: view.height - MARGIN,
    };
    const { eye } = this.#viewer.stand();
    const roof = this.#viewer.inside ? null : this.#roof();
    const order = [...this.#labels].sort((one, other) => marked(other) - marked(one));
    const wishes = order.map((label) => {
      const { width, height } = label;
      const at = this.#horizon(eye, label.told.direction, roof, marked(label) > 0);
      return at && { x: at[0], y: at[1], width, height };
    });
    const laid = lay(wishes, free, this.#taken(view));
    order.forEach(({ element, stalk }, at) => {
      const [place, wish] = [laid[at], wishes[at]];
      element.dataset["shown"] = stalk.dataset["shown"] = String(!!place);
      if (!place || !wish) return;
      element.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
      const from = place.above ? place.top + wish.height : Math.max(free.top, wish.y);
      const to = place.above ? wish.y : place.top;
      stalk.style.transform = `translate(${Math.round(wish.x)}px, ${Math.round(from)}px)`;
      stalk.style.blockSize = `${Math.max(0, Math.round(to - from))}px`;
    });
  }

  /** Where one sees in `direction` the horizon, or the building's roofs before it; null where that is not in view. */
  #horizon(
    eye: Point,
    [x, z]: Direction,
    roof: Box | null,
    asked: boolean,
  ): readonly [number, number] | null {
    const { asking, height, inside, width } = this.#viewer;
    const at = asking.pixelAt(eye[0] + x * AHEAD, eye[1], eye[2] + z * AHEAD);
    if (!at || at[0] < 0 || at[0] > width || at[1] > height) return null;
    // In a room a wall is a wall: what lies behind it is told by the list.
    if (inside && !asked && !openness(this.#viewer, eye, [x, z], GLANCES, WALL)) return null;
    const before =
      roof && at[0] > roof.left && at[0] < roof.right && at[1] > roof.top && at[1] < roof.bottom;
    // At a stage at which nothing stands there one sees past it.
    if (!before || openness(this.#viewer, eye, [x, z], [0], BEHIND) > 0) return at;
    return [at[0], roof.top];
  }

  /** The part of the view that the building's box takes, if all of it is before the camera. */
  #roof(): Box | null {
    const { low, high } = this.#bounds;
    const corners = [low[0], high[0]].flatMap((x) =>
      [low[1], high[1]].flatMap((y) =>
        [low[2], high[2]].map((z) => this.#viewer.asking.pixelAt(x, y, z)),
      ),
    );
    if (!corners.every((one) => one !== null)) return null;
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
  }

  #taken(view: DOMRect): Box[] {
    return [...document.querySelectorAll(PANELS)]
      .map((panel) => panel.getBoundingClientRect())
      .filter(({ width, height }) => width * height > 0)
      .map(({ left, top, right, bottom }) => ({
        left: left - view.left - MARGIN,
        top: top - view.top - MARGIN,
        right: right - view.left + MARGIN,
        bottom: bottom - view.top + MARGIN,
      }));
  }
}

/** The share of `glances`, radians aside of a direction, that meet nothing solid within `far` metres of `eye`. */
export function openness(
  viewer: Viewer,
  [ex, ey, ez]: Point,
  [x, z]: Direction,
  glances: readonly number[],
  far: number,
): number {
  const out = glances.filter((turn) => {
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    const [dx, dz] = [x * cos - z * sin, z * cos + x * sin];
    return viewer.viewpoints.clear([ex, ey, ez], [ex + dx * far, ey, ez + dz * far]);
  });
  return out.length / glances.length;
}

function marked({ element }: Label): number {
  return Number(element.hasAttribute("data-marked"));
}
