/** Measuring in the scene: two points set by taps or by Enter in the middle of the view, their distance drawn over it. */
import type { Vector3 } from "three";
import { type Distance, distanceOf, Measure } from "../viewer/measure";
import type { Touch } from "../viewer/touching";
import type { Viewer } from "../viewer/viewer";
import { locale, t } from "../words";
import { make } from "./element";

const SVG = "http://www.w3.org/2000/svg";
/** What is nearly level or upright is not worth being taken apart, metres. */
const WORTH_SAYING = 0.05;

export interface MeasuringTold {
  say(text: string): void;
  /** It has begun, ended or got as far as another point. */
  changed(): void;
}

export class Measuring {
  readonly #canvas: HTMLElement;
  readonly #viewer: () => Viewer | null;
  readonly #told: MeasuringTold;
  readonly #measure = new Measure();
  readonly #over = make("div", { class: "measures", "aria-hidden": "true", hidden: true });
  readonly #label = make("p", { class: "measures-label", hidden: true });
  readonly #aim = make("span", { class: "measures-aim" });
  readonly #line = document.createElementNS(SVG, "line");
  readonly #dots = [0, 1, 2].map(() => document.createElementNS(SVG, "circle"));
  readonly #listeners = new AbortController();
  #on = false;
  #hover: Touch | null = null;

  /** Drawn in `scene`, over `canvas`; `viewer` is null as long as there is none. */
  constructor(
    scene: HTMLElement,
    canvas: HTMLElement,
    viewer: () => Viewer | null,
    told: MeasuringTold,
  ) {
    this.#canvas = canvas;
    this.#viewer = viewer;
    this.#told = told;
    const svg = document.createElementNS(SVG, "svg");
    svg.append(this.#line, ...this.#dots);
    this.#over.append(svg, this.#label, this.#aim);
    scene.append(this.#over);
    canvas.addEventListener("keydown", (event) => this.#key(event), {
      signal: this.#listeners.signal,
      capture: true,
    });
  }

  get on(): boolean {
    return this.#on;
  }

  /** What is to be done next, or what was found. */
  get words(): string {
    const { distance, points } = this.#measure;
    if (distance) return distanceWords(distance);
    return points.length
      ? t("Tap the second point, or turn the model and press Enter.")
      : t("Tap a corner or an edge. By keyboard: Enter takes the point in the middle of the view.");
  }

  begin(): void {
    const viewer = this.#viewer();
    if (!viewer || this.#on) return;
    this.#on = true;
    this.#over.hidden = false;
    viewer.asking.handOver({
      tap: (touch) => this.#take(touch),
      rest: (touch) => this.#rest(touch),
    });
    viewer.drawn.add(this.#draw);
    this.#canvas.dataset["hand"] = "measuring";
    this.#canvas.focus({ preventScroll: true });
    this.#told.say(this.words);
    this.#draw();
    this.#told.changed();
  }

  end(): void {
    if (!this.#on) return;
    this.#on = false;
    this.#hover = null;
    this.#measure.clear();
    this.#over.hidden = true;
    delete this.#canvas.dataset["hand"];
    const viewer = this.#viewer();
    if (viewer) {
      viewer.asking.handOver(null);
      viewer.drawn.delete(this.#draw);
    }
    this.#told.changed();
  }

  /** What was measured is not where it was. */
  clear(): void {
    this.#measure.clear();
    this.#hover = null;
    if (this.#on) this.#draw();
    this.#told.changed();
  }

  #key(event: KeyboardEvent): void {
    if (!this.#on || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      const viewer = this.#viewer();
      this.#take(viewer?.asking.touchAt(...viewer.middle) ?? null);
    } else if (event.key === "Escape") this.end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(touch: Touch | null): void {
    if (!touch) {
      this.#told.say(t("There is nothing to measure at this point."));
      return;
    }
    this.#measure.add(touch.point);
    this.#draw();
    this.#told.changed();
    this.#told.say(this.#measure.distance ? this.words : `${placeWord(touch)} ${this.words}`);
  }

  #rest(touch: Touch | null): void {
    this.#hover = touch;
    this.#draw();
  }

  /** Put marks, line and label where the points are seen now. */
  readonly #draw = (): void => {
    const { points } = this.#measure;
    const going = points.length === 1 && this.#hover ? [this.#hover.point] : [];
    const [from, to] = [...points, ...going];
    const [x, y] = this.#viewer()?.middle ?? [0, 0];
    this.#aim.style.transform = `translate(${x}px, ${y}px)`;
    this.#dots.forEach((dot, index) => {
      const point = index === 2 ? this.#hover?.point : points[index];
      const pixel = point && this.#viewer()?.asking.pixelOf(point);
      dot.setAttribute("visibility", pixel ? "visible" : "hidden");
      dot.setAttribute("class", index === 2 ? `snap-${this.#hover?.on ?? "face"}` : "snap-set");
      dot.setAttribute("r", index === 2 ? "6" : "4");
      if (!pixel) return;
      dot.setAttribute("cx", String(pixel[0]));
      dot.setAttribute("cy", String(pixel[1]));
    });
    this.#stretch(from, to);
  };

  #stretch(from: Vector3 | undefined, to: Vector3 | undefined): void {
    const viewer = this.#viewer();
    const [start, end] = [from && viewer?.asking.pixelOf(from), to && viewer?.asking.pixelOf(to)];
    const drawn = !!(from && to && start && end);
    this.#line.setAttribute("visibility", drawn ? "visible" : "hidden");
    this.#label.hidden = !drawn;
    if (!drawn) return;
    const ends = { x1: start[0], y1: start[1], x2: end[0], y2: end[1] };
    for (const [name, value] of Object.entries(ends)) this.#line.setAttribute(name, String(value));
    this.#label.textContent = metres(distanceOf(from, to).straight);
    const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    this.#label.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  }

  dispose(): void {
    this.end();
    this.#listeners.abort();
    this.#over.remove();
  }
}

function placeWord({ on }: Touch): string {
  if (on === "corner") return t("The first point is a corner.");
  return on === "edge"
    ? t("The first point is on an edge.")
    : t("The first point is on a surface.");
}

/** "4.32 m; 3.1 m on plan and 2.98 m in height." */
function distanceWords({ straight, level, upright }: Distance): string {
  const whole = metres(straight);
  if (level < WORTH_SAYING) return t("{metres}, straight up.", { metres: whole });
  if (upright < WORTH_SAYING) return t("{metres}, level.", { metres: whole });
  return t("{metres}: {level} on plan and {height} in height.", {
    metres: whole,
    level: metres(level),
    height: metres(upright),
  });
}

/** "4.32 m" as the reader writes it. */
export function metres(length: number): string {
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: "meter",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(length);
}
