/** Which homes are painted, as chosen or as free, reserved or sold: on what is built of them, else as their volumes. */
import type { Scene } from "three";
import type { Manifest } from "../manifest.gen";
import { Ghosts } from "./ghosts";
import type { Opened } from "./opened";
import type { ViewerOptions } from "./options";
import type { Colour, Painter } from "./painter";
import type { Stock } from "./stock";
import type { Painting } from "./surface/coat";

/** How homes are painted, by id. */
export type Looks = ReadonlyMap<string, Colour>;

type Tools = typeof import("./painting_tools");

/** What is painted: where its storeys are drawn, what stands of it, and what shows the paint. */
export interface Canvas {
  readonly scene: Scene;
  readonly opened: Pick<Opened, "highest" | "liftOf" | "spans">;
  readonly states: { readonly current: Uint8Array };
  paint(painting: Painting | null): void;
}

export class Marked {
  readonly #manifest: Manifest;
  readonly #canvas: Canvas;
  /** The volumes. */
  readonly ghosts: Ghosts;
  readonly #accent: string;
  readonly #changed: () => void;
  #shown: ReadonlySet<string> = new Set();
  #looks: Looks | undefined;
  #chosen: string | null = null;
  #indoors = false;
  #tools: Promise<Tools | null> | null = null;
  #painter: Painter | null = null;
  /** The volumes of homes whose storeys are so far apart. */
  #stock: { readonly stock: Stock; readonly lift: number } | null = null;
  #loaded = false;
  #outlined = false;
  #gone = false;

  /** `changed` is told when the picture is another one. */
  constructor(
    { manifest, theme }: Pick<ViewerOptions, "manifest" | "theme">,
    canvas: Canvas,
    changed: () => void,
  ) {
    this.#manifest = manifest;
    this.#accent = theme.accent;
    this.#canvas = canvas;
    const { scene, opened } = canvas;
    this.ghosts = new Ghosts(scene, manifest, theme.accent, (unit) => opened.liftOf(unit));
    this.#changed = changed;
  }

  /** Paint the homes in `shown`, by id, as `looks` has them or by their status; an empty set paints none. */
  show(shown: ReadonlySet<string>, looks?: Looks): void {
    this.#shown = shown;
    this.#looks = looks;
    this.follow();
  }

  /** Paint `unit` alone, while it is chosen. */
  choose(unit: string | null): void {
    this.#chosen = unit;
    this.ghosts.choose(unit);
    this.follow();
  }

  /** Nothing is painted for eyes in the building. */
  set indoors(indoors: boolean) {
    this.#indoors = indoors;
    this.ghosts.hide(indoors);
    if (this.#painter) this.#paint();
  }

  /** The whole building is here: what lies where is known. */
  loaded(): void {
    this.#loaded = true;
    this.follow();
  }

  /** The building is opened another way: homes are only `outlined` where one sees into them. */
  open(outlined: boolean): void {
    this.#outlined = outlined;
    this.ghosts.open(outlined);
    this.follow();
  }

  /** Another part of it may stand. */
  follow(): void {
    const wanted = this.#shown.size > 0 || this.#chosen !== null;
    // Many buyers only look around.
    if (wanted) this.#tools ??= this.#bring();
    void this.#tools?.then((tools) => tools && this.#follow(tools));
  }

  /** Where they cannot be had, nothing is painted until somebody wants it again. */
  async #bring(): Promise<Tools | null> {
    try {
      return await import("./painting_tools");
    } catch {
      this.#tools = null;
      return null;
    }
  }

  #follow({ Painter, Stock }: Tools): void {
    if (this.#gone) return;
    const { opened } = this.#canvas;
    this.#painter ??= Painter.of(this.#manifest, opened.spans);
    if (!this.#painter) return;
    const lift = opened.highest;
    if (this.#shown.size > 0 && this.#stock?.lift !== lift) {
      const stock = new Stock(this.#manifest, (unit) => opened.liftOf(unit));
      this.#stock = { stock, lift };
      this.ghosts.paint(stock);
    }
    this.#paint();
    this.#changed();
  }

  #paint(): void {
    const painter = this.#painter;
    if (!painter) return;
    const { current } = this.#canvas.states;
    const enclosed = this.#loaded ? painter.enclosed(current) : new Set<string>();
    const colours = new Map<string, Colour>();
    for (const { id, status } of this.#manifest.units) {
      const chosen = id === this.#chosen && !this.#outlined;
      const painted = this.#chosen === null ? this.#shown.has(id) : chosen;
      const own = painter.colour(this.#chosen === null ? status : null, this.#accent);
      const colour = this.#looks?.get(id) ?? own;
      if (painted && enclosed.has(id)) colours.set(id, colour);
    }
    painter.paint(colours);
    this.#canvas.paint(colours.size && !this.#indoors ? painter.painting : null);
    this.ghosts.coat(this.#outlined ? new Set() : enclosed);
    this.#stock?.stock.show(
      new Set([...this.#shown].filter((id) => !enclosed.has(id))),
      this.#looks,
    );
  }

  /** Nothing is painted any more; the volumes go with what shows them. */
  dispose(): void {
    this.#gone = true;
    this.#painter?.dispose();
    this.ghosts.dispose();
  }
}
