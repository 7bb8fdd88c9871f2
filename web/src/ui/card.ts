/** The card of one home: what it is, what it costs, how free it is, and what one can do about it. */
import type { Manifest, Unit } from "../manifest.gen";
import { t } from "../words";
import { button, make, need } from "./element";
import type { Favourites } from "./favourites";
import { floorWords } from "./figures";
import type { HandoverWords } from "./handover";
import { type Enter, insidesOf } from "./insides";
import { sunMonths, sunRooms } from "./sun_months";
import {
  areaWords,
  facingWords,
  outdoorWords,
  priceWords,
  roomsWords,
  statusWord,
} from "./unit_words";

export interface CardTold {
  closed(): void;
  favoured(unit: string): void;
  asks(unit: string): void;
  /** When its keys are handed over, in words. */
  ready(unit: Unit): HandoverWords | null;
  /** What is on show is to be compared with another moment. */
  compares(): void;
  /** Into the home, to a place that is called `name`. */
  enters(at: Parameters<Enter>[0], name: string): void;
}

export class Card {
  readonly element = need("home");
  readonly #place = need("home-card");
  readonly #manifest: Manifest;
  readonly #build: string;
  readonly #favourites: Favourites;
  readonly #told: CardTold;
  #unit: Unit | null = null;
  #heart: HTMLButtonElement | null = null;
  /** For who stands inside; its words are of the moment on show. */
  readonly #compare = button("", "compare", "link compare-inside", () => this.#told.compares());

  /** The files of the build lie under `build`. */
  constructor(manifest: Manifest, build: string, favourites: Favourites, told: CardTold) {
    this.#manifest = manifest;
    this.#build = build;
    this.#favourites = favourites;
    this.#told = told;
    favourites.onChange(() => this.#beat());
  }

  /** Show the home called `id`, or none; the focus goes to its name. */
  show(id: string | null, focus: boolean): void {
    this.#unit = this.#manifest.units.find((unit) => unit.id === id) ?? null;
    this.element.hidden = this.#unit === null;
    this.#place.replaceChildren(...(this.#unit ? this.#content(this.#unit) : []));
    this.#beat();
    if (focus) document.getElementById("home-name")?.focus({ preventScroll: true });
  }

  /** What is on show is the `finished` building, or another moment. */
  set finished(finished: boolean) {
    const words = finished
      ? t("Compare with the raw structure")
      : t("Compare with the finished room");
    this.#compare.querySelector("span")?.replaceChildren(words);
  }

  #content(unit: Unit): HTMLElement[] {
    const { currency } = this.#manifest.development;
    const status = make(
      "span",
      { class: "status", "data-status": unit.status },
      statusWord(unit.status),
    );
    const close = button(t("Back to all homes"), "close", "tool", () => this.#told.closed(), false);
    this.#heart = button(t("Favourite"), "heart", "button heart", () =>
      this.#told.favoured(unit.id),
    );
    const ask = button(t("Ask about this home"), null, "button primary", () =>
      this.#told.asks(unit.id),
    );
    const head = make(
      "header",
      { class: "panel-head" },
      make("h2", { id: "home-name", tabindex: -1 }, unit.name),
      status,
      close,
    );
    const price = make("p", { class: "home-price" }, priceWords(unit, currency));
    const acts = make("div", { class: "row home-acts" }, ask, this.#heart);
    return [
      head,
      price,
      acts,
      ...(this.#drawn() ? insidesOf(this.#manifest, unit, this.#told.enters) : []),
      this.#compare,
      this.#facts(unit),
      make("div", { id: "finishes" }),
      ...paragraph(unit.description),
      ...(unit.sun ? sunMonths(unit.sun, this.#manifest.development.place) : []),
      ...sunRooms(this.#manifest, unit),
      ...this.#plan(unit),
    ];
  }

  #facts(unit: Unit): HTMLElement {
    const area = areaWords(unit);
    const handover = this.#told.ready(unit);
    const facts: [string, string, string][] = [
      [t("Area"), area.figure, area.note],
      [t("Rooms"), roomsWords(unit.rooms), ""],
      [t("Floor"), floorWords(unit.floor), ""],
      [t("Faces"), facingWords(unit), ""],
      [t("Outdoors"), outdoorWords(unit), ""],
      [t("Handover"), handover?.long ?? "", handover?.why ?? ""],
      [t("Bathrooms"), unit.bathrooms ? String(unit.bathrooms) : "", ""],
    ];
    const list = make("dl", { class: "facts" });
    for (const [word, value, note] of facts) {
      if (!value) continue;
      const detail = note ? make("small", { class: "quiet" }, note) : null;
      list.append(make("div", {}, make("dt", {}, word), make("dd", {}, value, detail)));
    }
    return list;
  }

  /** Only a page with a scene leads into it. */
  #drawn(): boolean {
    return document.documentElement.dataset["scene"] !== "none";
  }

  /** Its floor plan as a picture that opens large; without a scene also how it looks. */
  #plan(unit: Unit): HTMLElement[] {
    const parts: HTMLElement[] = [];
    if (unit.plan) {
      const address = this.#build + unit.plan;
      const alt = t("Floor plan of {home}", { home: unit.name });
      const picture = make("img", { src: address, alt, loading: "lazy", class: "card-plan" });
      parts.push(
        make("h3", { class: "card-part" }, t("Floor plan")),
        make("a", { href: address, target: "_blank", rel: "noopener" }, picture),
      );
    }
    if (unit.still && !this.#drawn()) {
      const { small, width, height } = unit.still;
      const alt = t("{home} seen from above, without its ceiling", { home: unit.name });
      parts.push(
        make("img", { src: this.#build + small, alt, width, height, class: "card-still" }),
      );
    }
    return parts;
  }

  #beat(): void {
    if (!this.#unit || !this.#heart) return;
    this.#heart.setAttribute("aria-pressed", String(this.#favourites.has(this.#unit.id)));
  }
}

function paragraph(text: string | undefined): HTMLElement[] {
  return text ? [make("p", { class: "home-words", dir: "auto" }, text)] : [];
}
