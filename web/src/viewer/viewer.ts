/**
 * The building on its table: loads a build, shows any stage or day, says what is where. It measures nothing.
 *
 * Draws only when something changed. Everything it makes it also disposes of.
 */
import { Vector3 } from "three";
import { BARE_GROUND } from "../manifest.gen";
import { Asking } from "./asking";
import { type Basis, type Stop, stageOn, UNDER_CONSTRUCTION } from "./calendar";
import type { Comparing } from "./comparing";
import { type Cut, lookFor, WHOLE, writeCut } from "./cut";
import type { Moment } from "./dressing";
import { Extent } from "./extent";
import { figuresOf } from "./figures";
import { Fineness } from "./fineness";
import type { Dressed } from "./finishes";
import { FrameClock } from "./frames";
import type { Hour } from "./hour";
import { type Held, Inside } from "./inside";
import { machineOf } from "./machine";
import { Maquette } from "./maquette";
import { type Looks, Marked } from "./marked";
import type { Covered, SceneState, Theme, ViewerOptions } from "./options";
import { Sight } from "./sight";
import { type Stand, Steer } from "./steer";
import { Unpacking } from "./unpacking";
import { Viewpoints } from "./viewpoints";

export class Viewer {
  readonly #options: ViewerOptions;
  readonly #canvas: HTMLCanvasElement;
  readonly #maquette: Maquette;
  readonly #steer: Steer;
  readonly #inside: Inside;
  readonly #sight: Sight;
  readonly #marked: Marked;
  readonly viewpoints: Viewpoints;
  readonly #frames: FrameClock;
  readonly #fineness: Fineness;
  readonly #loading = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #extent = new Extent();
  readonly stops: readonly Stop[];
  /** What lies where in the view. */
  readonly asking: Asking;
  /** Another moment beside the one on show, once it was asked for. */
  comparing: Comparing | null = null;
  #revision = 0;
  #stage = BARE_GROUND;
  #moving = false;
  /** Whether anything has been drawn. */
  #seen = false;
  #untouched = true;
  #cut: Cut = WHOLE;
  /** Told of every frame that was drawn. */
  readonly drawn = new Set<() => void>();

  constructor(options: ViewerOptions) {
    const { manifest } = options;
    this.#options = options;
    const machine = machineOf(options.canvas, options.search);
    if (!machine) throw new Error("This browser draws no WebGL 2.");
    const { canvas } = machine;
    this.#canvas = canvas;
    this.stops = options.stops;
    this.#frames = new FrameClock((seconds) => this.#frame(seconds), true);
    this.#maquette = new Maquette(options, machine, () => this.#changed());
    const { box, level, opened, states, quality } = this.#maquette;
    this.#fineness = new Fineness(quality, () => this.#frames.ask());
    this.#sight = new Sight(states.current, opened, () => this.#maquette.table());
    this.#marked = new Marked(options, this.#maquette, () => this.#changed());
    this.viewpoints = new Viewpoints(manifest, this.#maquette, this.#extent, this.#sight);
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
    const sightAt = (x: number) => this.comparing?.sightAt(x) ?? this.#sight;
    this.asking = new Asking(
      canvas,
      this.#steer.camera,
      this.#extent,
      manifest,
      sightAt,
      this.#marked.ghosts,
      {
        rests: () => !this.#moving,
        walks: (x, y) => {
          if (this.inside) this.#inside.goTo(x, y, sightAt(x));
          return this.inside;
        },
        picked: options.picked,
        hovered: options.hovered,
      },
    );
    this.setTheme(options.theme);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(canvas);
    this.#resize();
    canvas.addEventListener("webglcontextrestored", this.#restored);
  }

  /** Bring in all chunks and what rays need; resolves when the whole build can be seen and pointed at. */
  async load(): Promise<void> {
    const { signal } = this.#loading;
    const { manifest, address, unpacking = new Unpacking() } = this.#options;
    signal.addEventListener("abort", () => unpacking.dispose());
    const coming = unpacking.begin(manifest, address);
    this.#maquette.prepare(this.#steer.camera);
    await this.#maquette.load(coming, signal, () => {
      // Under a poster nobody sees the building come together.
      if (!this.#options.hidden()) this.#frames.release();
    });
    this.#frames.now();
    this.#options.seen();
    this.#marked.loaded();
    const { learn } = await import("./hierarchy");
    await learn(this.#sight, this.#maquette.parts, signal);
    this.#revision++;
    void this.#maquette.dress(signal);
    // Company, no more: without it the model is as good.
    this.#populate(signal).catch(() => undefined);
  }

  async #populate(signal: AbortSignal): Promise<void> {
    const { peopleAround } = await import("./people");
    if (signal.aborted) return;
    const { box, level } = this.#maquette;
    this.#maquette.populate((states, changed) =>
      peopleAround(box, level, this.#sight.by(states), changed),
    );
  }

  /** Whether anything on show is under construction. */
  get building(): boolean {
    return this.#maquette.states.current.includes(UNDER_CONSTRUCTION);
  }

  /** From now on two moments can be compared, by what `made` is: it is loaded when somebody does. */
  compares(made: typeof Comparing): Comparing {
    this.comparing ??= new made(this.#maquette, this.#sight, this.#extent, () => this.#changed());
    return this.comparing;
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
    this.#stand({ ...stop, reached: stop.stage });
  }

  /** Show what stands on `day` (since 1970-01-01), by the plan or by what was reported. */
  showDay(day: number, basis: Basis): void {
    const reached = this.stops.findLast((stop) => stop.day <= day)?.stage ?? -1;
    this.#stage = stageOn(this.stops, day);
    this.#stand({ day, basis, reached });
  }

  #stand(moment: Moment): void {
    this.#maquette.show(moment, !this.#steer.still);
    this.#marked.follow();
  }

  /** Have the sun stand where it does at `hour`; null for the light that shows the building best. */
  shine(hour: Hour | null): void {
    this.#maquette.hour = hour;
  }

  /** Open the building as `cut` says, around `unit` where one is chosen; and fly to where one sees in, if `fly`. */
  open(cut: Cut, unit: string | null, fly = true): void {
    const { opened } = this.#maquette;
    const look = lookFor(this.#cut, cut, unit);
    const another = writeCut(cut) !== writeCut(this.#cut);
    this.#cut = cut;
    this.#maquette.open(cut, unit);
    this.#steer.reach(opened.highest);
    this.#marked.open(opened.into && cut.lift === 0);
    this.#changed();
    if (!fly || this.inside) return;
    if (look === "home") this.#lookAt(unit ?? "", true);
    else if (look === "whole") this.home(true);
    else if (this.#untouched && another) this.home(false);
  }

  /** Finish the rooms of `unit` as `dressed` says; null leaves all as it is built. */
  finish(unit: string | null, dressed: Dressed): void {
    void this.#maquette.finish(unit, dressed, this.#steer.still, this.#loading.signal);
  }

  /** Whether the rooms that finishes were given for are finished at the moment on show. */
  get finished(): boolean {
    return this.#maquette.furnished;
  }

  /** Draw `unit`'s volume and, where asked, fly to it; null lets go. */
  select(unit: string | null, fly: boolean): void {
    this.#marked.choose(unit);
    if (fly && unit !== null && !this.inside) this.#lookAt(unit, true);
    this.#changed();
  }

  /** Leave everything where it is, flights too; nothing is framed anew before somebody asks for it. */
  halt(): void {
    this.#untouched = false;
    this.#steer.stop();
    this.#inside.halt();
  }

  #lookAt(unit: string, fly: boolean): void {
    const stand = this.viewpoints.home(unit);
    if (!stand) return;
    this.#untouched = false;
    this.#steer.go(stand, fly);
  }

  /** A quiet look at `unit`'s volume, or at none. */
  highlight(unit: string | null): void {
    if (this.#marked.ghosts.glance(unit)) this.#frames.ask();
  }

  /** Paint the homes in `shown`, by id, as `looks` has them or as free, reserved or sold; an empty set paints none. */
  mark(shown: ReadonlySet<string>, looks?: Looks): void {
    this.#marked.show(shown, looks);
  }

  /** Back to the first look at the whole. */
  home(fly = true): void {
    this.leave();
    this.#steer.go(this.viewpoints.whole(), fly);
    this.#untouched = true;
    this.#frames.ask();
  }

  /** Stand with the eyes at `eye`, as near as walls allow, looking along `towards`; in one motion if `glide`. */
  enter(eye: Stand["eye"], towards: Stand["eye"], glide = false): void {
    this.#untouched = false;
    this.#steer.rest();
    this.#marked.indoors = true;
    this.#maquette.indoors = true;
    const gently = glide && !this.#steer.still;
    this.#inside.enter(new Vector3(...eye), new Vector3(...towards), gently);
    this.#changed();
  }

  /** Back out, to where the camera was before. */
  leave(): void {
    if (!this.inside) return;
    this.#inside.leave();
    this.#maquette.indoors = false;
    this.#marked.indoors = false;
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

  /** Panels cover so much of the view; what is framed is centred in the rest, in one motion where frames are quick. */
  cover(covered: Covered): void {
    if (!this.#extent.cover(covered)) return;
    if (this.#seen && this.#fineness.quick && !this.#steer.still) {
      this.comparing?.place();
      if (this.#untouched) this.home(true);
      this.#changed();
    } else this.#resize();
  }

  setTheme(theme: Theme): void {
    this.#maquette.tint(theme);
  }

  /** Whether the camera stands where the buyer brought it. */
  get steered(): boolean {
    return !this.#untouched;
  }

  /** Figures for tests: what the last frame drew and what stands. */
  state(): SceneState {
    return figuresOf(this.#maquette, this.#fineness.tier);
  }

  #resize(): void {
    const { renderer } = this.#maquette;
    const { ratio } = this.#fineness;
    this.#extent.fit(this.#canvas, renderer, this.#steer.camera, ratio);
    this.#inside.fit();
    this.comparing?.place();
    if (this.#untouched) this.home(false);
    this.#changed();
  }

  /** Something in the scene is different: answers and picture are stale. */
  #changed(): void {
    this.#revision++;
    this.#frames.ask();
  }

  readonly #restored = () => this.#maquette.redraw();

  #frame(seconds: number): void {
    const hand = this.inside ? this.#inside : this.#steer;
    const makesRoom = this.#extent.advance(seconds, this.#steer.camera);
    const steps = hand.advance(seconds);
    const moved = steps || makesRoom;
    if (moved) this.#revision++;
    const between = this.#moving ? seconds * 1000 : null;
    if (moved && this.#fineness.moves(between)) this.#maquette.tier = this.#fineness.tier;
    this.#extent.refine(this.#maquette.renderer, this.#fineness.ratio);
    if (steps && this.inside) this.#options.walked();
    const { fine, quick } = this.#fineness;
    const settling = this.#maquette.draw(this.#steer.camera, seconds, fine, moved || !quick);
    this.#seen = true;
    for (const tell of this.drawn) tell();
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
    this.#resized.disconnect();
    this.#canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.asking.dispose();
    this.#inside.dispose();
    this.#steer.dispose();
    this.#marked.dispose();
    this.#maquette.dispose();
  }
}
