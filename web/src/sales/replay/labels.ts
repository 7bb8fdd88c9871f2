/** Labels in the scene on what was attended to, wherever it is seen: by the same glances that attention is counted by. */
import { make } from "../../ui/element";
import type { Viewer } from "../../viewer/viewer";
import type { Graded } from "./attended";

/** Glances across and down the view. */
const ACROSS = 26;
const DOWN = 15;
/** While the camera moves glances are cast no more often than this, ms: each of them asks the whole building. */
const EVERY = 300;
/** Fewer labels than this are read while things move. */
const MOST_LABELS = 4;

/** Half a label fits between its middle and the edge of the view. */
const EDGE = "3.5rem";

/** Where a thing is seen, shares of the view. */
export interface Seen {
  readonly x: number;
  readonly y: number;
}

export class Labels {
  readonly #layer = make("div", { class: "replay-labels", "aria-hidden": "true" });
  readonly #viewer: Viewer;
  #attended: readonly Graded[] = [];
  #key = "";
  #looked = 0;
  #due: ReturnType<typeof setTimeout> | undefined;

  /** Over `scene`, which `viewer` draws. */
  constructor(scene: HTMLElement, viewer: Viewer) {
    this.#viewer = viewer;
    scene.append(this.#layer);
    viewer.drawn.add(() => this.#soon());
  }

  /** Label what is `attended` from now on. */
  show(attended: readonly Graded[]): void {
    const key = JSON.stringify(attended);
    if (key === this.#key) return;
    this.#key = key;
    this.#attended = attended.slice(0, MOST_LABELS);
    this.#soon();
  }

  /** Ids of what is labelled. */
  get labelled(): string[] {
    return [...this.#layer.children].map((one) => (one as HTMLElement).dataset["thing"] ?? "");
  }

  #soon(): void {
    const wait = Math.max(0, this.#looked + EVERY - performance.now());
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      this.#looked = performance.now();
      this.#lay();
    }, wait);
  }

  #lay(): void {
    const { width, height } = this.#viewer;
    const points = new Float32Array(2 * ACROSS * DOWN);
    for (let i = 0; i < ACROSS * DOWN; i++) {
      points[2 * i] = (((i % ACROSS) + 0.5) / ACROSS) * width;
      points[2 * i + 1] = ((Math.floor(i / ACROSS) + 0.5) / DOWN) * height;
    }
    const found = this.#attended.length ? this.#viewer.asking.featuresAt(points) : [];
    this.#layer.replaceChildren(
      ...this.#attended.flatMap(({ thing, name, grade }) => {
        const seen = middleOf(found, ACROSS, DOWN, thing);
        if (!seen) return [];
        const label = make("span", { class: `replay-label ${grade}`, "data-thing": thing }, name);
        label.style.left = `clamp(${EDGE}, ${(100 * seen.x).toFixed(1)}%, 100% - ${EDGE})`;
        label.style.top = `${(100 * seen.y).toFixed(1)}%`;
        return [label];
      }),
    );
  }
}

/** The place among the glances `found`, so many in a row, at which `thing` is seen that is nearest to the middle of all. */
export function middleOf(
  found: readonly (string | null)[],
  across: number,
  down: number,
  thing: string,
): Seen | null {
  const places = found.flatMap((one, i) =>
    one === thing ? [{ x: i % across, y: Math.floor(i / across) }] : [],
  );
  const mean = (axis: "x" | "y") =>
    places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  const [x, y] = [mean("x"), mean("y")];
  const away = (place: Seen) => Math.hypot(place.x - x, place.y - y);
  const [best] = places.sort((a, b) => away(a) - away(b));
  return best ? { x: (best.x + 0.5) / across, y: (best.y + 0.5) / down } : null;
}
