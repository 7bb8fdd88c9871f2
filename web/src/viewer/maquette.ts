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
import { type Basis, BUILT, HIDDEN, statesOn, surroundings } from "./calendar";
import { loadChunks, type Part } from "./chunks";
import { Ground } from "./ground";
import { Light } from "./light";
import { Look } from "./look";
import { Occlusion } from "./occlusion";
import type { Theme } from "./options";
import { type Quality, qualityFor, rendererName } from "./quality";
import { rendererOn } from "./renderer";
import { groundLevel, lowestHomes, seenBelow } from "./site";
import { smooth } from "./smooth";
import { States } from "./states";
import { sunOn } from "./sun";

/** How long a new part takes to come down into its place, s, and from how high, m. */
const SETTLE = 0.5;
const RISE = 0.9;

/** What is to be seen: the day (since 1970-01-01), by the plan or as reported, and the last stage it has reached. */
export interface Moment {
  readonly day: number;
  readonly basis: Basis;
  readonly reached: number;
}

export class Maquette {
  readonly scene = new Scene();
  readonly renderer: WebGLRenderer;
  /** The building's own, metres. */
  readonly box: Box3;
  /** Height of the ground, metres. */
  readonly level: number;
  readonly parts: Part[] = [];
  readonly states: States;
  readonly #manifest: Manifest;
  readonly #address: string;
  readonly #building = new Group();
  readonly #look: Look;
  readonly #occlusion: Occlusion;
  readonly #light: Light;
  readonly #ground: Ground;
  readonly #before: Uint8Array;
  readonly #changed: () => void;
  #quality: Quality;
  #settling = 0;
  #empty = true;

  /** `changed` is told when the picture is another one; `search` may ask for a quality. */
  constructor(
    canvas: HTMLCanvasElement,
    manifest: Manifest,
    address: string,
    search: string,
    changed: () => void,
  ) {
    this.#manifest = manifest;
    this.#address = address;
    this.#changed = () => {
      this.renderer.shadowMap.needsUpdate = true;
      changed();
    };
    this.#quality = qualityFor(search, rendererName());
    this.renderer = rendererOn(canvas, this.#quality);
    this.box = new Box3(new Vector3(...manifest.bounds.low), new Vector3(...manifest.bounds.high));
    this.level = groundLevel(manifest);
    this.#before = surroundings(manifest);
    this.states = new States(manifest.elements.storey.length);
    this.#occlusion = new Occlusion(manifest.occlusion ?? [], address, changed);
    const { materials } = manifest;
    this.#look = new Look(materials, this.states, this.#quality, this.box, this.#occlusion);
    this.#light = new Light(this.box, this.#quality);
    this.#ground = new Ground(this.box, this.level, lowestHomes(manifest), this.#occlusion);
    this.scene.add(this.#ground.group, this.#light.group, this.#building);
  }

  get quality(): Quality {
    return this.#quality;
  }

  /** The stage whose volume of openness is on show, -1 for none. */
  get openness(): number {
    return this.#occlusion.stage;
  }

  /** Bring in all chunks; resolves when the whole build can be seen, and textures follow. */
  async load(signal: AbortSignal): Promise<void> {
    const arrived = (parts: Part[]) => {
      this.parts.push(...parts);
      this.#changed();
    };
    const [manifest, address] = [this.#manifest, this.#address];
    await loadChunks(manifest, address, this.#building, this.#look, arrived, signal);
    this.#occlusion.wake();
  }

  /** What can wait until one can look around: the textures. */
  async dress(signal: AbortSignal): Promise<void> {
    const finest = this.renderer.capabilities.getMaxAnisotropy();
    if (await this.#look.dress(this.#address, finest, signal)) this.#changed();
  }

  /** Show what stands at `moment`; new parts come down into their places where they may `settle`. */
  show({ day, basis, reached }: Moment, settle: boolean): void {
    const { elements, development } = this.#manifest;
    const changed = this.states.update((out) =>
      statesOn(elements, day, basis, reached, this.#before, out),
    );
    const { current } = this.states;
    const built = current.reduce((sum, state) => sum + (state === BUILT ? 1 : 0), 0);
    const finished = built / Math.max(1, current.length);
    // Card until about half of it stands; its own colours by the end.
    this.#look.bare = 0.8 * (1 - smooth(0.35, 0.97, finished));
    this.#ground.contact = smooth(0, 0.3, finished);
    const nothing = current.every((state, i) => state === HIDDEN || this.#before[i]);
    this.#ground.pegged = reached < 0 || nothing;
    this.#ground.open = seenBelow(this.#manifest, current);
    this.#occlusion.show(reached);
    if (day > 0) this.#light.direction = sunOn(day, development.place);
    const moves = changed && settle && !this.#empty && this.#quality === "full";
    this.#settling = moves ? 1 : 0;
    this.#empty = false;
    this.#changed();
  }

  tint(theme: Theme): void {
    this.#ground.tint(theme.paper, theme.dark);
    this.#light.tint(this.renderer, this.scene, theme.dark);
    this.#look.tint(theme.mark, theme.paper);
    this.#changed();
  }

  /** The card has lost what it drew. */
  redraw(): void {
    this.#changed();
  }

  /** Draw what `camera` sees, `seconds` after the frame before; true while something in it moves. */
  draw(camera: PerspectiveCamera, seconds: number): boolean {
    if (this.#settling > 0) {
      this.#settling = Math.max(0, this.#settling - seconds / SETTLE);
      this.#look.rise = RISE * this.#settling ** 3;
      this.renderer.shadowMap.needsUpdate = true;
    }
    this.renderer.render(this.scene, camera);
    return this.#settling > 0;
  }

  /** Draw less than before, for good: this machine is too slow for all of it. True if there was more. */
  doLess(): boolean {
    if (this.#quality === "low") return false;
    this.#quality = "low";
    this.#light.dropShadows();
    return true;
  }

  dispose(): void {
    for (const { mesh } of this.parts) (mesh.geometry as BufferGeometry).dispose();
    this.#look.dispose();
    this.#occlusion.dispose();
    this.#light.dispose();
    this.#ground.dispose();
    this.states.dispose();
    this.renderer.dispose();
  }
}
