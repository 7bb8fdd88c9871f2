/** The volumes drawn over the scene: that of the chosen home, and that of the one under the hand. */
import type { Ray, Scene } from "three";
import type { Manifest } from "../manifest.gen";
import { Ghost } from "./ghost";
import { volumesOf } from "./site";
import type { Stock } from "./stock";

/** How much fainter a glance is drawn than a choice. */
const GLANCE = 0.55;

interface Drawn {
  readonly unit: string;
  readonly ghost: Ghost;
}

export class Ghosts {
  readonly #scene: Scene;
  readonly #manifest: Manifest;
  readonly #colour: string;
  readonly #liftOf: (unit: string) => number;
  #chosen: Drawn | null = null;
  #glance: Drawn | null = null;
  #stock: Stock | null = null;
  #hidden = false;
  #outlined = false;
  #coated: ReadonlySet<string> = new Set();

  /** `liftOf` says how many metres above its place a home is drawn. */
  constructor(
    scene: Scene,
    manifest: Manifest,
    colour: string,
    liftOf: (unit: string) => number = () => 0,
  ) {
    this.#scene = scene;
    this.#liftOf = liftOf;
    this.#manifest = manifest;
    this.#colour = colour;
  }

  /** Id of the home whose volume is drawn as chosen, or null. */
  get chosen(): string | null {
    return this.#chosen?.unit ?? null;
  }

  choose(unit: string | null): void {
    if (this.chosen === unit) return;
    this.#chosen?.ghost.dispose();
    this.#chosen = this.#draw(unit, 1);
    if (this.#chosen) this.#fit(this.#chosen);
    this.#veil();
  }

  /** True if the picture is another one now. */
  glance(unit: string | null): boolean {
    const wanted = unit === this.chosen ? null : unit;
    if ((this.#glance?.unit ?? null) === wanted) return false;
    this.#glance?.ghost.dispose();
    this.#glance = this.#draw(wanted, GLANCE);
    return true;
  }

  /** All homes as painted by `stock` from now on, until another or none comes. */
  paint(stock: Stock | null): void {
    this.#stock?.dispose();
    this.#stock = stock;
    if (stock) this.#scene.add(stock.group);
    this.#veil();
  }

  /** Paint stands back while one home is looked at, and from whoever stands inside. */
  #veil(): void {
    if (this.#stock) this.#stock.veiled = this.#hidden || this.#chosen !== null;
  }

  /** Keep the volumes out of the picture: one stands in them. */
  hide(hidden: boolean): void {
    this.#hidden = hidden;
    for (const drawn of [this.#chosen, this.#glance])
      if (drawn) drawn.ghost.group.visible = !hidden;
    this.#veil();
  }

  /** The building is opened: volumes go up with their storeys, and are `outlined` where one sees into them. */
  open(outlined: boolean): void {
    this.#outlined = outlined;
    for (const drawn of [this.#chosen, this.#glance]) if (drawn) this.#fit(drawn);
  }

  /** The homes in `coated` are painted themselves when they are chosen: of their volumes only what is behind is drawn. */
  coat(coated: ReadonlySet<string>): void {
    this.#coated = coated;
    if (this.#chosen) this.#fit(this.#chosen);
  }

  #fit(drawn: Drawn): void {
    const { unit, ghost } = drawn;
    const coated = drawn === this.#chosen && this.#coated.has(unit);
    ghost.place(this.#liftOf(unit), this.#outlined, coated);
  }

  /** The home whose drawn volume `ray` enters within `limit` metres, else null. */
  met(ray: Ray, limit: number): string | null {
    const painted = this.#stock?.met(ray);
    if (painted && painted.distance <= limit) return painted.unit;
    const distance =
      this.#hidden || this.#outlined ? null : (this.#chosen?.ghost.distance(ray) ?? null);
    return distance !== null && distance <= limit ? this.chosen : null;
  }

  #draw(unit: string | null, weight: number): Drawn | null {
    if (unit === null) return null;
    const ghost = new Ghost(volumesOf(this.#manifest, unit), this.#colour, weight);
    ghost.group.visible = !this.#hidden;
    this.#scene.add(ghost.group);
    const drawn = { unit, ghost };
    this.#fit(drawn);
    return drawn;
  }

  dispose(): void {
    this.#chosen?.ghost.dispose();
    this.#glance?.ghost.dispose();
    this.#stock?.dispose();
  }
}
