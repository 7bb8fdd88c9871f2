/** The list of homes: sorts, filters and points at rows that the server wrote. */
import { t, tn } from "../words";
import { need } from "./element";
import type { Favourites } from "./favourites";
import { money } from "./figures";
import { fits, scaleOf, type Wishes } from "./home_filter";

export interface HomesTold {
  chosen(unit: string): void;
  /** A row under the mouse or with the focus, or null. */
  glanced(unit: string | null): void;
  filtered(): void;
  /** Ids of the homes to be painted on the model; none where nothing is. */
  marked(units: ReadonlySet<string>): void;
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
  readonly #currency: string;
  readonly #most: HTMLInputElement;
  readonly #mark: HTMLInputElement;
  /** The buyer wants no paint although they filter. */
  #unpainted = false;
  #key: Key = "name";
  #downwards = false;

  constructor(currency: string, told: HomesTold, favourites: Favourites) {
    this.#currency = currency;
    this.#told = told;
    this.#favourites = favourites;
    this.#most = need("filter-most", HTMLInputElement);
    this.#mark = need("filter-mark", HTMLInputElement);
    this.#rows = [...(this.#table.tBodies[0]?.rows ?? [])];
    this.#filter.hidden = false;
    for (const head of this.#table.querySelectorAll("thead th")) this.#makeSortable(head);
    for (const row of this.#rows) this.#makeChoosable(row);
    this.#table.addEventListener("pointerleave", () => told.glanced(null));
    this.#scale();
    this.#most.addEventListener("input", () => this.#apply());
    this.#filter.addEventListener("change", ({ target }) => {
      if (target === this.#mark) this.#unpainted = !this.#mark.checked;
      told.say(this.#apply());
      told.filtered();
    });
    this.#filter.addEventListener("reset", () => {
      this.#unpainted = false;
      // The form's values change after this event.
      setTimeout(() => told.say(this.#apply()));
      told.everything();
    });
    need("show-all").addEventListener("click", () => this.#filter.reset());
    favourites.onChange(() => void this.#apply());
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

  /** A slider over the prices there are, all the way up at first. */
  #scale(): void {
    const scale = scaleOf(this.#rows.map((row) => Number(row.dataset["price"])));
    need("filter-price").hidden = scale === null;
    if (!scale) return;
    const { from, to, step } = scale;
    Object.assign(this.#most, { min: from, max: to, step });
    this.#most.value = this.#most.defaultValue = String(to);
    this.#price();
  }

  #price(): void {
    const { value, max } = this.#most;
    const words = value === max ? t("any price") : money(Number(value), this.#currency);
    need("filter-most-words").textContent = words;
    this.#most.setAttribute("aria-valuetext", words);
  }

  #wishes(): Wishes {
    const form = new FormData(this.#filter);
    const text = (name: string) => String(form.get(name) ?? "");
    const { value, max } = this.#most;
    return {
      rooms: text("rooms"),
      floor: text("floor"),
      facing: text("facing"),
      most: value === max ? Number.POSITIVE_INFINITY : Number(value),
      available: form.has("available"),
      favourites: form.has("favourites"),
    };
  }

  /** List, and paint on the model, what is wished for; in words how much that is. */
  #apply(): string {
    const wishes = this.#wishes();
    const left = new Set<string>();
    for (const row of this.#rows) {
      const { unit = "", rooms = "", floor = "", facing = "", status = "" } = row.dataset;
      const home = { unit, rooms, floor, facing, status, price: Number(row.dataset["price"]) };
      const favourite = this.#favourites.has(unit);
      row.hidden = !fits(home, wishes, favourite);
      row.classList.toggle("favourite", favourite);
      if (!row.hidden) left.add(unit);
    }
    this.#price();
    const all = left.size === this.#rows.length;
    if (!all && !this.#unpainted) this.#mark.checked = true;
    this.#told.marked(this.#mark.checked ? left : new Set());
    const count = all
      ? tn("{count} home", "{count} homes", left.size)
      : tn("{count} home fits", "{count} homes fit", left.size);
    need("homes-count").textContent = count;
    need("homes-none").hidden = left.size > 0;
    return count;
  }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
