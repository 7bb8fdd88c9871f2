/**
 * The building on its table: loads a build, shows any stage or day, says what is where. It measures nothing.
 *
 * Draws only when something changed. Everything it makes it also disposes of.
 */
import {
  Box3,
  type BufferGeometry,
  Group,
  NeutralToneMapping,
  PCFShadowMap,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
} from "three";
import { BARE_GROUND, type Manifest, type Prism } from "../manifest.gen";
import { type Basis, BUILT, HIDDEN, type Stop, stageOn, statesOn, surroundings } from "./calendar";
import { loadChunks, type Part } from "./chunks";
import { FrameClock } from "./frames";
import { heroStand, homeStand, type Opening } from "./framing";
import { Ghost } from "./ghost";
import { Ground } from "./ground";
import { Light } from "./light";
import { Look } from "./look";
import { Pointing } from "./pointing";
import { FrameWatch, MAX_PIXEL_RATIO, type Quality, qualityFor, rendererName } from "./quality";
import { featureOf, Sight } from "./sight";
import { States } from "./states";
import { FIELD_OF_VIEW, type Stand, Steer } from "./steer";
import { sunOn } from "./sun";
import { Volumes } from "./volumes";

/** How long a new part takes to come down into its place, s, and from how high, m. */
const SETTLE = 0.5;
const RISE = 0.9;

/** Clockwise from north, an eighth of the circle each. */
const COMPASS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
/** Height of a plinth, m. */
const PLINTH = 0.3;
/** 20 March 2026, when the sun stands between its extremes. */
const EQUINOX = 20_532;

/** CSS pixels of the view that panels cover, from each side. */
export interface Covered {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Theme {
  readonly dark: boolean;
  readonly paper: string;
  readonly mark: string;
  readonly accent: string;
}

export interface ViewerOptions {
  readonly canvas: HTMLCanvasElement;
  readonly manifest: Manifest;
  /** The time line, as `calendar` lays it out. */
  readonly stops: readonly Stop[];
  /** Where the chunks are, with a slash at the end. */
  readonly address: string;
  readonly theme: Theme;
  readonly search: string;
  /** Motion is unwelcome: cut instead of flying. */
  readonly still: boolean;
  /** A unit under a tap, or null for none. */
  readonly picked: (unit: string | null) => void;
  /** A unit under the resting mouse, or null. */
  readonly hovered: (unit: string | null) => void;
  /** The camera has come to rest somewhere else. */
  readonly rested: () => void;
}

/** What the page may read, for tests and for nothing else. */
export interface SceneState {
  readonly draws: number;
  readonly triangles: number;
  readonly shown: number;
  readonly underConstruction: number;
  readonly quality: Quality;
  readonly frames: number;
}

export class Viewer {
  readonly #options: ViewerOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #building = new Group();
  readonly #states: States;
  readonly #look: Look;
  readonly #light: Light;
  readonly #ground: Ground;
  readonly #steer: Steer;
  readonly #sight: Sight;
  readonly #volumes: Volumes;
  readonly #pointing: Pointing;
  readonly #frames: FrameClock;
  readonly #watch = new FrameWatch();
  readonly #loading = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #box: Box3;
  readonly #units: ReadonlySet<string>;
  readonly #parts: Part[] = [];
  readonly stops: readonly Stop[];
  readonly #before: Uint8Array;
  #quality: Quality;
  #selected: { unit: string; ghost: Ghost } | null = null;
  #glance: { unit: string; ghost: Ghost } | null = null;
  #settling = 0;
  #revision = 0;
  #stage = BARE_GROUND;
  #shown: { day: number; basis: Basis; reached: number } | null = null;
  #covered: Covered = { top: 0, right: 0, bottom: 0, left: 0 };
  #width = 1;
  #height = 1;
  #pointer: readonly [number, number] | null = null;
  #moving = false;
  #untouched = true;

  constructor(options: ViewerOptions) {
    const { canvas, manifest } = options;
    this.#options = options;
    const gl = canvas.getContext("webgl2", { alpha: true, antialias: true });
    if (!gl) throw new Error("This browser draws no WebGL 2.");
    this.#quality = qualityFor(options.search, rendererName(gl));
    this.#renderer = new WebGLRenderer({ canvas, context: gl, alpha: true });
    this.#renderer.toneMapping = NeutralToneMapping;
    this.#renderer.toneMappingExposure = 1;
    this.#renderer.shadowMap.enabled = this.#quality === "full";
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#renderer.shadowMap.autoUpdate = false;
    this.#box = new Box3(new Vector3(...manifest.bounds.low), new Vector3(...manifest.bounds.high));
    this.#units = new Set(manifest.units.map((unit) => unit.id));
    this.stops = options.stops;
    this.#before = surroundings(manifest);
    this.#states = new States(manifest.elements.global_id.length);
    this.#look = new Look(manifest.materials, this.#states, this.#quality, this.#box);
    this.#light = new Light(this.#box, this.#quality);
    const level = groundLevel(manifest);
    this.#ground = new Ground(this.#box, level, lowestHomes(manifest));
    this.#volumes = new Volumes(manifest.features);
    this.#sight = new Sight(this.#states.current);
    this.#scene.add(this.#ground.group, this.#light.group, this.#building);
    this.#frames = new FrameClock((seconds) => this.#frame(seconds));
    const wake = () => this.#frames.ask();
    this.#steer = new Steer(canvas, this.#box, level, options.still, wake);
    this.#steer.touched = () => {
      this.#untouched = false;
    };
    this.#pointing = new Pointing(canvas, {
      tap: (x, y) => options.picked(this.unitAt(x, y)),
      rest: (at) => {
        this.#pointer = at;
        if (at) this.#frames.ask();
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
    for (const part of this.#parts) {
      // A hierarchy at a time, so that the page stays at hand in between.
      await new Promise((resolve) => setTimeout(resolve));
      this.#loading.signal.throwIfAborted();
      this.#sight.add(part);
    }
    this.#revision++;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Id of the stop on show, or of the stage that the day on show belongs to. */
  get stage(): string {
    return this.#stage;
  }

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
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
    this.#ground.open = this.#onlyBelow();
    if (day > 0) this.#light.direction = sunOn(day, development.place);
    this.#settling = changed && !first && !this.#steer.still && this.#quality === "full" ? 1 : 0;
    this.#changed();
  }

  /** Whether all that stands is of storeys below the ground floor. */
  #onlyBelow(): boolean {
    const { elements, storeys } = this.#options.manifest;
    const { current } = this.#states;
    const above = elements.storey.some(
      (storey, element) => current[element] !== HIDDEN && (storeys[storey]?.floor ?? 0) >= 0,
    );
    return !above && this.#states.shown > 0;
  }

  /** Draw `unit`'s volume and, where asked, fly to it; null lets go. */
  select(unit: string | null, fly: boolean): void {
    if (this.#selected?.unit !== unit) {
      this.#selected?.ghost.dispose();
      this.#selected = unit === null ? null : this.#ghost(unit, 1);
    }
    const prisms = unit === null ? [] : this.#prisms(unit);
    if (fly && prisms.length) {
      this.#untouched = false;
      const facing = this.#facing(unit);
      this.#steer.go(homeStand(prisms, this.#box, facing, FIELD_OF_VIEW, this.#opening()), true);
    }
    this.#changed();
  }

  /** Bearing in the model of `unit`'s main windows, radians clockwise from the plan's up. */
  #facing(unit: string | null): number | null {
    const { units, development } = this.#options.manifest;
    const main = units.find((one) => one.id === unit)?.orientation[0];
    if (!main) return null;
    return ((COMPASS.indexOf(main) * 45 + (development.place.true_north ?? 0)) * Math.PI) / 180;
  }

  /** A quiet look at `unit`'s volume, or at none. */
  highlight(unit: string | null): void {
    if ((this.#glance?.unit ?? null) === unit) return;
    this.#glance?.ghost.dispose();
    this.#glance = unit === null || unit === this.#selected?.unit ? null : this.#ghost(unit, 0.55);
    this.#frames.ask();
  }

  /** Back to the first look at the whole. */
  home(fly = true): void {
    const { place } = this.#options.manifest.development;
    // Of one day in spring, so that the whole is shown from the same side at every stage.
    const sun = sunOn(EQUINOX, place);
    this.#steer.go(heroStand(this.#box, sun, FIELD_OF_VIEW, this.#opening()), fly);
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
    const same = JSON.stringify(covered) === JSON.stringify(this.#covered);
    if (same) return;
    this.#covered = covered;
    this.#resize();
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
      out.push(this.#featureAt(points[i] ?? 0, points[i + 1] ?? 0));
    }
    return out;
  }

  /** The unit at (x, y), CSS pixels of the canvas, or null. */
  unitAt(x: number, y: number): string | null {
    const feature = this.#featureAt(x, y);
    return feature !== null && this.#units.has(feature) ? feature : null;
  }

  readonly #caster = new Raycaster();

  #featureAt(x: number, y: number): string | null {
    const at = new Vector2((x / this.#width) * 2 - 1, 1 - (y / this.#height) * 2);
    this.#caster.setFromCamera(at, this.#steer.camera);
    const { ray } = this.#caster;
    const hit = this.#sight.first(ray);
    const ghost = this.#selected?.ghost.distance(ray);
    if (this.#selected && typeof ghost === "number" && ghost <= (hit?.distance ?? Infinity)) {
      return this.#selected.unit;
    }
    if (!hit) return null;
    const { elements, features } = this.#options.manifest;
    return featureOf(ray, hit, this.#volumes, (element) => {
      const feature = features[elements.feature[element] ?? -1];
      return feature ? feature.unit || feature.id : null;
    });
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
    };
  }

  #prisms(unit: string) {
    return this.#options.manifest.features.find((one) => one.id === unit)?.volumes ?? [];
  }

  #ghost(unit: string, weight: number) {
    const ghost = new Ghost(this.#prisms(unit), this.#options.theme.accent, weight);
    this.#scene.add(ghost.group);
    return { unit, ghost };
  }

  #opening(): Opening {
    const { top, right, bottom, left } = this.#covered;
    return {
      width: Math.max(0.3, 1 - (left + right) / this.#width),
      height: Math.max(0.3, 1 - (top + bottom) / this.#height),
      aspect: this.#width / this.#height,
    };
  }

  #resize(): void {
    const { canvas } = this.#options;
    this.#width = Math.max(1, canvas.clientWidth);
    this.#height = Math.max(1, canvas.clientHeight);
    const ratio = this.#quality === "full" ? Math.min(devicePixelRatio, MAX_PIXEL_RATIO) : 1;
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(this.#width, this.#height, false);
    const { camera } = this.#steer;
    const { top, right, bottom, left } = this.#covered;
    camera.aspect = this.#width / this.#height;
    camera.setViewOffset(
      this.#width,
      this.#height,
      (right - left) / 2,
      (bottom - top) / 2,
      this.#width,
      this.#height,
    );
    camera.updateProjectionMatrix();
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
      const scale = this.#parts[0]?.mesh.matrixWorld.getMaxScaleOnAxis() ?? 1;
      this.#look.rise = (RISE * this.#settling ** 3) / scale;
      this.#renderer.shadowMap.needsUpdate = true;
    }
    if (this.#pointer && !moved) this.#options.hovered(this.unitAt(...this.#pointer));
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
    this.#resized.disconnect();
    this.#options.canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.#pointing.dispose();
    this.#steer.dispose();
    this.#selected?.ghost.dispose();
    this.#glance?.ghost.dispose();
    for (const { mesh } of this.#parts) (mesh.geometry as BufferGeometry).dispose();
    this.#look.dispose();
    this.#light.dispose();
    this.#ground.dispose();
    this.#states.dispose();
    this.#renderer.dispose();
  }
}

/** Height of the table: a plinth below the ground floor, under any paving but over pits and foundations. */
function groundLevel(manifest: Manifest): number {
  const ground = manifest.storeys.filter((storey) => storey.floor === 0);
  if (ground.length === 0) return manifest.bounds.low[1];
  return Math.min(...ground.map((storey) => storey.elevation)) - PLINTH;
}

/** Volumes of the homes on the lowest floor that has any: the plan that is pegged out on bare ground. */
function lowestHomes(manifest: Manifest): Prism[] {
  const homes = manifest.features
    .filter((feature) => feature.kind === "unit")
    .flatMap((feature) => feature.volumes ?? []);
  const lowest = Math.min(...homes.map((prism) => prism.bottom));
  return homes.filter((prism) => prism.bottom < lowest + 1);
}

function smooth(low: number, high: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return part * part * (3 - 2 * part);
}
