/** A list of buyers that changes under the reader's eyes: only what changed is touched, focus stays. */

import type { BuyerLine } from "../wire.gen";
import { buyerCard } from "./buyercard";
import { element } from "./element";

export class CardList {
  readonly root: HTMLElement;
  readonly #title: HTMLElement;
  readonly #list: HTMLElement;
  readonly #cards = new Map<string, { card: HTMLElement; told: string }>();

  constructor(id: string) {
    this.#title = element("h2", { id });
    this.#list = element("div", { class: "buyers" });
    this.root = element("section", { "aria-labelledby": id }, this.#title, this.#list);
  }

  /** Show `lines` in their order under `title`; nobody at all hides the list. */
  show(title: string, lines: BuyerLine[]): void {
    this.root.hidden = lines.length === 0;
    this.#title.textContent = title;
    const focused = document.activeElement?.closest<HTMLElement>("[data-buyer]")?.dataset["buyer"];
    const staying = new Set(lines.map((line) => line.buyer));
    for (const [buyer, { card }] of this.#cards) {
      if (staying.has(buyer)) continue;
      card.remove();
      this.#cards.delete(buyer);
    }
    lines.forEach((line, place) => {
      const card = this.#cardOf(line);
      const there = this.#list.children[place] ?? null;
      if (there !== card) this.#list.insertBefore(card, there);
    });
    if (focused !== undefined && !document.activeElement?.closest("[data-buyer]")) {
      this.#cards.get(focused)?.card.querySelector("a")?.focus({ preventScroll: true });
    }
  }

  #cardOf(line: BuyerLine): HTMLElement {
    const known = this.#cards.get(line.buyer);
    const told = JSON.stringify(line);
    if (known?.told === told) return known.card;
    const card = buyerCard(line);
    if (known) {
      card.classList.add("changed");
      known.card.replaceWith(card);
    }
    this.#cards.set(line.buyer, { card, told });
    return card;
  }
}
