/** The homes that a buyer marked; ui/kept_line.ts keeps them in the browser. */

export class Favourites {
  readonly #marked = new Set<string>();
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
    if (marked) this.#marked.add(unit);
    for (const tell of this.#changed) tell();
    return marked;
  }

  onChange(tell: () => void): void {
    this.#changed.push(tell);
  }
}
