/** The stages along the foot of the page: where we are, what was planned, what was reached, and today. */
import type { Manifest } from "../manifest.gen";
import { isBareGround, reportedBy, TODAY } from "../viewer/calendar";
import { inARow, locale, t } from "../words";
import { make, need } from "./element";
import { dayWords } from "./figures";
import type { HandoverWords } from "./handover";
import { type Now, nowOn } from "./now";
import { type Progress, progressOf } from "./progress";
import { listed } from "./works";

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
  readonly #now: Now | null;
  readonly #days: readonly RibbonStop[];
  #mine: HTMLElement | null = null;
  #revealing = 0;

  constructor(
    manifest: Manifest,
    stops: readonly RibbonStop[],
    today: number,
    chosen: (stop: string) => void,
  ) {
    this.#manifest = manifest;
    this.#today = today;
    this.#now = nowOn(manifest, today);
    this.#days = stops;
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
    if (this.#now) this.#mark(this.#now);
  }

  /** Mark when the open home is ready, for a press that leads there; null where none is open. */
  mine(words: HandoverWords | null, pressed: () => void): void {
    // A line that gains or loses a mark is laid out from its start again; nobody is to see it run back.
    this.#reveal("instant");
    this.#mine?.remove();
    this.#mine = null;
    if (!words) return;
    const { day, late, note, short } = words;
    const mark = make(
      "button",
      { type: "button", class: late ? "stop mine late" : "stop mine" },
      make("span", { class: "stop-mark", "aria-hidden": "true" }),
      make("span", { class: "stop-name" }, t("Your home: {ready}", { ready: short })),
      make("span", { class: "stop-day" }, note),
    );
    mark.addEventListener("click", pressed);
    this.#mine = mark;
    this.#place(mark, this.#days.find((stop) => stop.id !== TODAY && stop.day >= day)?.id);
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
    this.#reveal("auto");
  }

  /** Bring the chosen stop to the middle. */
  #reveal(behavior: ScrollBehavior): void {
    // Where it lies is asked when the page is laid out anyway, once a frame however many stops go by.
    cancelAnimationFrame(this.#revealing);
    this.#revealing = requestAnimationFrame(() => {
      const stops = this.#stops;
      const label = stops.querySelector<HTMLElement>(".stop:has(:checked)");
      if (!label || stops.scrollWidth <= stops.clientWidth) return;
      const left = label.offsetLeft + label.offsetWidth / 2 - stops.clientWidth / 2;
      stops.scrollTo({ left, behavior });
    });
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
    const now = this.#now?.works.length
      ? [t("Now: {works}.", { works: listed(this.#now.works) })]
      : [];
    const day = dayWords(reportedBy(this.#manifest, this.#today));
    return [...now, ...going, t("As the site reported up to {day}.", { day })].join(" ");
  }

  /** The stage under way: how much of it stands, along its line and in figures. */
  #mark({ stage, share }: Now): void {
    const label = this.#label(this.#manifest.stages[stage]?.id ?? "");
    if (!label) return;
    const standing = new Intl.NumberFormat(locale(), { style: "percent" }).format(share);
    label.classList.add("now");
    label.style.setProperty("--share", share.toFixed(3));
    const day = label.querySelector(".stop-day");
    const said = day?.textContent;
    const stands = t("{share} stands", { share: standing });
    if (day) day.textContent = said ? inARow([stands, said]) : "";
  }

  #label(stop: string): HTMLElement | null {
    return this.#stops.querySelector(`[data-stop="${CSS.escape(stop)}"]`);
  }

  #place(mark: HTMLElement, next = ""): void {
    const before = this.#label(next);
    if (before) before.before(mark);
    else this.#stops.append(mark);
  }

  /** "Now: walls of the fifth floor". */
  #nowWords(): string {
    const { stage = -1, works = [] } = this.#now ?? {};
    const work = works[0] ?? this.#manifest.stages[stage]?.name;
    return work ? t("Now: {works}", { works: work }) : t("on site");
  }

  /** The works as reported, among the planned stops; the server cannot know the buyer's today. */
  #addToday(stop: RibbonStop, next: string): void {
    const label = make(
      "label",
      { class: "stop today", "data-stop": stop.id },
      make("input", { type: "radio", name: "stage", value: stop.id }),
      make("span", { class: "stop-mark", "aria-hidden": "true" }),
      make("span", { class: "stop-name" }, t("Today")),
      make("span", { class: "stop-day" }, this.#nowWords()),
    );
    this.#place(label, next);
  }
}

function describe(label: HTMLElement, progress: Progress): void {
  label.dataset["standing"] = progress.standing;
  label.classList.toggle("late", progress.late);
  const day = label.querySelector(".stop-day");
  if (day) day.textContent = progress.short;
}
