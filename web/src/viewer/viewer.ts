/**
 * The building on its table: loads a build, shows any stage or day, says what is where. It measures nothing.
 *
 * Draws only when something changed. Everything it makes it also disposes of.
 */
import { Box3, type BufferGeometry, Group, Scene, Vector3, type WebGLRenderer } from "three";
import { BARE_GROUND } from "../manifest.gen";
import { type Basis, BUILT, HIDDEN, type Stop, stageOn, statesOn, surroundings } from "./calendar";
import { loadChunks, type Part } from "./chunks";
import { Extent } from "./extent";
import { FrameClock } from "./frames";
import { heroStand, homeStand } from "./framing";
import { Gaze } from "./gaze";
import { Ghosts } from "./ghosts";
import { Ground } from "./ground";
import { Light } from "./light";
import { Look } from "./look";
import { Occlusion } from "./occlusion";
import type { Covered, SceneState, Theme, ViewerOptions } from "./options";
import { Pointing } from "./pointing";
import { FrameWatch, type Quality, qualityFor, rendererName } from "./quality";
import { rendererOn } from "./renderer";
import { Sight } from "./sight";
import { facingOf, groundLevel, lowestHomes, seenBelow, volumesOf } from "./site";
import { smooth } from "./smooth";
import { States } from "./states";
import { FIELD_OF_VIEW, type Stand, Steer } from "./steer";
import { sunOn } from "./sun";

/** How long a new part takes to come down into its place, s, and from how high, m. */
const SETTLE = 0.5;
const RISE = 0.9;

/** 20 March 2026, when the sun stands between its extremes. */
const EQUINOX = 20_532;

export class Viewer {
  readonly #options: ViewerOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #building = new Group();
  readonly #states: States;
  readonly #look: Look;
  readonly #occlusion: Occlusion;
  readonly #light: Light;
  readonly #ground: Ground;
  readonly #steer: Steer;
  readonly #sight: Sight;
  readonly #ghosts: Ghosts;
  readonly #gaze: Gaze;
  readonly #pointing: Pointing;
  readonly #frames: FrameClock;
  /** At most one look under the mouse a frame; it draws nothing unless the answer is another home. */
  readonly #hovers: FrameClock;
  readonly #watch = new FrameWatch();
  readonly #loading = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #box: Box3;
  readonly #parts: Part[] = [];
  readonly stops: readonly Stop[];
  readonly #before: Uint8Array;
  #quality: Quality;
  #settling = 0;
  #revision = 0;
  #stage = BARE_GROUND;
  #shown: { day: number; basis: Basis; reached: number } | null = null;
  readonly #extent = new Extent();
  #pointer: readonly [number, number] | null = null;
  #moving = false;
  #untouched = true;

  constructor(options: ViewerOptions) {
    const { canvas, manifest } = options;
    this.#options = options;
    this.#quality = qualityFor(options.search, rendererName());
    this.#renderer = rendererOn(canvas, this.#quality);
    this.#box = new Box3(new Vector3(...manifest.bounds.low), new Vector3(...manifest.bounds.high));
    this.stops = options.stops;
    this.#before = surroundings(manifest);
    this.#states = new States(manifest.elements.storey.length);
    this.#occlusion = new Occlusion(manifest.occlusion ?? [], options.address, () =>
      this.#frames.ask(),
    );
    const { materials } = manifest;
    this.#look = new Look(materials, this.#states, this.#quality, this.#box, this.#occlusion);
    this.#light = new Light(this.#box, this.#quality);
    const level = groundLevel(manifest);
    this.#ground = new Ground(this.#box, level, lowestHomes(manifest), this.#occlusion);
    this.#sight = new Sight(this.#states.current);
    this.#ghosts = new Ghosts(this.#scene, manifest, options.theme.accent);
    this.#gaze = new Gaze(manifest, this.#sight, this.#ghosts);
    this.#scene.add(this.#ground.group, this.#light.group, this.#building);
    this.#frames = new FrameClock((seconds) => this.#frame(seconds));
    this.#hovers = new FrameClock(() => {
      if (this.#pointer && !this.#moving) options.hovered(this.unitAt(...this.#pointer));
    });
    const wake = () => this.#frames.ask();
    this.#steer = new Steer(canvas, this.#box, level, options.still, wake);
    this.#steer.touched = () => {
      this.#untouched = false;
    };
    this.#pointing = new Pointing(canvas, {
      tap: (x, y) => options.picked(this.unitAt(x, y)),
      rest: (at) => {
        this.#pointer = at;
        if (at) this.#hovers.ask();
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
    const { manifest, address } = this.#options;
    await loadChunks(
      manifest,
      address,
      this.#building,
      this.#look,
      (parts) => {
        this.#parts.push(...parts);
        this.#changed();
      },
      this.#loading.signal,
    );
    this.#occlusion.wake();
    for (const part of this.#parts) {
      // A hierarchy at a time, so that the page stays at hand in between.
      await new Promise((resolve) => setTimeout(resolve));
      this.#loading.signal.throwIfAborted();
      this.#sight.add(part);
    }
    this.#revision++;
    void this.#dress(address);
  }

  /** What can wait until one can look around: the textures. */
  async #dress(address: string): Promise<void> {
    const finest = this.#renderer.capabilities.getMaxAnisotropy();
    if (await this.#look.dress(address, finest, this.#loading.signal)) this.#changed();
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

  /** Show what stands at the stop called `id`: bare ground, a stage's planned end, or today. */
  showStage(id: string): void {
    const stop = this.stops.find((one) => one.id === id);
    if (!stop) return;
    const stage = this.#options.manifest.stages[stop.stage]?.id ?? BARE_GROUND;
    this.#show(stop.day, stop.basis, stop.stage, stage);
  }

  /** Show what stands on `day` (since 1970-01-01), by the plan or by what was reported. */
  showDay(day: number, basis: Basis): void {
    const reached = this.stops.findLast((stop) => stop.day <= day)?.stage ?? -1;
    this.#show(day, basis, reached, stageOn(this.stops, day));
  }

  #show(day: number, basis: Basis, reached: number, stage: string): void {
    const { elements, development } = this.#options.manifest;
    this.#shown = { day, basis, reached };
    this.#stage = stage;
    const first = this.#revision === 0;
    const changed = this.#states.update((out) =>
      statesOn(elements, day, basis, reached, this.#before, out),
    );
    const built = this.#states.current.reduce((sum, state) => sum + (state === BUILT ? 1 : 0), 0);
    const finished = built / Math.max(1, this.#states.current.length);
    // Card until about half of it stands; its own colours by the end.
    this.#look.bare = 0.8 * (1 - smooth(0.35, 0.97, finished));
    this.#ground.contact = smooth(0, 0.3, finished);
    const nothing = this.#states.current.every((state, i) => state === HIDDEN || this.#before[i]);
    this.#ground.pegged = stage === BARE_GROUND || reached < 0 || nothing;
    this.#ground.open = seenBelow(this.#options.manifest, this.#states.current);
    this.#occlusion.show(reached);
    if (day > 0) this.#light.direction = sunOn(day, development.place);
    this.#settling = changed && !first && !this.#steer.still && this.#quality === "full" ? 1 : 0;
    this.#changed();
  }

  /** Draw `unit`'s volume and, where asked, fly to it; null lets go. */
  select(unit: string | null, fly: boolean): void {
    this.#ghosts.choose(unit);
    const { manifest } = this.#options;
    const prisms = unit === null ? [] : volumesOf(manifest, unit);
    if (fly && unit !== null && prisms.length) {
      this.#untouched = false;
      const facing = facingOf(manifest, unit);
      const clear = (eye: Vector3, at: Vector3) => this.#sight.clear(eye, at);
      const stand = homeStand(
        prisms,
        this.#box,
        facing,
        FIELD_OF_VIEW,
        this.#extent.opening,
        clear,
      );
      this.#steer.go(stand, true);
    }
    this.#changed();
  }

  /** A quiet look at `unit`'s volume, or at none. */
  highlight(unit: string | null): void {
    if (this.#ghosts.glance(unit)) this.#frames.ask();
  }

  /** Back to the first look at the whole. */
  home(fly = true): void {
    const { place } = this.#options.manifest.development;
    // Of one day in spring, so that the whole is shown from the same side at every stage.
    const sun = sunOn(EQUINOX, place);
    this.#steer.go(heroStand(this.#box, sun, FIELD_OF_VIEW, this.#extent.opening), fly);
    this.#untouched = true;
    this.#frames.ask();
  }

  stand(): Stand {
    return this.#steer.stand();
  }

  standAt(stand: Stand, fly = false): void {
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
    this.#ground.tint(theme.paper, theme.dark);
    this.#light.tint(this.#renderer, this.#scene, theme.dark);
    this.#look.tint(theme.mark, theme.paper);
    this.#changed();
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

  /** Whether the camera stands where the buyer brought it. */
  get steered(): boolean {
    return !this.#untouched;
  }

  /** Figures for tests: what the last frame drew and what stands. */
  state(): SceneState {
    const { render } = this.#renderer.info;
    const { current } = this.#states;
    return {
      draws: render.calls,
      triangles: render.triangles,
      shown: this.#states.shown,
      underConstruction: current.reduce((sum, state) => sum + (state === 1 ? 1 : 0), 0),
      quality: this.#quality,
      frames: render.frame,
      occlusion: this.#occlusion.stage,
    };
  }

  #resize(): void {
    this.#extent.fit(this.#options.canvas, this.#renderer, this.#steer.camera, this.#quality);
    if (this.#untouched) this.home(false);
    this.#revision++;
    this.#frames.ask();
  }

  /** Something in the scene is different: shadows, answers and picture are stale. */
  #changed(): void {
    this.#renderer.shadowMap.needsUpdate = true;
    this.#revision++;
    this.#frames.ask();
  }

  readonly #restored = () => this.#changed();

  #frame(seconds: number): void {
    const moved = this.#steer.advance(seconds);
    if (moved) this.#revision++;
    if (this.#settling > 0) {
      this.#settling = Math.max(0, this.#settling - seconds / SETTLE);
      this.#look.rise = RISE * this.#settling ** 3;
      this.#renderer.shadowMap.needsUpdate = true;
    }
    this.#renderer.render(this.#scene, this.#steer.camera);
    if (moved && this.#moving && this.#watch.tooSlow(seconds * 1000)) this.#doLess();
    if (this.#moving && !moved) this.#options.rested();
    this.#moving = moved;
    if (moved || this.#settling > 0) this.#frames.ask();
  }

  #doLess(): void {
    if (this.#quality === "low") return;
    this.#quality = "low";
    this.#light.dropShadows();
    this.#resize();
  }

  dispose(): void {
    this.#loading.abort();
    this.#frames.dispose();
    this.#hovers.dispose();
    this.#resized.disconnect();
    this.#options.canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.#pointing.dispose();
    this.#steer.dispose();
    this.#ghosts.dispose();
    for (const { mesh } of this.#parts) (mesh.geometry as BufferGeometry).dispose();
    this.#look.dispose();
    this.#occlusion.dispose();
    this.#light.dispose();
    this.#ground.dispose();
    this.#states.dispose();
    this.#renderer.dispose();
  }
}
