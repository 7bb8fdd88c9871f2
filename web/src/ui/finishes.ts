/** The part of a home's card in which its finishes are chosen: for the whole home or room by room, with their sum. */
import type { Manifest, Palette, Unit } from "../manifest.gen";
import { placesIn } from "../viewer/indoors";
import { inSteps, t } from "../words";
import { button, make } from "./element";
import { money, squareMetres } from "./figures";
import {
  type Choices,
  chosenFor,
  dressedBy,
  everywhere,
  type Finishable,
  finishable,
  nameEverywhere,
  priceFor,
  readFinishes,
  type Sum,
  sharedNames,
  sumOf,
  writeFinishes,
} from "./finishing";
import type { Enter } from "./insides";
import type { Swatches } from "./swatch";

export interface FinishesTold {
  /** The home's finishes are others: as the address has them. */
  chosen(text: string): void;
  enters: Enter;
  say(text: string): void;
  /** What the place is called that one stands in; null outside. */
  place(): string | null;
  /** Whether the rooms on show are finished. */
  finished(): boolean;
  /** To the stage where they are. */
  goesOn(): void;
}

export class Finishes {
  readonly element = make("section", { class: "finishes", "aria-labelledby": "finishes-title" });
  readonly #manifest: Manifest;
  readonly #unit: Unit;
  readonly #rooms: readonly Finishable[];
  readonly #swatches: Swatches;
  readonly #told: FinishesTold;
  readonly #whole: HTMLInputElement[] = [];
  readonly #own: {
    room: Finishable;
    radios: HTMLInputElement[];
    now: HTMLElement;
    way: HTMLButtonElement | null;
    chip: HTMLImageElement;
  }[] = [];
  readonly #note = make("p", { class: "finish-note", role: "status" });
  readonly #sum = make("div", { class: "finish-sum" });
  readonly #total = make("p", { class: "finish-total" });
  #choices: Choices;

  /** Null where nothing can be chosen for `unit`; `text` is what has been, as the address has it. */
  static of(
    manifest: Manifest,
    unit: Unit,
    text: string,
    swatches: Swatches,
    told: FinishesTold,
  ): Finishes | null {
    const rooms = finishable(manifest, unit);
    return rooms.length ? new Finishes(manifest, unit, rooms, text, swatches, told) : null;
  }

  private constructor(
    manifest: Manifest,
    unit: Unit,
    rooms: readonly Finishable[],
    text: string,
    swatches: Swatches,
    told: FinishesTold,
  ) {
    this.#manifest = manifest;
    this.#unit = unit;
    this.#rooms = rooms;
    this.#swatches = swatches;
    this.#told = told;
    this.#choices = readFinishes(text, rooms);
    this.element.append(
      make("h3", { class: "card-part", id: "finishes-title" }, t("Finishes")),
      this.#note,
      ...this.#wholeHome(),
      make("div", { class: "finish-rooms" }, ...rooms.map((room) => this.#room(room))),
      this.#sum,
      this.#total,
    );
    this.#refresh();
    this.stand();
  }

  /** What every room has now, by the ids of their features. */
  get dressed(): ReadonlyMap<string, Palette> {
    return dressedBy(this.#rooms, this.#choices);
  }

  /** What was chosen, in a sentence for whoever sells; "" where nothing was. */
  get sentence(): string {
    const { parts, total } = this.#price;
    if (!parts.length) return "";
    const list = parts.map(({ room, palette, price }) =>
      t("{room}: {finish} ({price})", {
        room: room.name,
        finish: palette.name,
        price: this.#money(price),
      }),
    );
    return t("Finishes: {list}. With them: {total}.", {
      list: inSteps(list),
      total: this.#home(total),
    });
  }

  /** Another visit's, or an earlier page's, choices. */
  show(text: string): void {
    this.#choices = readFinishes(text, this.#rooms);
    this.#refresh();
  }

  /** Another stage is on show, or one stands elsewhere. */
  stand(): void {
    const place = this.#told.place();
    for (const { room, way } of this.#own) if (way) way.hidden = place === room.name;
    const finished = this.#told.finished();
    this.#note.hidden = finished;
    if (finished) {
      this.#note.replaceChildren();
      return;
    }
    this.#note.replaceChildren(
      t("At this stage the rooms are still bare: there is nothing to finish yet. "),
      button(t("Show the finished rooms"), null, "link", () => this.#told.goesOn()),
    );
  }

  get #price(): Sum {
    return sumOf(this.#unit, this.#rooms, this.#choices);
  }

  #wholeHome(): HTMLElement[] {
    const names = sharedNames(this.#rooms);
    if (names.length < 2) return [];
    const first = (name: string) =>
      this.#rooms.flatMap(({ palettes }) => palettes.filter((one) => one.name === name))[0];
    const options = names.map((name) => {
      const radio = make("input", { type: "radio", name: "finish-whole", value: name });
      radio.addEventListener("change", () => {
        this.#choose(everywhere(name, this.#rooms, this.#choices), t("The whole home"), name);
      });
      this.#whole.push(radio);
      const price = this.#rooms.reduce((sum, { palettes, area }) => {
        const palette = palettes.find((one) => one.name === name);
        return sum + (palette ? priceFor(palette, area) : 0);
      }, 0);
      return this.#option(radio, first(name), name, price);
    });
    const legend = make("legend", {}, t("The whole home"));
    return [make("fieldset", { class: "finish-options" }, legend, ...options)];
  }

  #room(room: Finishable): HTMLElement {
    const now = make("span", { class: "quiet" });
    const chip = make("img", { alt: "", class: "finish-chip", width: 40, height: 22 });
    const radios = room.palettes.map((_, at) => {
      const radio = make("input", { type: "radio", name: `finish-${room.key}`, value: at + 1 });
      radio.addEventListener("change", () => {
        const choices = new Map(this.#choices).set(room.id, at);
        this.#choose(choices, room.name, room.palettes[at]?.name ?? "");
      });
      return radio;
    });
    const options = room.palettes.flatMap((palette, at) => {
      const radio = radios[at];
      return radio
        ? [this.#option(radio, palette, palette.name, priceFor(palette, room.area))]
        : [];
    });
    const way = this.#way(room);
    this.#own.push({ room, radios, now, way, chip });
    const words = make("p", { class: "finish-words quiet", dir: "auto" });
    const legend = make("legend", { class: "unseen" }, room.name);
    const details = make(
      "details",
      { name: "finish-room", class: "finish-room", "data-room": room.id },
      make(
        "summary",
        {},
        chip,
        make(
          "span",
          { class: "finish-name" },
          make("span", {}, `${room.name} `),
          make("small", { class: "quiet" }, squareMetres(room.area)),
        ),
        now,
      ),
      make("fieldset", { class: "finish-options" }, legend, ...options),
      words,
      way,
    );
    return details;
  }

  /** Into the room, where there is a way to stand in it. */
  #way(room: Finishable): HTMLButtonElement | null {
    if (document.documentElement.dataset["scene"] === "none") return null;
    const place = placesIn(this.#manifest, this.#unit.id).find((one) => one.feature === room.id);
    return place
      ? button(t("See it in the room"), "door", "button quiet-button", () =>
          this.#told.enters(place, place.name || room.name),
        )
      : null;
  }

  #option(
    radio: HTMLInputElement,
    palette: Palette | undefined,
    name: string,
    price: number,
  ): HTMLElement {
    const picture = make("img", { alt: "", width: 120, height: 66 });
    if (palette) this.#swatches.show(palette, picture);
    return make(
      "label",
      { class: "finish-option" },
      radio,
      picture,
      make("span", { class: "finish-name" }, name),
      make("span", { class: "quiet" }, this.#words(price)),
    );
  }

  #choose(choices: Choices, where: string, name: string): void {
    this.#choices = choices;
    this.#refresh();
    this.#told.chosen(writeFinishes(choices, this.#rooms));
    const total = this.#home(this.#price.total);
    this.#told.say(t("{room}: {finish}. In all {total}.", { room: where, finish: name, total }));
  }

  #refresh(): void {
    const everywhere = nameEverywhere(this.#rooms, this.#choices);
    for (const radio of this.#whole) radio.checked = radio.value === everywhere;
    for (const { room, radios, now, chip } of this.#own) {
      const palette = chosenFor(room, this.#choices);
      for (const [at, radio] of radios.entries())
        radio.checked = at === (this.#choices.get(room.id) ?? 0);
      now.textContent = this.#words(priceFor(palette, room.area));
      this.#swatches.show(palette, chip);
      const words = chip.closest("details")?.querySelector(".finish-words");
      if (words) words.textContent = wordsOf(palette);
    }
    this.#add(this.#price);
  }

  #add({ home, parts, finishes, total }: Sum): void {
    const line = (word: string, amount: string) =>
      make("div", {}, make("dt", {}, word), make("dd", {}, amount));
    const lines = parts.map(({ room, palette, price }) =>
      line(
        t("{room}: {finish}", { room: room.name, finish: palette.name }),
        `+ ${this.#money(price)}`,
      ),
    );
    const list = make("dl", {}, line(this.#unit.name, this.#home(home)), ...lines);
    this.#sum.replaceChildren(list);
    this.#sum.hidden = !parts.length;
    this.#total.replaceChildren(
      make("span", {}, finishes ? t("With your finishes") : t("With the finishes included")),
      make("strong", {}, this.#home(total)),
    );
  }

  /** A home's price with or without finishes; one on request stays so, and what is added is said. */
  #home(amount: number): string {
    if (this.#unit.price > 0) return this.#money(amount);
    return amount > 0 ? t("on request + {price}", { price: this.#money(amount) }) : t("On request");
  }

  #words(price: number): string {
    return price > 0 ? `+ ${this.#money(price)}` : t("included");
  }

  #money(amount: number): string {
    return money(amount, this.#manifest.development.currency);
  }
}

/** "Travertine, honed; clay paint. A sentence." */
function wordsOf({ description, floor, wall, tile }: Palette): string {
  const surfaces = [floor, tile, wall].flatMap((one) => (one ? [one.name] : []));
  return [surfaces.join(" · "), description].filter(Boolean).join(". ");
}
