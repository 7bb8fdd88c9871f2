/** What opening the building does to each element: stands, is pale, is taken away; and how high it is lifted. */
import type { IUniform } from "three";
import { Vector3 } from "three";
import type { Manifest, Prism } from "../manifest.gen";
import type { Part } from "./chunks";
import { beyond, type Cut, NO_PLANE, type Plane, planeOf, ranksOf, WHOLE } from "./cut";
import { storeyAt, storeyOf, volumesOf } from "./site";
import { Spans } from "./spans";
import type { States } from "./states";

/** A texel's fourth byte: how many storeys it stands above the ground floor, and one bit each for what no plane cuts, pale and gone. */
export const RANK = 31;
export const UNCUT = 32;
export const PALE = 64;
export const GONE = 128;

/** What begins this near below the floor above belongs to that floor, metres. */
const SLACK = 0.35;
/** What hangs above this share of a storey's height lies over one's head: ceilings, beams, the lid of the storey. */
const OVERHEAD = 0.68;
/** A home's own walls lie around its volume, metres; half of an element in there makes it the home's. */
const WALLS = 0.45;
const HALF = 0.5;
/** Classes of what belongs to the site whatever it is called. */
const SITE = new Set(["IfcSite", "IfcGeographicElement"]);
/** Class of what bears a storey. */
const SLAB = "IfcSlab";
/** What of the site is lower than this, metres, hides nothing of a building that is cut open. */
const LOW = 1.4;

/** What rays and walkers must know of it. */
export interface Opening {
  /** Not drawn, though it is built. */
  gone(element: number): boolean;
  /** Whether `element` is cut away at a point, metres. */
  away(element: number, x: number, z: number): boolean;
  /** Metres that an element is drawn above its place. */
  lift(element: number): number;
  /** All different lifts that there are. */
  readonly lifts: readonly number[];
}

export class Opened implements Opening {
  readonly #manifest: Manifest;
  readonly #states: Pick<States, "mark">;
  /** Where each element lies. */
  readonly spans: Spans;
  readonly #ranks: readonly number[];
  readonly #codes: Uint8Array;
  /** 1 for what belongs to the site: gardens, trees, streets, neighbours. */
  readonly #site: Uint8Array;
  readonly #plane = new Vector3(NO_PLANE.x, NO_PLANE.z, NO_PLANE.beyond);
  readonly #raised: IUniform<number> = { value: 0 };
  readonly #open: IUniform<number> = { value: 0 };
  #flat: Plane = NO_PLANE;
  #cut: Cut = WHOLE;
  #unit: string | null = null;
  /** The highest storey on show, or null. */
  #upTo: number | null = null;
  #together = false;
  /** For shaders: there from the start, so that none is made anew when the building is opened. */
  readonly uniforms: Record<string, IUniform>;

  /** `states` are told what is done to each element whenever that is another thing. */
  constructor(manifest: Manifest, states: Pick<States, "mark">) {
    this.#manifest = manifest;
    this.#states = states;
    this.spans = new Spans(manifest.elements.storey.length);
    this.#ranks = ranksOf(manifest.storeys);
    this.#codes = new Uint8Array(manifest.elements.storey.length);
    const { elements, features } = manifest;
    this.#site = Uint8Array.from(elements.feature, (feature, element) =>
      features[feature]?.kind === "site" || SITE.has(elements.ifc_class[element] ?? "") ? 1 : 0,
    );
    this.uniforms = {
      uCut: { value: this.#plane },
      uLift: this.#raised,
      uOpened: this.#open,
    };
    this.#mark();
  }

  /** More of the building is here: where its elements lie is known by now. */
  add({ mesh, elements }: Part): void {
    const corners = mesh.geometry.getAttribute("position");
    if (corners) this.spans.add(corners, elements);
  }

  /** All of it is here. */
  settle(): void {
    this.#mark();
  }

  /** Open the building as `cut` says, around `unit` where one is chosen. */
  show(cut: Cut, unit: string | null): void {
    this.#cut = cut;
    this.#unit = unit;
    this.#mark();
  }

  /** Whoever stands in the building finds its storeys together. */
  set together(together: boolean) {
    this.#together = together;
    this.#mark();
  }

  /** What is done to each element, as a texel's fourth byte says it. */
  get codes(): Uint8Array {
    return this.#codes;
  }

  gone(element: number): boolean {
    return ((this.#codes[element] ?? 0) & GONE) !== 0;
  }

  away(element: number, x: number, z: number): boolean {
    return beyond(this.#flat, x, z) && ((this.#codes[element] ?? 0) & UNCUT) === 0;
  }

  lift(element: number): number {
    return this.#raised.value * ((this.#codes[element] ?? 0) & RANK);
  }

  get lifts(): readonly number[] {
    const by = this.#raised.value;
    return by > 0 ? [...new Set([0, ...this.#ranks])].map((rank) => rank * by) : [0];
  }

  /** Metres that the highest storey on show is lifted. */
  get highest(): number {
    const storey = this.#upTo;
    const rank = storey === null ? Math.max(0, ...this.#ranks) : (this.#ranks[storey] ?? 0);
    return rank * this.#raised.value;
  }

  /** Height of the highest storey's top where what is above it is taken away; infinite where nothing is. */
  get roof(): number {
    const storey = this.#upTo;
    if (storey === null) return Number.POSITIVE_INFINITY;
    return this.#elevation(storey) + (this.#manifest.storeys[storey]?.height || 3);
  }

  /** The plane that the building is cut along, or null. */
  get plane(): Plane | null {
    return this.#cut.section ? this.#flat : null;
  }

  /** Metres that `unit`'s storey is lifted. */
  liftOf(unit: string): number {
    const storey = this.#storeyOf(unit);
    return storey < 0 ? 0 : this.#raised.value * (this.#ranks[storey] ?? 0);
  }

  /** Whether the building is drawn as it stands: nothing is off, pale, cut or lifted. */
  get whole(): boolean {
    return !this.into && this.#raised.value === 0 && (this.#unit === null || !this.#cut.alone);
  }

  /** Whether one sees into the building: the chosen home stands alone, or something is off. */
  get into(): boolean {
    return this.#open.value > 0;
  }

  #mark(): void {
    const { bounds } = this.#manifest;
    const { section, lift } = this.#cut;
    const alone = this.#unit === null ? null : this.#cut.alone;
    const storey = this.#highest(alone !== null);
    this.#upTo = storey;
    this.#flat = planeOf(section, bounds);
    this.#plane.set(this.#flat.x, this.#flat.z, this.#flat.beyond);
    this.#raised.value = this.#together ? 0 : lift;
    this.#open.value = storey !== null || section ? 1 : lift > 0 ? Math.min(1, lift / 3) : 0;
    const own = alone === null ? null : this.#own();
    for (let element = 0; element < this.#codes.length; element++) {
      let code = Math.min(RANK, this.#rank(element));
      if (this.#site[element]) code |= this.#before(element) ? GONE : UNCUT;
      if (storey !== null && this.#above(element, storey)) code |= GONE;
      else if (own && !own(element) && !this.#bears(element, storey))
        code |= alone === "gone" && !this.#site[element] ? GONE : PALE;
      this.#codes[element] = code;
    }
    this.#states.mark(this.#codes);
  }

  /** The highest storey on show: a home that stands alone is looked into from above. */
  #highest(alone: boolean): number | null {
    const { storey } = this.#cut;
    const home = alone && this.#unit !== null ? this.#storeyOf(this.#unit) : -1;
    if (home < 0) return storey;
    if (storey === null) return home;
    return this.#elevation(home) < this.#elevation(storey) ? home : storey;
  }

  #elevation(storey: number): number {
    return this.#manifest.storeys[storey]?.elevation ?? 0;
  }

  /** The storey that `element` stands on; of what the model gives none, the one where it begins. */
  #storey(element: number): number {
    const given = this.#manifest.elements.storey[element] ?? -1;
    if (given >= 0) return given;
    const bottom = this.spans.bottom(element);
    return Number.isFinite(bottom) ? storeyAt(this.#manifest.storeys, bottom + SLACK) : -1;
  }

  #rank(element: number): number {
    return this.#ranks[this.#storey(element)] ?? 0;
  }

  /** Whether what stands on the site hides what is cut open: it goes as a whole, for nobody cuts through trees. */
  #before(element: number): boolean {
    const { section } = this.#cut;
    if (!section || this.spans.top(element) - this.spans.bottom(element) < LOW) return false;
    const [x, , z] = this.spans.middle(element);
    return beyond(this.#flat, x, z);
  }

  #above(element: number, storey: number): boolean {
    const floor = this.#elevation(storey);
    const own = this.#storey(element);
    const higher = own >= 0 && this.#elevation(own) > floor + 0.01;
    const height = this.#manifest.storeys[storey]?.height || 3;
    const bottom = this.spans.bottom(element);
    if (!Number.isFinite(bottom)) return higher;
    // A shaft that begins further down belongs to all storeys that it goes through.
    if (bottom < floor + height * HALF) return false;
    if (higher) return true;
    if (bottom > floor + height - SLACK) return true;
    const flat = this.spans.top(element) - bottom < height * (1 - OVERHEAD) + SLACK;
    return flat && bottom > floor + height * OVERHEAD;
  }

  /** Whether `element` is the floor that the chosen home stands on. */
  #bears(element: number, storey: number | null): boolean {
    return this.#manifest.elements.ifc_class[element] === SLAB && this.#storey(element) === storey;
  }

  #own(): (element: number) => boolean {
    const prisms = this.#prisms();
    const share = this.spans.within(prisms, WALLS);
    // The home below has its walls under this one's.
    const lowest = Math.min(...prisms.map(({ bottom }) => bottom)) - WALLS - SLACK;
    return (element) => (share[element] ?? 0) >= HALF && this.spans.bottom(element) > lowest;
  }

  #prisms(): readonly Prism[] {
    return this.#unit === null ? [] : volumesOf(this.#manifest, this.#unit);
  }

  #storeyOf(unit: string): number {
    return storeyOf(this.#manifest, unit);
  }
}
