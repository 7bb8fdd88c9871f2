/** The one panel beside (or, on a phone, below) the view: the list of homes, the card of one, or nothing. */
import { need } from "./element";
import { type Rest, Sheet } from "./sheet";

/** From here on the panel stands beside the view and the list is open at first. */
const WIDE = "(min-width: 1024px)";
/** Here it leaves the view room enough beside it. */
const ROOMY = "(min-width: 1024px) and (min-height: 601px)";

export class Side {
  readonly element = need("side");
  readonly #homes = need("homes");
  readonly #home = need("home");
  readonly #show = need("show-homes", HTMLButtonElement);
  readonly #sheet: Sheet;
  readonly #changed: () => void;
  #listed = matchMedia(WIDE).matches;
  #unit: string | null = null;
  /** How much of it showed before it gave way, where it did. */
  #before: Rest | null = null;

  /** `changed` is told when the panel covers more or less than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#sheet = new Sheet(changed);
    this.#show.hidden = false;
    this.#show.addEventListener("click", () => this.list(!this.listed, true));
    const hide = need("hide-homes");
    hide.hidden = false;
    hide.addEventListener("click", () => {
      this.list(false, false);
      this.#show.focus();
    });
    new ResizeObserver(() => this.#changed()).observe(this.element);
    this.#arrange();
  }

  /** Whether the list is what the panel shows. */
  get listed(): boolean {
    return this.#listed && this.#unit === null;
  }

  get open(): boolean {
    return this.#listed || this.#unit !== null;
  }

  /** Open or close the list; it waits behind an open card. */
  list(open: boolean, focus: boolean): void {
    this.#listed = open;
    this.#arrange();
    if (open) this.#sheet.rest = "half";
    if (open && focus) this.#homes.focus({ preventScroll: true });
  }

  card(unit: string | null, rest: Rest = "half"): void {
    this.#unit = unit;
    if (unit !== null) this.#sheet.rest = rest;
    this.#arrange();
  }

  /** Make room for the view, where the panel lies over it. */
  peek(): void {
    if (matchMedia(ROOMY).matches) return;
    if (this.#sheet.rest === "peek") return;
    this.#before = this.#sheet.rest;
    this.#sheet.rest = "peek";
    // What is left of a card is its head, with nothing cut in two below it.
    this.#home.scrollTop = 0;
  }

  /** Take up again the room that it gave, unless it was moved since. */
  rise(): void {
    if (this.#before && this.#sheet.rest === "peek") this.#sheet.rest = this.#before;
    this.#before = null;
  }

  grow(): void {
    this.#sheet.rest = "full";
  }

  #arrange(): void {
    // Without a scene there is nothing to cover: list and card follow each other down the page.
    const alone = document.documentElement.dataset["scene"] === "none";
    this.#homes.hidden = !alone && !this.listed;
    this.#home.hidden = this.#unit === null;
    this.element.hidden = !alone && !this.open;
    this.#show.setAttribute("aria-expanded", String(this.listed));
    this.#changed();
  }

  /** Look at the page's state again, such as a scene that did not come up. */
  refresh(): void {
    this.#arrange();
  }
}
