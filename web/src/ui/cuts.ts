/** The leaf that opens the building: storey by storey, along a cut, around one home, lifted apart; and measures. */
import type { Manifest } from "../manifest.gen";
import { type Cut, MOST_LIFT, type Section, sectionTowards, WHOLE } from "../viewer/cut";
import { locale, t } from "../words";
import { button, make } from "./element";
import { metres } from "./measuring";

export interface CutsTold {
  chosen(cut: Cut): void;
  /** Where the camera stands, or null. */
  eye(): readonly [number, number, number] | null;
  measures(): void;
  say(text: string): void;
}

export class Cuts {
  readonly element: HTMLElement;
  readonly #manifest: Manifest;
  readonly #told: CutsTold;
  /** Indices of storeys, the lowest first. */
  readonly #storeys: readonly number[];
  readonly #level: HTMLInputElement;
  readonly #levelShown = make("output", { class: "cuts-shown" });
  readonly #ways: ReadonlyMap<Section["along"] | null, HTMLButtonElement>;
  readonly #place: HTMLInputElement;
  readonly #placeShown = make("output", { class: "cuts-shown" });
  readonly #turn: HTMLButtonElement;
  readonly #section: HTMLElement;
  readonly #alone: HTMLInputElement;
  readonly #gone: HTMLInputElement;
  readonly #aloneWords = make("span");
  readonly #noHome = make(
    "p",
    { class: "quiet" },
    t("Open a home from the list, or tap it, to see it on its own."),
  );
  readonly #rest: HTMLElement;
  readonly #lift: HTMLInputElement;
  readonly #liftShown = make("output", { class: "cuts-shown" });
  readonly #whole: HTMLButtonElement;
  readonly #measure: HTMLButtonElement;
  readonly #measureWords = make("p", { class: "quiet", hidden: true });
  #cut: Cut = WHOLE;
  #home: string | null = null;

  constructor(manifest: Manifest, told: CutsTold) {
    this.#manifest = manifest;
    this.#told = told;
    const { storeys } = manifest;
    this.#storeys = storeys
      .map((_, index) => index)
      .sort((a, b) => (storeys[a]?.elevation ?? 0) - (storeys[b]?.elevation ?? 0));
    const most = Math.max(0, this.#storeys.length - 1);
    this.#level = slider("cuts-storey", most, 1);
    this.#level.addEventListener("input", () => {
      const at = Number(this.#level.value);
      this.#choose({ storey: at >= most ? null : (this.#storeys[at] ?? null) });
    });
    this.#place = slider("cuts-place", 100, 1);
    this.#place.addEventListener("input", () => {
      const { section } = this.#cut;
      if (section) this.#choose({ section: { ...section, at: Number(this.#place.value) } });
    });
    this.#turn = button(t("From the other side"), null, "chip", () => {
      const { section } = this.#cut;
      if (section) this.#choose({ section: { ...section, turned: !section.turned } }, true);
    });
    this.#ways = new Map([
      [null, button(t("No cut"), null, "chip", () => this.#choose({ section: null }, true))],
      ["long", button(t("Lengthways"), null, "chip", () => this.#cutAlong("long"))],
      ["short", button(t("Crossways"), null, "chip", () => this.#cutAlong("short"))],
    ]);
    this.#alone = make("input", { type: "checkbox", id: "cuts-alone" });
    this.#gone = make("input", { type: "checkbox", id: "cuts-gone" });
    for (const box of [this.#alone, this.#gone])
      box.addEventListener("change", () =>
        this.#choose(
          { alone: this.#alone.checked ? (this.#gone.checked ? "gone" : "pale") : null },
          true,
        ),
      );
    this.#lift = slider("cuts-lift", MOST_LIFT, 0.25);
    this.#lift.addEventListener("input", () => this.#choose({ lift: Number(this.#lift.value) }));
    for (const one of [this.#level, this.#place, this.#lift])
      one.addEventListener("change", () => told.say(this.sentence));
    this.#whole = button(t("Close the building again"), null, "link", () =>
      this.#choose(WHOLE, true),
    );
    this.#measure = button(t("Measure"), null, "button", () => told.measures());
    this.#rest = make(
      "label",
      { class: "check cuts-gone" },
      this.#gone,
      t("Leave out all the rest"),
    );
    this.#section = make(
      "div",
      { class: "cuts-section" },
      this.#line("cuts-place", t("Where"), this.#placeShown),
      this.#place,
      this.#turn,
    );
    const ways = make("div", { class: "row hours-quick", role: "group" }, ...this.#ways.values());
    ways.setAttribute("aria-label", t("Cut through the building"));
    this.element = make(
      "div",
      { class: "hours cuts" },
      this.#storeys.length > 1 && this.#line("cuts-storey", t("Up to"), this.#levelShown),
      this.#storeys.length > 1 && this.#level,
      this.#storeys.length > 1 &&
        this.#line("cuts-lift", t("Air between storeys"), this.#liftShown),
      this.#storeys.length > 1 && this.#lift,
      make("div", { class: "cuts-part" }, t("Cut through the building"), ways),
      this.#section,
      make(
        "div",
        { class: "cuts-part" },
        make("label", { class: "check" }, this.#alone, this.#aloneWords),
        this.#rest,
        this.#noHome,
      ),
      make("div", { class: "cuts-part row" }, this.#measure, this.#whole),
      this.#measureWords,
    );
    this.show(WHOLE, null);
  }

  /** Show `cut`, and whether a home is open, by its name. */
  show(cut: Cut, home: string | null): void {
    this.#cut = cut;
    this.#home = home;
    const { storey, section, alone, lift } = cut;
    const at = storey === null ? this.#storeys.length - 1 : this.#storeys.indexOf(storey);
    set(this.#level, at, this.#levelShown, this.#storeyWords);
    set(this.#lift, lift, this.#liftShown, lift ? metres(lift) : t("none"));
    for (const [along, way] of this.#ways)
      way.setAttribute("aria-pressed", String((section?.along ?? null) === along));
    this.#section.hidden = !section;
    if (section) set(this.#place, section.at, this.#placeShown, percent(section.at));
    this.#turn.setAttribute("aria-pressed", String(section?.turned ?? false));
    this.#alone.checked = alone !== null;
    this.#alone.disabled = home === null;
    this.#gone.checked = alone === "gone";
    this.#rest.hidden = home === null || alone === null;
    this.#aloneWords.textContent =
      home === null ? t("The open home on its own") : t("{home} on its own", { home });
    this.#noHome.hidden = home !== null;
    this.#whole.hidden = JSON.stringify(cut) === JSON.stringify(WHOLE);
  }

  /** Show whether somebody `measures`, and what is to be done or was found. */
  measuring(measures: boolean, words: string): void {
    this.#measure.setAttribute("aria-pressed", String(measures));
    this.#measureWords.hidden = !measures;
    this.#measureWords.textContent = words;
  }

  /** What of the building is on show. */
  get sentence(): string {
    const { storey, section, alone, lift } = this.#cut;
    const parts: string[] = [];
    if (storey !== null) parts.push(t("Shown up to: {storey}.", { storey: this.#storeyWords }));
    if (section)
      parts.push(
        section.along === "long"
          ? t("Cut lengthways at {percent}.", { percent: percent(section.at) })
          : t("Cut crossways at {percent}.", { percent: percent(section.at) }),
      );
    if (alone && this.#home) parts.push(t("{home} is on its own.", { home: this.#home }));
    if (lift) parts.push(t("{metres} between storeys.", { metres: metres(lift) }));
    return parts.length ? parts.join(" ") : t("The building is whole.");
  }

  get #storeyWords(): string {
    const { storey } = this.#cut;
    return storey === null ? t("the roof") : (this.#manifest.storeys[storey]?.name ?? "");
  }

  #line(id: string, label: string, shown: HTMLOutputElement): HTMLLabelElement {
    return make("label", { for: id, class: "hours-line" }, label, shown);
  }

  #cutAlong(along: Section["along"]): void {
    const eye = this.#told.eye() ?? [0, 0, 0];
    this.#choose({ section: sectionTowards(along, this.#manifest.bounds, eye) }, true);
  }

  #choose(change: Partial<Cut>, say = false): void {
    this.#told.chosen({ ...this.#cut, ...change });
    if (say) this.#told.say(this.sentence);
  }
}

function slider(id: string, max: number, step: number): HTMLInputElement {
  return make("input", { type: "range", min: 0, max, step, id });
}

function set(input: HTMLInputElement, value: number, shown: HTMLElement, words: string): void {
  input.value = String(value);
  input.setAttribute("aria-valuetext", words);
  shown.textContent = words;
}

function percent(figure: number): string {
  return new Intl.NumberFormat(locale(), { style: "percent" }).format(figure / 100);
}
