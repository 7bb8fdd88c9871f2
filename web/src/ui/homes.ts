/** The list of homes: sorts, filters and points at rows that the server wrote. */
import { t, tn } from "../words";
import { need } from "./element";
import type { Favourites } from "./favourites";

export interface HomesTold {
  chosen(unit: string): void;
  /** A row under the mouse or with the focus, or null. */
  glanced(unit: string | null): void;
  filtered(): void;
  everything(): void;
  say(text: string): void;
}

type Key = "name" | "rooms" | "area" | "floor" | "facing" | "price" | "status";

export class Homes {
  readonly element = need("homes");
  readonly #table = need("homes-table", HTMLTableElement);
  readonly #filter = need("filter", HTMLFormElement);
  readonly #rows: HTMLTableRowElement[];
  readonly #told: HomesTold;
  readonly #favourites: Favourites;
  #key: Key = "name";
  #downwards = false;

  constructor(told: HomesTold, favourites: Favourites) {
    this.#told = told;
    this.#favourites = favourites;
    this.#rows = [...(this.#table.tBodies[0]?.rows ?? [])];
    this.#filter.hidden = false;
    for (const head of this.#table.querySelectorAll("thead th")) this.#makeSortable(head);
    for (const row of this.#rows) this.#makeChoosable(row);
    this.#table.addEventListener("pointerleave", () => told.glanced(null));
    this.#filter.addEventListener("change", () => {
      this.#apply();
      told.filtered();
    });
    this.#filter.addEventListener("reset", () => {
      // The form's values change after this event.
      queueMicrotask(() => this.#apply());
      told.everything();
    });
    need("show-all").addEventListener("click", () => this.#filter.reset());
    favourites.onChange(() => this.#apply());
  }

  /** Mark the row of the open home. */
  open(unit: string | null): void {
    for (const row of this.#rows) {
      const link = row.querySelector("a");
      if (row.dataset["unit"] === unit) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
  }

  /** Give the focus back to the row of `unit`. */
  focus(unit: string): void {
    const row = this.#rows.find((one) => one.dataset["unit"] === unit);
    row?.querySelector("a")?.focus();
  }

  #makeSortable(head: Element): void {
    const span = head.querySelector("span");
    const key = head.getAttribute("data-key") as Key | null;
    if (!span || !key) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = span.textContent;
    span.replaceWith(button);
    button.addEventListener("click", () => this.#sort(key, button.textContent ?? ""));
  }

  #makeChoosable(row: HTMLTableRowElement): void {
    const unit = row.dataset["unit"] ?? "";
    row.addEventListener("click", (event) => {
      // With a modifier the link opens in a tab of its own, as links do.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.#told.chosen(unit);
    });
    row.addEventListener("pointerenter", () => this.#told.glanced(unit));
    row.addEventListener("focusin", () => this.#told.glanced(unit));
    row.addEventListener("focusout", () => this.#told.glanced(null));
  }

  #sort(key: Key, word: string): void {
    this.#downwards = this.#key === key && !this.#downwards;
    this.#key = key;
    const sign = this.#downwards ? -1 : 1;
    this.#rows.sort((a, b) => sign * compare(a.dataset[key] ?? "", b.dataset[key] ?? ""));
    this.#table.tBodies[0]?.append(...this.#rows);
    for (const head of this.#table.querySelectorAll("thead th")) {
      if (head.getAttribute("data-key") !== key) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", this.#downwards ? "descending" : "ascending");
    }
    this.#told.say(
      this.#downwards
        ? t("Sorted by {what}, highest first.", { what: word })
        : t("Sorted by {what}, lowest first.", { what: word }),
    );
  }

  #apply(): void {
    const wanted = new FormData(this.#filter);
    const rooms = String(wanted.get("rooms") ?? "");
    let left = 0;
    for (const row of this.#rows) {
      const { unit = "", rooms: has, status } = row.dataset;
      const fits =
        (!rooms || rooms === has) &&
        (!wanted.has("available") || status === "available") &&
        (!wanted.has("favourites") || this.#favourites.has(unit));
      row.hidden = !fits;
      row.classList.toggle("favourite", this.#favourites.has(unit));
      if (fits) left++;
    }
    const count =
      left === this.#rows.length
        ? tn("{count} home", "{count} homes", left)
        : tn("{count} home fits", "{count} homes fit", left);
    need("homes-count").textContent = count;
    need("homes-none").hidden = left > 0;
    this.#told.say(count);
  }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
