/** The homes that are marked on the page and those that the browser keeps: what the buyer does here is written, nothing else. */
import type { Favourites } from "./favourites";
import { keepHomes, keepsHomes, onOtherTab, recallHomes } from "./kept";

export class Keeping {
  readonly #development: string;
  /** The homes of this page's build. */
  readonly #known: ReadonlySet<string>;
  readonly #favourites: Favourites;
  readonly #changed: () => void;
  #kept = keepsHomes();
  /** They are being marked as they are kept. */
  #marking = false;

  /** Marks what was marked on an earlier visit; `changed` is told when other homes are marked. */
  constructor(
    development: string,
    known: ReadonlySet<string>,
    favourites: Favourites,
    changed: () => void,
  ) {
    this.#development = development;
    this.#known = known;
    this.#favourites = favourites;
    this.#changed = changed;
    const own = [...favourites.all];
    this.#mark([...recallHomes(development), ...own]);
    if (own.length) this.#write(this.all);
    favourites.onChange(() => {
      if (this.#marking) return;
      this.#write(this.all);
      changed();
    });
    // Two tabs that wrote what they hear of each other would never end.
    onOtherTab(development, () => {
      this.#mark(recallHomes(development));
      changed();
    });
  }

  /** Whether they outlive the page, as far as is known. */
  get kept(): boolean {
    return this.#kept;
  }

  /** All of the development's, in the order of their marking; those last that only another build knows. */
  get all(): string[] {
    const strange = recallHomes(this.#development).filter((one) => !this.#known.has(one));
    return [...this.#favourites.all, ...strange];
  }

  /** Have exactly `homes` instead, by the buyer's act. */
  take(homes: readonly string[]): void {
    this.#mark(homes);
    this.#write(homes);
    this.#changed();
  }

  #mark(homes: readonly string[]): void {
    const favourites = this.#favourites;
    const marked = new Set(homes.filter((one) => this.#known.has(one)));
    this.#marking = true;
    for (const one of [...favourites.all]) if (!marked.has(one)) favourites.toggle(one);
    for (const one of marked) if (!favourites.has(one)) favourites.toggle(one);
    this.#marking = false;
  }

  #write(homes: readonly string[]): void {
    this.#kept = keepHomes(this.#development, homes);
  }
}
