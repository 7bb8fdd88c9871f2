/**
 * The building on its table: loads a build, shows any stage or day, says what is where. It measures nothing.
 *
 * Draws only when something changed. Everything it makes it also disposes of.
 */
import { Vector3 } from "three";
import { BARE_GROUND } from "../manifest.gen";
import { type Basis, type Stop, stageOn } from "./calendar";
import { type Cut, lookFor, WHOLE } from "./cut";
import { Extent } from "./extent";
import { Fineness } from "./fineness";
import { FrameClock } from "./frames";
import { heroStand, homeStand, OVER_WALLS, sectionStand } from "./framing";
import { Gaze } from "./gaze";
import { Ghosts } from "./ghosts";
import type { Hour } from "./hour";
import { type Held, Inside } from "./inside";
import { Maquette } from "./maquette";
import type { Covered, SceneState, Theme, ViewerOptions } from "./options";
import { Pointing } from "./pointing";
import { Sight } from "./sight";
import { facingOf, raised, volumesOf } from "./site";
import { FIELD_OF_VIEW, type Stand, Steer } from "./steer";
import { sunOn } from "./sun";
import { type Hand, type Touch, Touching } from "./touching";

/** 20 March 2026, when the sun stands between its extremes. */
const EQUINOX = 20_532;

export class Viewer {
  readonly #options: ViewerOptions;
  readonly #maquette: Maquette;
  readonly #steer: Steer;
  readonly #inside: Inside;
  readonly #sight: Sight;
  readonly #ghosts: Ghosts;
  readonly #gaze: Gaze;
  readonly #touching: Touching;
  readonly #pointing: Pointing;
  readonly #frames: FrameClock;
  /** At most one look under the mouse a frame; it draws nothing unless the answer is another home. */
  readonly #hovers: FrameClock;
  readonly #fineness: Fineness;
  readonly #loading = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #extent = new Extent();
  readonly stops: readonly Stop[];
  #revision = 0;
  #stage = BARE_GROUND;
  #pointer: readonly [number, number] | null = null;
  #moving = false;
  #untouched = true;
  #hand: Hand | null = null;
  #cut: Cut = WHOLE;
  /** Told of every frame that was drawn. */
  drawn: () => void = () => undefined;

  constructor(options: ViewerOptions) {
    const { canvas, manifest } = options;
    this.#options = options;
    this.stops = options.stops;
    this.#frames = new FrameClock((seconds) => this.#frame(seconds));
    this.#maquette = new Maquette(options, () => this.#changed());
    const { box, level, opened, scene, states, quality } = this.#maquette;
    this.#fineness = new Fineness(quality, () => this.#frames.ask());
    this.#sight = new Sight(states.current, opened);
    this.#ghosts = new Ghosts(scene, manifest, options.theme.accent, (unit) => opened.liftOf(unit));
    this.#gaze = new Gaze(manifest, this.#sight, this.#ghosts);
    this.#touching = new Touching(this.#sight);
    this.#hovers = new FrameClock(() => {
      if (!this.#pointer || this.#moving) return;
      if (this.#hand) this.#hand.rest(this.touchAt(...this.#pointer));
      else options.hovered(this.unitAt(...this.#pointer));
    });
    this.#steer = new Steer(canvas, box, level, options.still, () => this.#frames.ask());
    this.#steer.touched = () => {
      this.#untouched = false;
    };
    this.#inside = new Inside(
      canvas,
      this.#steer.camera,
      this.#sight,
      manifest.elements,
      level,
      () => this.#frames.ask(),
    );
    this.#pointing = new Pointing(canvas, {
      tap: (x, y) => this.#tap(x, y),
      rest: (at) => {
        this.#pointer = at;
        if (at) this.#hovers.ask();
        else if (this.#hand) this.#hand.rest(null);
        else options.hovered(null);
      },
    });
    this.setTheme(options.theme);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(canvas);
    this.#resize();
    canvas.addEventListener("webglcontextrestored", this.#restored);
  }

  /** Bring in all chunks and what rays need; resolves when the whole build can be seen and pointed at. */
  async load(): Promise<void> {
    const { signal } = this.#loading;
    await this.#maquette.load(signal);
    const { hierarchyOf } = await import("./hierarchy");
    for (const part of this.#maquette.parts) {
      // A hierarchy at a time, so that the page stays at hand in between.
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      this.#sight.add(part, hierarchyOf(part));
    }
    this.#revision++;
    void this.#maquette.dress(signal);
  }

  get revision(): number {
    return this.#revision;
  }

  /** Id of the stop on show, or of the stage that the day on show belongs to. */
  get stage(): string {
    return this.#stage;
  }

  get width(): number {
    return this.#extent.width;
  }

  get height(): number {
    return this.#extent.height;
  }

  /** The middle of what no panel covers, CSS pixels of the canvas. */
  get middle(): readonly [number, number] {
    return this.#extent.middle;
  }

  /** Show what stands at the stop called `id`: bare ground, a stage's planned end, or today. */
  showStage(id: string): void {
    const stop = this.stops.find((one) => one.id === id);
    if (!stop) return;
    this.#stage = this.#options.manifest.stages[stop.stage]?.id ?? BARE_GROUND;
    this.#maquette.show({ ...stop, reached: stop.stage }, !this.#steer.still);
  }

  /** Show what stands on `day` (since 1970-01-01), by the plan or by what was reported. */
  showDay(day: number, basis: Basis): void {
    const reached = this.stops.findLast((stop) => stop.day <= day)?.stage ?? -1;
    this.#stage = stageOn(this.stops, day);
    this.#maquette.show({ day, basis, reached }, !this.#steer.still);
  }

  /** Have the sun stand where it does at `hour`; null for the light that shows the building best. */
  shine(hour: Hour | null): void {
    this.#maquette.hour = hour;
  }

  /** Open the building as `cut` says, around `unit` where one is chosen; and fly to where one sees in, if `fly`. */
  open(cut: Cut, unit: string | null, fly = true): void {
    const { opened } = this.#maquette;
    const look = lookFor(this.#cut, cut, unit);
    this.#cut = cut;
    this.#maquette.open(cut, unit);
    this.#steer.reach(opened.highest);
    this.#ghosts.open(opened.into && cut.lift === 0);
    this.#changed();
    if (!fly || this.inside) return;
    if (look === "home") this.#lookAt(unit ?? "", true);
    else if (look === "whole") this.home(true);
    else if (this.#untouched) this.home(false);
  }

  /** Draw `unit`'s volume and, where asked, fly to it; null lets go. */
  select(unit: string | null, fly: boolean): void {
    this.#ghosts.choose(unit);
    if (fly && unit !== null && !this.inside) this.#lookAt(unit, true);
    this.#changed();
  }

  #lookAt(unit: string, fly: boolean): void {
    const { manifest } = this.#options;
    const { opened, box } = this.#maquette;
    const lift = opened.liftOf(unit);
    const prisms = volumesOf(manifest, unit).map((prism) => raised(prism, lift));
    if (!prisms.length) return;
    this.#untouched = false;
    const stand = homeStand(
      prisms,
      box,
      facingOf(manifest, unit),
      FIELD_OF_VIEW,
      this.#extent.opening,
      (eye, at) => this.#sight.clear(eye, at),
      Number.isFinite(opened.roof) ? [OVER_WALLS] : undefined,
    );
    this.#steer.go(stand, fly);
  }

  /** A quiet look at `unit`'s volume, or at none. */
  highlight(unit: string | null): void {
    if (this.#ghosts.glance(unit)) this.#frames.ask();
  }

  /** Back to the first look at the whole. */
  home(fly = true): void {
    this.leave();
    const { place } = this.#options.manifest.development;
    // Of one day in spring, so that the whole is shown from the same side at every stage.
    const sun = sunOn(EQUINOX, place);
    const { outline, opened } = this.#maquette;
    const { opening } = this.#extent;
    const height = Number.isFinite(opened.roof) ? OVER_WALLS : undefined;
    const stand = opened.plane
      ? sectionStand(outline, opened.plane, FIELD_OF_VIEW, opening)
      : heroStand(outline, sun, FIELD_OF_VIEW, opening, height);
    this.#steer.go(stand, fly);
    this.#untouched = true;
    this.#frames.ask();
  }

  /** Stand in the building with the eyes at `eye`, as near as walls allow, and look along `towards`. */
  enter(eye: readonly [number, number, number], towards: readonly [number, number, number]): void {
    this.#untouched = false;
    this.#steer.rest();
    this.#ghosts.hide(true);
    this.#maquette.indoors = true;
    this.#inside.enter(new Vector3(...eye), new Vector3(...towards));
    this.#changed();
  }

  /** Back out, to where the camera was before. */
  leave(): void {
    if (!this.inside) return;
    this.#inside.leave();
    this.#maquette.indoors = false;
    this.#ghosts.hide(false);
    this.#steer.wake();
    this.#changed();
  }

  /** Whether the buyer stands in the building. */
  get inside(): boolean {
    return this.#inside.entered;
  }

  /** Keys that are held: steps and turns of who is inside. */
  hold(held: Partial<Held>): void {
    this.#inside.hold(held);
  }

  #tap(x: number, y: number): void {
    if (this.#hand) this.#hand.tap(this.touchAt(x, y));
    else if (this.inside) this.#inside.goTo(x / this.#extent.width, y / this.#extent.height);
    else this.#options.picked(this.unitAt(x, y));
  }

  stand(): Stand {
    return this.inside ? this.#inside.stand() : this.#steer.stand();
  }

  standAt(stand: Stand, fly = false): void {
    this.leave();
    this.#untouched = false;
    this.#steer.go(stand, fly);
    this.#frames.ask();
  }

  turn(right: number, up: number): void {
    this.#untouched = false;
    this.#steer.turn(right, up);
    this.#frames.ask();
  }

  nearer(steps: number): void {
    this.#untouched = false;
    this.#steer.nearer(steps);
    this.#frames.ask();
  }

  /** Panels cover so much of the view; what is framed is centred in the rest. */
  cover(covered: Covered): void {
    if (this.#extent.cover(covered)) this.#resize();
  }

  setTheme(theme: Theme): void {
    this.#maquette.tint(theme);
  }

  /** What is visible at each (x, y) of `points`, CSS pixels of the canvas: a feature's id, or null. */
  featuresAt(points: Float32Array): (string | null)[] {
    const out: (string | null)[] = [];
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [
        (points[i] ?? 0) / this.#extent.width,
        (points[i + 1] ?? 0) / this.#extent.height,
      ];
      out.push(this.#gaze.featureAt(x, y, this.#steer.camera));
    }
    return out;
  }

  /** The unit at (x, y), CSS pixels of the canvas, or null. */
  unitAt(x: number, y: number): string | null {
    return this.#gaze.unitAt(x / this.#extent.width, y / this.#extent.height, this.#steer.camera);
  }

  /** Somebody measures: taps and the resting mouse are its own until null is given. */
  handOver(hand: Hand | null): void {
    this.#hand = hand;
    this.#options.hovered(null);
  }

  /** What lies at (x, y), CSS pixels of the canvas, drawn to corners and edges nearby; null for nothing. */
  touchAt(x: number, y: number): Touch | null {
    return this.#touching.at(x, y, this.#extent, this.#steer.camera);
  }

  /** CSS pixels of the canvas at which `point` of the scene is seen, or null behind the camera. */
  pixelOf(point: Vector3): readonly [number, number] | null {
    return this.#touching.pixelOf(point, this.#extent, this.#steer.camera);
  }

  /** Whether the camera stands where the buyer brought it. */
  get steered(): boolean {
    return !this.#untouched;
  }

  /** Figures for tests: what the last frame drew and what stands. */
  state(): SceneState {
    const { render } = this.#maquette.renderer.info;
    const { states, openness, altitude, memory, renderer } = this.#maquette;
    const { quality, shadows } = this.#fineness.tier;
    return {
      draws: render.calls,
      triangles: render.triangles,
      shown: states.shown,
      underConstruction: states.current.reduce((sum, state) => sum + (state === 1 ? 1 : 0), 0),
      quality,
      frames: render.frame,
      occlusion: openness,
      sun: altitude,
      ratio: renderer.getPixelRatio(),
      shadows,
      memory,
    };
  }

  #resize(): void {
    const { renderer } = this.#maquette;
    const { ratio } = this.#fineness;
    this.#extent.fit(this.#options.canvas, renderer, this.#steer.camera, ratio);
    this.#inside.fit();
    if (this.#untouched) this.home(false);
    this.#revision++;
    this.#frames.ask();
  }

  /** Something in the scene is different: answers and picture are stale. */
  #changed(): void {
    this.#revision++;
    this.#frames.ask();
  }

  readonly #restored = () => this.#maquette.redraw();

  #frame(seconds: number): void {
    const hand = this.inside ? this.#inside : this.#steer;
    const moved = hand.advance(seconds);
    if (moved) this.#revision++;
    const between = this.#moving ? seconds * 1000 : null;
    if (moved && this.#fineness.moves(between)) this.#maquette.tier = this.#fineness.tier;
    this.#extent.refine(this.#maquette.renderer, this.#fineness.ratio);
    if (moved && this.inside) this.#options.walked();
    const settling = this.#maquette.draw(this.#steer.camera, seconds);
    this.drawn();
    if (this.#moving && !moved) {
      this.#fineness.rests();
      this.#options.rested();
    }
    this.#moving = moved;
    if (moved || settling) this.#frames.ask();
  }

  dispose(): void {
    this.#loading.abort();
    this.#frames.dispose();
    this.#fineness.dispose();
    this.#hovers.dispose();
    this.#resized.disconnect();
    this.#options.canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.#pointing.dispose();
    this.#inside.dispose();
    this.#steer.dispose();
    this.#ghosts.dispose();
    this.#maquette.dispose();
  }
}
