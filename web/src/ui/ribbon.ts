/** The stages along the foot of the page: where we are, what was planned, what was reached, and today. */
import { type Manifest, NO_DAY } from "../manifest.gen";
import { t } from "../words";
import { make, need } from "./element";
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

  constructor(
    manifest: Manifest,
    stops: readonly RibbonStop[],
    today: number,
    chosen: (stop: string) => void,
  ) {
    this.#manifest = manifest;
    this.#ids = stops.map((stop) => stop.id);
    this.#progress = manifest.stages.map((stage) => progressOf(stage, today));
    for (const label of this.#stops.querySelectorAll<HTMLElement>("[data-stop]")) {
      const input = label.querySelector("input");
      const id = label.dataset["stop"] ?? "";
      if (!input) continue;
      this.#inputs.set(id, input);
      input.addEventListener("change", () => chosen(id));
      const progress = this.#progress[stops.find((stop) => stop.id === id)?.stage ?? -1];
      if (progress && progress.standing !== "unknown") describe(label, progress);
    }
    this.#markToday(stops, today);
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
    const label = input.closest<HTMLElement>(".stop");
    if (!label) return;
    const middle = label.offsetLeft + label.offsetWidth / 2 - this.#stops.clientWidth / 2;
    this.#stops.scrollTo({ left: middle });
  }

  /** The stop one step before (-1) or after (1) `stop`, or `stop` itself at the ends. */
  beside(stop: string, step: 1 | -1): string {
    return this.#ids[this.#ids.indexOf(stop) + step] ?? stop;
  }

  name(stop: string): string {
    const stage = this.#manifest.stages.find((one) => one.id === stop);
    return stage?.name ?? t("Bare ground");
  }

  /** Sentences on `stop` for the caption and the live region. */
  words(stop: string): string {
    const index = this.#manifest.stages.findIndex((one) => one.id === stop);
    const stage = this.#manifest.stages[index];
    if (!stage || (index === 0 && stage.elements === 0)) {
      return t("The site before anything is built.");
    }
    return this.#progress[index]?.long ?? "";
  }

  #markToday(stops: readonly RibbonStop[], today: number): void {
    const dated = stops.filter((stop) => stop.day !== NO_DAY);
    const next = dated.find((stop) => stop.day >= today);
    // Before the works and long after them there is no place on this line that is today.
    if (!next || next.stage < 0) return;
    const label = this.#inputs.get(next.id)?.closest(".stop");
    label?.classList.add("today");
    label?.append(make("span", { class: "stop-today" }, t("Today")));
  }
}

function describe(label: HTMLElement, progress: Progress): void {
  label.dataset["standing"] = progress.standing;
  label.classList.toggle("late", progress.late);
  const day = label.querySelector(".stop-day");
  if (day) day.textContent = progress.short;
}
