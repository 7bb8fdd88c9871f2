/** The 3D view on the page, or its absence: whoever asks it for something need not know which. */
import type { Probe } from "../attention/probe";
import type { Manifest } from "../manifest.gen";
import type { Stop } from "../viewer/calendar";
import type { Cut } from "../viewer/cut";
import type { Hour } from "../viewer/hour";
import type { SceneState } from "../viewer/options";
import type { Stand } from "../viewer/steer";
import type { Unpacking } from "../viewer/unpacking";
import type { Viewer } from "../viewer/viewer";
import { t } from "../words";
import { need } from "./element";
import { coveredOf, footOf } from "./panels";
import { onTheme, themeOfPage } from "./theme";
import type { On } from "./works";

const root = document.documentElement;

/** What lies over the view, besides its tools and its caption. */
const PANELS = ".bar, .ribbon, .side, .leaf, .notices > *";

export interface SceneryTold {
  /** A home was pointed at in the scene, or none. */
  picked(unit: string | null): void;
  /** The camera has come to rest somewhere else. */
  rested(): void;
  /** Who stands inside has moved or turned, a frame at a time. */
  moved(): void;
  /** There is no scene after all. */
  missing(): void;
}

/** What is on show when the scene comes up. */
export interface Showing {
  readonly unit: string | null;
  readonly stop: string;
  readonly on: On | null;
  readonly hour: Hour | null;
  readonly cut: Cut;
}

export class Scenery {
  readonly #manifest: Manifest;
  readonly #stops: readonly Stop[];
  readonly #address: string;
  readonly #unpacking: Unpacking | null;
  /** Who hears of what happens in the scene. */
  told: SceneryTold | null = null;
  #viewer: Viewer | null = null;
  #moves = 0;
  #came: () => void = () => undefined;
  /** Resolves when there is a viewer. */
  readonly arrived = new Promise<void>((came) => {
    this.#came = came;
  });

  /** The build of `manifest` lies under `address`, and `unpacking` brings it; null where it cannot be drawn. */
  constructor(
    manifest: Manifest,
    stops: readonly Stop[],
    address: string,
    unpacking: Unpacking | null,
  ) {
    this.#manifest = manifest;
    this.#stops = stops;
    this.#address = address;
    this.#unpacking = unpacking;
    if (!unpacking) root.dataset["scene"] = "none";
    const resized = new ResizeObserver(() => this.cover());
    for (const id of ["notices", "moment", "scene"]) resized.observe(need(id));
  }

  /** Null before it comes up and where it cannot. */
  get viewer(): Viewer | null {
    return this.#viewer;
  }

  /** Bring it up as `showing` says by then; a `stand` that the address gave comes before the usual look. */
  async begin(showing: () => Showing, stand: Stand | null): Promise<void> {
    const unpacking = this.#unpacking;
    if (!unpacking)
      return this.#without(
        t("This browser shows no 3D. Every home and every stage is listed here."),
      );
    try {
      // The scene is the heavy part, so it comes last and only where it can be drawn.
      const { Viewer } = await import("../viewer/viewer");
      const viewer = new Viewer({
        canvas: need("canvas", HTMLCanvasElement),
        manifest: this.#manifest,
        stops: this.#stops,
        address: this.#address,
        unpacking,
        theme: themeOfPage(),
        search: location.search,
        still: matchMedia("(prefers-reduced-motion: reduce)").matches,
        hidden: () => !!document.getElementById("poster"),
        seen: () => {
          root.dataset["seen"] = "";
        },
        picked: (unit) => this.told?.picked(unit),
        hovered: (unit) => this.#hover(unit),
        rested: () => this.told?.rested(),
        walked: () => this.told?.moved(),
        lit: (paper, night) => {
          need("scene").style.backgroundColor = paper;
          root.dataset["light"] = night ? "night" : "day";
        },
      });
      this.#viewer = viewer;
      this.#came();
      this.moved();
      onTheme((theme) => viewer.setTheme(theme));
      need("tools").hidden = false;
      this.cover();
      const { on, stop } = showing();
      if (on) viewer.showDay(on.day, on.basis);
      else viewer.showStage(stop);
      viewer.shine(showing().hour);
      viewer.open(showing().cut, showing().unit, false);
      viewer.home(false);
      viewer.select(showing().unit, false);
      if (stand) viewer.standAt(stand);
      await viewer.load();
      // Only now is it known what stands before the home; a buyer who moved meanwhile is left alone.
      if (!viewer.steered) viewer.select(showing().unit, true);
      root.dataset["ready"] = "scene";
    } catch (error) {
      this.#viewer?.dispose();
      this.#viewer = null;
      delete root.dataset["seen"];
      this.#without(t("The model could not be shown. Every home and every stage is listed here."));
      throw error;
    }
  }

  /** Where the buyer has brought the camera; null where it still stands where it was put. */
  get stand(): Stand | null {
    return this.#viewer?.steered ? this.#viewer.stand() : null;
  }

  /** Panels cover parts of the view, and by now perhaps others than before. */
  cover(): void {
    const box = (panel: Element) => panel.getBoundingClientRect();
    const view = box(need("scene"));
    const panels = [...document.querySelectorAll(PANELS)].map(box);
    const caption = box(need("moment"));
    // The few tools that a small view keeps float above whatever lies across its foot.
    root.style.setProperty("--foot", `${footOf(view, [...panels, caption])}px`);
    const covered = coveredOf(view, [...panels, caption, box(need("tools"))]);
    this.#viewer?.cover({ ...covered, columns: coveredOf(view, panels) });
  }

  /** What is on show is another thing now, or another day. */
  moved(): void {
    this.#moves++;
  }

  /** What recording asks: the scene's answers, or nothing in view where there is none. */
  probe(stage: () => string): Probe {
    const scenery = this;
    return {
      get revision() {
        return scenery.#moves + (scenery.#viewer?.revision ?? 0);
      },
      get stage() {
        return stage();
      },
      get width() {
        return scenery.#viewer?.width ?? 0;
      },
      get height() {
        return scenery.#viewer?.height ?? 0;
      },
      stageAt: (x) => scenery.#viewer?.comparing?.stageAt(x / scenery.#viewer.width) ?? null,
      featuresAt: (points) => scenery.featuresAt(points),
    };
  }

  /** The feature that is visible at each of `points`, x and y in turn; null for none. */
  featuresAt(points: Float32Array): (string | null)[] {
    return this.#viewer?.asking.featuresAt(points) ?? new Array<null>(points.length / 2).fill(null);
  }

  state(): SceneState | null {
    return this.#viewer?.state() ?? null;
  }

  #hover(unit: string | null): void {
    this.#viewer?.highlight(unit);
    need("canvas").style.cursor = unit ? "pointer" : "";
  }

  #without(sentence: string): void {
    root.dataset["scene"] = "none";
    root.dataset["ready"] = "list";
    const note = need("scene-note");
    note.textContent = sentence;
    note.hidden = false;
    need("tools").hidden = true;
    this.told?.missing();
  }
}
