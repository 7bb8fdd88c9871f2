/** What is read and pressed on the tour, where otherwise the caption of the stage is. */
import { button, make, need } from "../ui/element";
import { locale, t } from "../words";
import type { Standing } from "./round";
import type { Told } from "./telling";

export interface Pressed {
  back(): void;
  /** Pause, or go on. */
  turn(): void;
  next(): void;
  end(): void;
}

export class TourPanel {
  readonly element: HTMLElement;
  readonly #title = make("h2", { class: "tour-title" });
  readonly #words = make("p", { class: "tour-words" });
  readonly #count = make("p", { class: "tour-count quiet" });
  readonly #back: HTMLButtonElement;
  readonly #turn: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #end: HTMLButtonElement;
  readonly #byItself: boolean;

  /** Without `byItself` there is nothing to pause. */
  constructor(byItself: boolean, pressed: Pressed) {
    this.#byItself = byItself;
    this.#back = button(t("Back"), null, "tour-button", () => pressed.back());
    this.#turn = button(t("Pause"), null, "tour-button tour-turn", () => pressed.turn());
    this.#next = button(t("Next"), null, "tour-button", () => pressed.next());
    this.#end = button(t("End"), null, "tour-button tour-end", () => pressed.end());
    const row = make("div", { class: "tour-row" }, this.#back, this.#turn, this.#next, this.#end);
    const label = t("Guided tour");
    this.element = make(
      "div",
      { class: "tour", role: "group", "aria-label": label },
      this.#count,
      this.#title,
      this.#words,
      row,
    );
    need("moment").append(this.element);
  }

  /** Step `at` of `of`, counted from 0; gives how the step is called among the others. */
  show({ title, words }: Told, at: number, of: number): string {
    const figure = new Intl.NumberFormat(locale());
    const count = t("Step {step} of {steps}", {
      step: figure.format(at + 1),
      steps: figure.format(of),
    });
    this.#count.textContent = count;
    this.#title.textContent = title;
    this.#words.textContent = words;
    this.#back.disabled = at === 0;
    return count;
  }

  stand(standing: Standing): void {
    const { dataset } = document.documentElement;
    if (standing === "over") delete dataset["tour"];
    else dataset["tour"] = standing;
    this.element.hidden = standing === "over";
    const waits = standing !== "running";
    const word = this.#turn.querySelector("span");
    if (word) word.textContent = waits ? t("Go on with the tour") : t("Pause");
    this.#turn.hidden = !waits && !this.#byItself;
    const aside = standing === "aside";
    const held = document.activeElement;
    for (const part of [this.#title, this.#words, this.#back, this.#next]) part.hidden = aside;
    if (aside && held instanceof HTMLElement && held.hidden) this.focus();
  }

  /** To the button that is pressed next. */
  focus(): void {
    const first = this.#turn.hidden ? this.#next : this.#turn;
    first.focus({ preventScroll: true });
  }

  /** Whether `target` is of the tour. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest(".tour, .tour-tool, .tour-door") !== null;
  }
}
