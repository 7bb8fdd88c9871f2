/** The model on its table, in its light: what is drawn of a build, at any stage or day. Knows no hand and no camera. */
import {
  Box3,
  type BufferGeometry,
  Group,
  type PerspectiveCamera,
  Scene,
  Vector3,
  type WebGLRenderer,
} from "three";
import type { Manifest } from "../manifest.gen";
import { type Part, placeChunks, samples } from "./chunks";
import type { Crevices } from "./crevices";
import type { Cut } from "./cut";
import type { Side } from "./division";
import type { Dressing, Moment } from "./dressing";
import { type Dressed, Finishes } from "./finishes";
import { Ground } from "./ground";
import type { Hour } from "./hour";
import { Lighting } from "./lighting";
import { Look } from "./look";
import type { Machine } from "./machine";
import { type Memory, memoryOf } from "./memory";
import { Occlusion } from "./occlusion";
import { Opened } from "./opened";
import type { Theme, ViewerOptions } from "./options";
import type { Quality, Tier } from "./quality";
import { rendererOf } from "./renderer";
import { groundLevel, lowestHomes } from "./site";
import { smooth } from "./smooth";
import type { States } from "./states";
import type { Painting } from "./surface/coat";
import { CUT_OPEN, DRESSED } from "./surface/sparing";
import type { Coming } from "./unpacking";
import { type Crowd, Wardrobe } from "./wardrobe";

/** How long a new part takes to come down into its place, s, and from how high, m. */
const SETTLE = 0.5;
const RISE = 0.9;

/** How much brighter than outdoors a room is shown. */
const INDOORS = 1.9;

export class Maquette {
  readonly scene = new Scene();
  readonly renderer: WebGLRenderer;
  /** The building's own, metres. */
  readonly box: Box3;
  /** Height of the ground, metres. */
  readonly level: number;
  readonly parts: Part[] = [];
  readonly opened: Opened;
  readonly finishes: Finishes;
  readonly #manifest: Manifest;
  readonly #address: string;
  readonly #building = new Group();
  readonly #look: Look;
  readonly #occlusion: Occlusion;
  readonly #lighting: Lighting;
  readonly #ground: Ground;
  readonly #wardrobe: Wardrobe;
  #crevices: Crevices | null = null;
  #sides: ((width: number) => readonly Side[]) | null = null;
  readonly #changed: () => void;
  /** As the machine was judged before anything was drawn. */
  readonly quality: Quality;
  #settling = 0;
  #empty = true;

  /** `changed` is told when the picture is another one. */
  constructor(
    readonly options: ViewerOptions,
    machine: Machine,
    changed: () => void,
  ) {
    const { manifest, address } = options;
    this.#manifest = manifest;
    this.#address = address;
    this.#changed = () => {
      for (const dressing of this.#wardrobe.all) dressing.stale = true;
      changed();
    };
    this.quality = machine.quality;
    this.renderer = rendererOf(machine);
    // A picture of two moments is drawn in two goes.
    this.renderer.info.autoReset = false;
    this.box = new Box3(new Vector3(...manifest.bounds.low), new Vector3(...manifest.bounds.high));
    this.level = groundLevel(manifest);
    this.#occlusion = new Occlusion(manifest.occlusion ?? [], address, changed);
    this.finishes = new Finishes(manifest);
    this.#wardrobe = new Wardrobe(manifest, this.#occlusion, this.finishes, this.scene, changed);
    this.opened = new Opened(manifest, {
      mark: (codes) => {
        for (const { states } of this.#wardrobe.all) states.mark(codes);
      },
    });
    const { materials } = manifest;
    this.#lighting = new Lighting(options, this.box, this.quality === "low");
    this.#look = new Look(
      materials,
      this.states,
      this.quality,
      this.box,
      this.#lighting.backdrop,
      { ...this.opened.uniforms, ...this.finishes.uniforms },
      this.#occlusion,
    );
    this.#ground = new Ground(
      this.box,
      this.level,
      lowestHomes(manifest),
      this.#occlusion,
      this.#look.reach,
      this.quality !== "low",
    );
    const { sky, light } = this.#lighting;
    this.scene.add(sky.mesh, this.#ground.group, light.group, this.#building);
  }

  /** What stands at the moment on show. */
  get states(): States {
    return this.#wardrobe.main.states;
  }

  /** The stage whose volume of openness is on show, -1 for none. */
  get openness(): number {
    return this.#wardrobe.main.enclosure.stage;
  }

  /** What is shown of the moment that the one on show is compared with. */
  get beside(): { readonly shown: number; readonly occlusion: number } | null {
    const other = this.#wardrobe.other;
    return other && { shown: other.states.shown, occlusion: other.enclosure.stage };
  }

  /** Height of the table, metres, where it hides what lies below (at the `other` moment, of two); else null. */
  table(other = false): number | null {
    return (other ? this.#wardrobe.other : this.#wardrobe.main)?.dug ? null : this.level;
  }

  /** The building's box with its storeys where they are drawn. */
  get outline(): Box3 {
    const box = this.box.clone();
    box.max.y = Math.min(box.max.y, this.opened.roof) + this.opened.highest;
    return box;
  }

  /** Degrees of the sun above the horizon. */
  get altitude(): number {
    return this.#lighting.altitude;
  }

  /** Have shaders compiled as `camera` will see them, while chunks are still coming; nobody waits for them here. */
  prepare(camera: PerspectiveCamera): void {
    const clear = this.#manifest.materials.some(({ opacity = 1 }) => opacity < 1);
    const parts = new Group().add(...samples(this.#look, clear ? [false, true] : [false]));
    this.renderer.compile(parts, camera, this.scene);
  }

  /** Bring in all chunks as they are `coming`, `waiting` being told when one is long in coming; textures follow. */
  async load(coming: readonly Coming[], signal: AbortSignal, waiting: () => void): Promise<void> {
    const arrived = (parts: Part[]) => {
      this.parts.push(...parts);
      for (const part of parts) this.opened.add(part);
    };
    const seen = () => {
      this.#changed();
      waiting();
    };
    await placeChunks(coming, this.#building, this.#look, arrived, seen, signal);
    this.opened.settle();
    this.#changed();
    this.#occlusion.wake();
  }

  /** What can wait until one can look around: the textures, and the shade in crevices. */
  async dress(signal: AbortSignal): Promise<void> {
    if (this.quality === "low") return;
    // Without it the picture is plainer, and whole.
    const brought = await import("./crevices").catch(() => null);
    if (signal.aborted) return;
    if (brought) this.#crevices = new brought.Crevices(this.#look.reach);
    this.#changed();
    if (await this.#look.dress(this.#address, this.renderer, signal)) this.#changed();
  }

  /** Set people around the building, as `crowd` says. */
  populate(crowd: Crowd): void {
    this.#wardrobe.populate(crowd);
  }

  /** Show what stands at `moment`; new parts come down into their places where they may `settle`. */
  show(moment: Moment, settle: boolean): void {
    const changed = this.#wardrobe.main.show(moment);
    if (moment.day > 0) this.#lighting.day = moment.day;
    this.#relight();
    // Whoever compares looks at what differs, and not at what moves.
    const moves =
      changed && settle && !this.#empty && !this.#wardrobe.other && this.quality === "full";
    this.#settling = moves ? 1 : 0;
    if (!moves) this.#look.rise = 0;
    this.#empty = false;
    this.#changed();
  }

  /** Show what stands at `moment` on one side of a line, in the same light; null ends that. Gives what stands then. */
  compare(moment: Moment | null): States | null {
    this.#settling = this.#look.rise = 0;
    this.#wardrobe.compare(moment, this.opened.codes);
    this.#changed();
    return this.#wardrobe.other?.states ?? null;
  }

  /** Which pixels of a picture so many across show which moment; null for only the one on show. */
  set sides(sides: ((width: number) => readonly Side[]) | null) {
    this.#sides = sides;
  }

  /** Finish the rooms of `unit` as `dressed` says, at once where `still`; null leaves all as it is built. */
  async finish(
    unit: string | null,
    dressed: Dressed,
    still: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    this.finishes.show(unit, dressed, still);
    this.#look.needs(DRESSED, this.finishes.chosen);
    for (const dressing of this.#wardrobe.all) dressing.furnish();
    this.#changed();
    if (this.quality === "low" || unit === null) return;
    if (await this.finishes.dress(this.#address, this.renderer, signal)) this.#changed();
  }

  /** Whether the rooms that finishes were given for are finished at the moment on show. */
  get furnished(): boolean {
    return this.#wardrobe.main.furnished;
  }

  /** Paint homes on the building as `painting` says; null for none. */
  paint(painting: Painting | null): void {
    this.#look.paint(painting);
  }

  /** Whether homes are painted on the building. */
  get painted(): boolean {
    return this.#look.coat.worn;
  }

  /** How many people stand around the building. */
  get people(): number {
    return this.#wardrobe.main.people?.mesh.count ?? 0;
  }

  /** Open the building as `cut` says, around `unit` where one is chosen. */
  open(cut: Cut, unit: string | null): void {
    this.opened.show(cut, unit);
    this.#look.needs(CUT_OPEN, this.opened.plane !== null);
    this.#lighting.light.reach(this.opened.highest);
    this.#changed();
  }

  tint(theme: Theme): void {
    this.#lighting.theme = theme;
    this.#relight();
    this.#changed();
  }

  /** Have the sun stand where it does at `hour`, or where it shows the building best. */
  set hour(hour: Hour | null) {
    this.#lighting.hour = hour;
    this.#relight();
    this.#changed();
  }

  #relight(): void {
    this.#lighting.shine(this.renderer, this.scene, this.#look, this.#ground);
  }

  /** The card has lost what it drew, and what it was drawn from. */
  redraw(): void {
    this.#lighting.light.forget();
    this.#relight();
    this.#changed();
  }

  /** Eyes get used to the light indoors. */
  set indoors(indoors: boolean) {
    this.opened.together = indoors;
    // Without its ceiling a room is as light as the street.
    const used = indoors && !this.opened.into;
    this.renderer.toneMappingExposure = used ? INDOORS : 1;
    this.#look.indoors = used ? 1 : 0;
    this.#changed();
  }

  /**
   * Draw what `camera` sees, `seconds` after the frame before; true while something in it moves.
   *
   * `finely` is with all that only refines the picture, `briefly` one of a motion that another follows at once.
   */
  draw(camera: PerspectiveCamera, seconds: number, finely: boolean, briefly: boolean): boolean {
    if (this.#settling > 0) {
      this.#settling = Math.max(0, this.#settling - seconds / SETTLE);
      this.#look.rise = RISE * this.#settling ** 3;
      this.#wardrobe.main.stale = true;
    }
    const { renderer } = this;
    const { width, height } = this.renderer.domElement;
    const ratio = renderer.getPixelRatio();
    const changing = this.finishes.settle(seconds);
    renderer.info.reset();
    for (const { other, from, to } of this.#sides?.(width) ?? [
      { other: false, from: 0, to: width },
    ]) {
      const dressing = (other && this.#wardrobe.other) || this.#wardrobe.main;
      renderer.setScissorTest(this.#wardrobe.other !== null);
      // A quarter of a pixel more, as what is given in CSS pixels is cut off to whole ones.
      const pixels = (count: number) => (count + 0.25) / ratio;
      renderer.setScissor(pixels(from), 0, pixels(to - from), pixels(height));
      this.#leaveOut(this.#shelled(camera, dressing) && briefly);
      this.#render(camera, dressing);
      if (finely) this.#crevices?.draw(renderer, this.#building, this.#look.depth, camera);
    }
    return changing || this.#settling > 0;
  }

  /** Whether all that `camera` sees is the shell of the complete building, and no shadow of anything else is drawn. */
  #shelled({ position }: PerspectiveCamera, { finished, stale }: Dressing): boolean {
    const casts = stale && this.#lighting.light.shadows > 0;
    return finished === 1 && this.opened.whole && !casts && !this.box.containsPoint(position);
  }

  /** Leave out what is no part of the shell, or nothing. */
  #leaveOut(inner: boolean): void {
    for (const { mesh, outside } of this.parts)
      mesh.geometry.setDrawRange(0, inner ? outside : Number.POSITIVE_INFINITY);
  }

  /** Draw what `camera` sees at one moment. */
  #render(camera: PerspectiveCamera, dressing: Dressing): void {
    const { renderer } = this;
    this.#look.states = dressing.states;
    this.#look.bare = dressing.bare;
    // Nobody lives in a building site.
    this.#look.lamps = this.#lighting.lamps * smooth(0.8, 1, dressing.finished);
    this.#ground.contact = dressing.contact;
    this.#ground.pegged = dressing.pegged;
    this.#ground.open = dressing.dug;
    for (const { people } of this.#wardrobe.all)
      if (people) people.mesh.visible = people === dressing.people;
    this.finishes.visible = dressing.furnished;
    dressing.enclosure.wear();
    this.#lighting.light.map = dressing.shadows;
    renderer.shadowMap.needsUpdate = dressing.stale;
    renderer.render(this.scene, camera);
    dressing.shadows = this.#lighting.light.map;
    dressing.stale = false;
  }

  /** Draw as `tier` says from now on. */
  set tier({ shadows }: Tier) {
    const { light } = this.#lighting;
    if (this.quality === "low" || shadows === light.shadows) return;
    light.shadows = shadows;
    for (const dressing of this.#wardrobe.all) dressing.forget();
  }

  /** What the card holds. */
  get memory(): Memory {
    const canvas = this.renderer.domElement;
    const dressings = this.#wardrobe.all;
    const textures = [
      ...this.#look.textures,
      ...this.finishes.textures,
      ...this.#occlusion.textures,
      ...dressings.map(({ states }) => states.texture),
      this.#lighting.light.environment,
    ];
    const smooth = this.quality !== "low";
    const pixels = canvas.width * canvas.height;
    const { shadows } = this.#lighting.light;
    const more = this.#crevices?.bytes ?? 0;
    return memoryOf(this.scene, textures, shadows, pixels, smooth, dressings.length, more);
  }

  dispose(): void {
    for (const { mesh } of this.parts) (mesh.geometry as BufferGeometry).dispose();
    this.#wardrobe.dispose();
    this.#crevices?.dispose();
    this.#look.dispose();
    this.finishes.dispose();
    this.#occlusion.dispose();
    this.#lighting.dispose();
    this.#ground.dispose();
    this.renderer.dispose();
    // What three keeps for itself goes with the context; browsers give out only so many of them.
    this.renderer.forceContextLoss();
  }
}
