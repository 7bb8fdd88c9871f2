/** The stages along the foot of the page: where we are, what was planned, what was reached, and today. */
import type { Manifest } from "../manifest.gen";
import { isBareGround, TODAY } from "../viewer/calendar";
import { t } from "../words";
import { make, need } from "./element";
import { dayWords } from "./figures";
import { type Progress, progressOf } from "./progress";

/** A stop for the ribbon; bare ground has no stage. */
export interface RibbonStop {
  readonly id: string;
  readonly stage: number;
  readonly day: number;
}

export class Ribbon {
  readonly element = need("stages");
  readonly #stops = need("stops");
  readonly #inputs = new Map<string, HTMLInputElement>();
  readonly #progress: readonly Progress[];
  readonly #manifest: Manifest;
  readonly #ids: readonly string[];
  readonly #today: number;
  #revealing = 0;

  constructor(
    manifest: Manifest,
    stops: readonly RibbonStop[],
    today: number,
    chosen: (stop: string) => void,
  ) {
    this.#manifest = manifest;
    this.#today = today;
    this.#ids = stops.map((stop) => stop.id);
    this.#progress = manifest.stages.map((stage) => progressOf(stage, today));
    for (const [index, stop] of stops.entries()) {
      if (stop.id === TODAY) this.#addToday(stop, stops[index + 1]?.id ?? "");
    }
    for (const label of this.#stops.querySelectorAll<HTMLElement>("[data-stop]")) {
      const input = label.querySelector("input");
      const id = label.dataset["stop"] ?? "";
      if (!input) continue;
      this.#inputs.set(id, input);
      input.addEventListener("change", () => chosen(id));
      if (id === TODAY) continue;
      const progress = this.#progress[stops.find((stop) => stop.id === id)?.stage ?? -1];
      if (progress && progress.standing !== "unknown") describe(label, progress);
    }
  }

  /** Show `stop` as chosen, in sight. */
  show(stop: string): void {
    const input = this.#inputs.get(stop);
    if (!input) return;
    input.checked = true;
    let passed = true;
    for (const [id, one] of this.#inputs) {
      const label = one.closest<HTMLElement>(".stop");
      label?.classList.toggle("passed", passed && id !== stop);
      if (id === stop) passed = false;
    }
    // Where it lies is asked when the page is laid out anyway, once a frame however many stops go by.
    cancelAnimationFrame(this.#revealing);
    this.#revealing = requestAnimationFrame(() => this.#reveal(input));
  }

  #reveal(input: HTMLElement): void {
    const label = input.closest<HTMLElement>(".stop");
    if (!label || this.#stops.scrollWidth <= this.#stops.clientWidth) return;
    const middle = label.offsetLeft + label.offsetWidth / 2 - this.#stops.clientWidth / 2;
    this.#stops.scrollTo({ left: middle });
  }

  /** The stop one step before (-1) or after (1) `stop`, or `stop` itself at the ends. */
  beside(stop: string, step: 1 | -1): string {
    return this.#ids[this.#ids.indexOf(stop) + step] ?? stop;
  }

  name(stop: string): string {
    if (stop === TODAY) return t("Today, {day}", { day: dayWords(this.#today) });
    const stage = this.#manifest.stages.find((one) => one.id === stop);
    return stage?.name ?? t("Bare ground");
  }

  /** Sentences on `stop` for the caption and the live region. */
  words(stop: string): string {
    if (stop === TODAY) return this.#todayWords();
    const index = this.#manifest.stages.findIndex((one) => one.id === stop);
    const stage = this.#manifest.stages[index];
    if (!stage || (index === 0 && isBareGround(stage))) {
      return t("The site before anything is built.");
    }
    return this.#progress[index]?.long ?? "";
  }

  /** Which stages are under way, and how they keep to the plan. */
  #todayWords(): string {
    const going = this.#manifest.stages.flatMap((stage, index) => {
      const progress = this.#progress[index];
      if (progress?.standing !== "under-way") return [];
      return progress.late
        ? [
            t("{stage} is under way, {difference}.", {
              stage: stage.name,
              difference: progress.short,
            }),
          ]
        : [t("{stage} is under way.", { stage: stage.name })];
    });
    return [t("As reported from the site; ochre is what is being built now."), ...going].join(" ");
  }

  /** The works as reported, among the planned stops; the server cannot know the buyer's today. */
  #addToday(stop: RibbonStop, next: string): void {
    const before = this.#stops.querySelector(`[data-stop="${CSS.escape(next)}"]`);
    const label = make(
      "label",
      { class: "stop today", "data-stop": stop.id },
      make("input", { type: "radio", name: "stage", value: stop.id }),
      make("span", { class: "stop-mark", "aria-hidden": "true" }),
      make("span", { class: "stop-name" }, t("Today")),
      make("span", { class: "stop-day" }, t("on site")),
    );
    if (before) before.before(label);
    else this.#stops.append(label);
  }
}

function describe(label: HTMLElement, progress: Progress): void {
  label.dataset["standing"] = progress.standing;
  label.classList.toggle("late", progress.late);
  const day = label.querySelector(".stop-day");
  if (day) day.textContent = progress.short;
}
