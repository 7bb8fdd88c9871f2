/** The homes that a buyer marked; ui/kept_line.ts keeps them in the browser. */

export class Favourites {
  #marked = new Set<string>();
  readonly #changed: (() => void)[] = [];

  has(unit: string): boolean {
    return this.#marked.has(unit);
  }

  get all(): ReadonlySet<string> {
    return this.#marked;
  }

  /** Mark or unmark; true if it is marked now. */
  toggle(unit: string): boolean {
    const marked = !this.#marked.delete(unit);
    this.mark(marked ? [...this.#marked, unit] : this.#marked);
    return marked;
  }

  /** Have `units` marked, and no others. */
  mark(units: Iterable<string>): void {
    this.#marked = new Set(units);
    for (const tell of this.#changed) tell();
  }

  onChange(tell: () => void): void {
    this.#changed.push(tell);
  }
}
