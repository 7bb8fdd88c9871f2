/** The leaf of days: the works day by day, as promised or as built, by slider or by themselves. */
import type { Manifest, Task } from "../manifest.gen";
import { type Basis, reportedBy } from "../viewer/calendar";
import { t } from "../words";
import { button, make } from "./element";
import { dayWords } from "./figures";
import { isToCome, type On, spanOfWorks, standingOn } from "./works";

/** Seconds that the whole of the works takes when it plays. */
const LENGTH = 26;

export interface DaysTold {
  /** The day on which the open home is ready; null where none is open. */
  handover(): number | null;
  chosen(on: On): void;
  say(text: string): void;
}

export class Days {
  readonly element: HTMLElement;
  readonly #tasks: readonly Task[];
  readonly #today: number;
  readonly #until: number;
  readonly #span: { first: number; last: number };
  readonly #told: DaysTold;
  readonly #slider: HTMLInputElement;
  readonly #shown = make("output", { class: "hours-time" });
  readonly #words = make("p", { class: "quiet" });
  readonly #built: HTMLInputElement | null = null;
  readonly #play: HTMLButtonElement | null;
  #on: On;
  #playing = 0;

  /** Null where no task has a day. `still`: nothing plays. */
  static of(manifest: Manifest, today: number, still: boolean, told: DaysTold): Days | null {
    const span = spanOfWorks(manifest.tasks);
    return span && span.last > span.first ? new Days(manifest, span, today, still, told) : null;
  }

  private constructor(
    manifest: Manifest,
    span: { first: number; last: number },
    today: number,
    still: boolean,
    told: DaysTold,
  ) {
    this.#tasks = manifest.tasks;
    this.#span = span;
    this.#today = today;
    this.#until = reportedBy(manifest, today);
    this.#told = told;
    this.#on = { day: this.#within(today), basis: "planned" };
    const { first: min, last: max } = span;
    this.#slider = make("input", { type: "range", min, max, step: 1, id: "days-day" });
    this.#slider.addEventListener("input", () => this.#choose(Number(this.#slider.value)));
    this.#slider.addEventListener("change", () => told.say(this.sentence));
    const began = manifest.elements.actual_start.some((day) => day >= 0);
    if (began) {
      this.#built = make("input", { type: "checkbox", id: "days-built" });
      this.#built.addEventListener("change", () => {
        this.#choose(Number(this.#slider.value));
        told.say(this.sentence);
      });
    }
    this.#play = still ? null : button(t("Play the works"), null, "button", () => this.#toggle());
    const go = (day: number) => () => {
      this.#choose(day);
      told.say(this.sentence);
    };
    const row = make("div", { class: "row" }, this.#play);
    if (today > min && today < max) row.append(button(t("Today"), null, "chip", go(today)));
    row.append(button(t("My handover"), null, "chip", () => go(told.handover() ?? max)()));
    this.element = make(
      "div",
      { class: "hours days" },
      make(
        "div",
        { class: "hours-line" },
        make("label", { for: "days-day" }, t("Day")),
        this.#shown,
      ),
      this.#slider,
      this.#built &&
        make("label", { class: "check" }, this.#built, t("As built, instead of as promised")),
      this.#words,
      row,
    );
    this.show(null);
  }

  /** Show `on`, or where no day has been chosen, that of the stage on show, from where one goes on. */
  show(on: On | null, day = this.#today): void {
    const { basis } = this.#on;
    this.#on = on ? { ...on, day: this.#within(on.day) } : { day: this.#within(day), basis };
    const shown = this.#on.day;
    this.#slider.value = String(shown);
    this.#slider.setAttribute("aria-valuetext", dayWords(shown));
    this.#shown.textContent = dayWords(shown);
    if (this.#built) this.#built.checked = this.#on.basis === "actual";
    // What is built is said over the model; here only that it is not yet known.
    this.#words.textContent = this.#toCome ? this.words : "";
  }

  /** The day and what is built on it. */
  get sentence(): string {
    return `${dayWords(this.#on.day)}. ${this.words}`;
  }

  get words(): string {
    return standingOn(this.#tasks, this.#on, this.#until, this.#today);
  }

  get #toCome(): boolean {
    return isToCome(this.#on, this.#until);
  }

  stop(): void {
    if (!this.#playing) return;
    cancelAnimationFrame(this.#playing);
    this.#playing = 0;
    this.#play?.setAttribute("aria-pressed", "false");
  }

  #choose(day: number): void {
    this.stop();
    this.#tell(day);
  }

  #tell(day: number): void {
    const basis: Basis = this.#built?.checked ? "actual" : "planned";
    this.#told.chosen({ day: this.#within(Math.round(day)), basis });
  }

  #within(day: number): number {
    return Math.min(this.#span.last, Math.max(this.#span.first, day));
  }

  #toggle(): void {
    if (this.#playing) {
      this.stop();
      return;
    }
    const { first, last } = this.#span;
    const from = this.#on.day >= last ? first : this.#on.day;
    const perSecond = (last - first) / LENGTH;
    let began = 0;
    const step = (now: number) => {
      began ||= now;
      const day = Math.min(last, from + ((now - began) / 1000) * perSecond);
      this.#playing = requestAnimationFrame(step);
      if (Math.round(day) !== this.#on.day) this.#tell(day);
      if (day >= last) {
        this.stop();
        this.#told.say(this.sentence);
      }
    };
    this.#play?.setAttribute("aria-pressed", "true");
    this.#playing = requestAnimationFrame(step);
  }
}
