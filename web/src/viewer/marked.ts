/** Which homes are painted as free, reserved or sold, and where they are drawn at present. */
import type { Manifest } from "../manifest.gen";
import type { Ghosts } from "./ghosts";
import type { Opened } from "./opened";
import type { Stock } from "./stock";

export class Marked {
  readonly #manifest: Manifest;
  readonly #opened: Pick<Opened, "highest" | "liftOf">;
  readonly #ghosts: Pick<Ghosts, "paint">;
  #shown: ReadonlySet<string> = new Set();
  /** What paints homes whose storeys are so far apart. */
  #stock: { readonly stock: Stock; readonly lift: number } | null = null;
  #gone = false;

  constructor(
    manifest: Manifest,
    opened: Pick<Opened, "highest" | "liftOf">,
    ghosts: Pick<Ghosts, "paint">,
  ) {
    this.#manifest = manifest;
    this.#opened = opened;
    this.#ghosts = ghosts;
  }

  /** Paint the homes in `shown`, by id; an empty set paints none. True where the picture is another for it. */
  async show(shown: ReadonlySet<string>): Promise<boolean> {
    this.#shown = shown;
    if (!this.#stock && shown.size === 0) return false;
    // Most buyers never ask for it.
    const { Stock } = await import("./stock");
    if (this.#gone) return false;
    const lift = this.#opened.highest;
    if (this.#stock?.lift !== lift) {
      const stock = new Stock(this.#manifest, (unit) => this.#opened.liftOf(unit));
      this.#stock = { stock, lift };
      this.#ghosts.paint(stock);
    }
    this.#stock?.stock.show(this.#shown);
    return true;
  }

  /** The building may be opened another way: homes are painted where they are drawn. */
  async follow(): Promise<boolean> {
    const elsewhere = this.#stock !== null && this.#stock.lift !== this.#opened.highest;
    return elsewhere && (await this.show(this.#shown));
  }

  /** Nothing is painted any more; what was made goes with what paints it. */
  dispose(): void {
    this.#gone = true;
  }
}
