/** The leaf of floor plans: a storey at a time, homes by status, a press opens a home and leads into its rooms. */
import type { Manifest } from "../manifest.gen";
import { type Place, placesIn } from "../viewer/indoors";
import type { Stand } from "../viewer/steer";
import { inARow, t } from "../words";
import { button, make } from "./element";
import { PlanDrawing, type Pressable } from "./plan_drawing";
import type { PlanFiles } from "./plan_sheet";
import { type OnPlan, onPlan } from "./standing";
import { statusWord } from "./unit_words";

export interface PlansTold {
  opened(unit: string): void;
  /** Into the building, to a place that is called `name`. */
  entered(place: Place, name: string): void;
  /** Whether there is a scene to walk in. */
  walks(): boolean;
  say(text: string): void;
}

const STATUSES = ["available", "reserved", "sold"] as const;

export class Plans {
  readonly element: HTMLElement;
  readonly #manifest: Manifest;
  readonly #files: PlanFiles;
  readonly #told: PlansTold;
  readonly #lift: HTMLElement;
  readonly #name = make("h3", { class: "plans-name" });
  readonly #sheet = make("div", { class: "plans-sheet" });
  readonly #pointed = make("p", { class: "plans-pointed quiet" });
  readonly #whole: HTMLButtonElement;
  readonly #calls = new Map<number, HTMLButtonElement>();
  #drawing: PlanDrawing | null = null;
  #storey: number;
  #unit: string | null = null;
  #near = true;
  #at: OnPlan | null = null;

  constructor(manifest: Manifest, files: PlanFiles, told: PlansTold) {
    this.#manifest = manifest;
    this.#files = files;
    this.#told = told;
    const drawn = manifest.storeys.flatMap(({ plan }, index) => (plan ? [index] : []));
    drawn.sort((a, b) => this.#elevation(b) - this.#elevation(a));
    for (const index of drawn) this.#calls.set(index, this.#call(index));
    this.#lift = make(
      "div",
      { class: "plans-lift", role: "group", "aria-label": t("Floor") },
      ...this.#calls.values(),
    );
    const lowest = drawn.filter((index) => (manifest.storeys[index]?.floor ?? 0) >= 0);
    this.#storey = lowest.at(-1) ?? drawn[0] ?? -1;
    this.#whole = button(t("The whole floor"), null, "chip", () => {
      this.#near = false;
      this.#frame();
      this.#homes[0]?.element.focus();
    });
    this.element = make(
      "div",
      { class: "plans" },
      this.#lift,
      make("div", { class: "plans-head" }, this.#name, this.#whole),
      this.#sheet,
      this.#pointed,
      legend(manifest),
    );
    this.#listen();
    new ResizeObserver(() => this.#drawing?.fit()).observe(this.#sheet);
  }

  /** The plan comes on the page, or is looked at again. */
  reveal(): void {
    if (this.element.isConnected) void this.#draw();
  }

  /** Show `unit` on its storey, or no home in particular. */
  show(unit: string | null): void {
    this.#unit = unit;
    this.#near = true;
    const storey = this.#manifest.features.find(({ id }) => id === unit)?.storey ?? -1;
    if (unit !== null && this.#calls.has(storey)) this.#storey = storey;
    if (this.element.isConnected) void this.#draw();
  }

  /** Mark where the buyer stands in the building; null outside. */
  stand(stand: Stand | null): void {
    const at = stand && onPlan(stand, this.#manifest.storeys);
    const climbed = at && at.storey !== this.#at?.storey && this.#calls.has(at.storey);
    this.#at = at;
    if (climbed && at.storey !== this.#storey) {
      this.#storey = at.storey;
      if (this.element.isConnected) void this.#draw();
    } else this.#mark();
  }

  get #homes(): readonly Pressable[] {
    return this.#drawing?.homes ?? [];
  }

  #elevation(storey: number): number {
    return this.#manifest.storeys[storey]?.elevation ?? 0;
  }

  /** As in a lift: a button a floor, the highest above. */
  #call(index: number): HTMLButtonElement {
    const { name = "", floor = 0 } = this.#manifest.storeys[index] ?? {};
    const call = make(
      "button",
      {
        type: "button",
        class: "plans-call",
        "aria-label": inARow([String(floor), name]),
        "aria-pressed": "false",
      },
      String(floor),
    );
    call.addEventListener("click", () => {
      this.#storey = index;
      this.#near = false;
      void this.#draw();
      this.#told.say(name);
    });
    return call;
  }

  async #draw(): Promise<void> {
    const storey = this.#manifest.storeys[this.#storey];
    if (!storey) return;
    for (const [index, call] of this.#calls) {
      call.setAttribute("aria-pressed", String(index === this.#storey));
    }
    this.#name.textContent = storey.name;
    if (this.#drawing?.svg.dataset["storey"] !== storey.id) {
      this.#sheet.setAttribute("aria-busy", "true");
      const svg = await this.#files.plan(storey.plan ?? "");
      // Meanwhile another floor may have been called.
      if (this.#manifest.storeys[this.#storey] !== storey) return;
      this.#sheet.removeAttribute("aria-busy");
      this.#drawing = svg && new PlanDrawing(svg, this.#manifest);
      this.#sheet.replaceChildren(
        svg ?? make("p", { class: "quiet" }, t("This plan could not be loaded. Please try again.")),
      );
    }
    this.#frame();
  }

  #frame(): void {
    if (!this.#drawing || !this.element.isConnected) return;
    this.#drawing.frame(this.#near ? this.#unit : null, this.#told.walks());
    this.#whole.hidden = !this.#drawing.svg.classList.contains("near");
    this.#drawing.fit();
    this.#rove(this.#drawing.reached.find(({ unit }) => unit === this.#unit) ?? null);
    this.#point(null);
    this.#mark();
  }

  #mark(): void {
    if (!this.element.isConnected) return;
    this.#drawing?.stand(this.#at?.storey === this.#storey ? this.#at : null);
  }

  /** One of the plan's homes and rooms is a stop of the tab key; arrows lead to the others. */
  #rove(to: Pressable | null): void {
    const reached = this.#drawing?.reached ?? [];
    const stop = to ?? reached[0];
    for (const one of [...this.#homes, ...(this.#drawing?.rooms ?? [])]) {
      if (one === stop) one.element.setAttribute("tabindex", "0");
      else if (reached.includes(one)) one.element.setAttribute("tabindex", "-1");
      else one.element.removeAttribute("tabindex");
    }
  }

  #listen(): void {
    const sheet = this.#sheet;
    sheet.addEventListener("click", (event) => this.#press(this.#under(event.target)));
    sheet.addEventListener("pointerover", (event) => this.#point(this.#under(event.target)));
    sheet.addEventListener("pointerleave", () => this.#point(null));
    sheet.addEventListener("focusin", (event) => this.#point(this.#under(event.target)));
    sheet.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event: KeyboardEvent): void {
    const reached = this.#drawing?.reached ?? [];
    const at = reached.findIndex(({ element }) => element === event.target);
    if (at < 0) return;
    const to: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: reached.length - 1,
    };
    const next = reached[to[event.key] ?? -1];
    const pressed = event.key === "Enter" || event.key === " ";
    if (!pressed && to[event.key] === undefined) return;
    event.preventDefault();
    if (pressed) this.#press(reached[at] ?? null);
    else if (next) {
      this.#rove(next);
      next.element.focus();
    }
  }

  /** What lies there: of the home that is large a room, of others the home as a whole. */
  #under(target: EventTarget | null): Pressable | null {
    if (!(target instanceof Element) || !this.#drawing) return null;
    const element = target.closest(".area, .room path");
    const room = this.#drawing.rooms.find((one) => one.element === element);
    if (room && (room.element.getAttribute("role") === "button" || !room.unit)) return room;
    const unit = room?.unit ?? target.closest<SVGElement>(".home")?.dataset["unit"];
    return this.#homes.find((home) => home.unit === unit) ?? null;
  }

  #press(on: Pressable | null): void {
    if (!on) return;
    if (on.room !== null) this.#enter(on);
    else if (on.unit === this.#unit && !this.#near) {
      this.#near = true;
      this.#frame();
    } else this.#told.opened(on.unit);
    // The page may have led the focus elsewhere; who goes by the plan stays in it.
    const home = this.#homes.find(({ unit }) => unit === on.unit);
    if (on.room === null && this.element.isConnected) home?.element.focus({ preventScroll: true });
  }

  #enter({ unit, room, words }: Pressable): void {
    const place = placesIn(this.#manifest, unit).find(({ feature }) => feature === room);
    if (place && this.#told.walks()) this.#told.entered(place, place.name || words);
  }

  /** Say below the plan what the pointer or the focus is on. */
  #point(on: Pressable | null): void {
    if (on) {
      this.#pointed.textContent = on.words;
      return;
    }
    const near = this.#drawing?.svg.classList.contains("near") && this.#told.walks();
    this.#pointed.textContent = near
      ? t("Press a room to stand in it.")
      : t("Press a home to open it.");
  }
}

/** The statuses that homes have here, each with its look on the plan. */
function legend(manifest: Manifest): HTMLElement {
  const of = new Map(STATUSES.map((status) => [status, 0]));
  for (const { status } of manifest.units) of.set(status, (of.get(status) ?? 0) + 1);
  const rows = STATUSES.filter((status) => of.get(status)).map((status) =>
    make("li", { class: "plans-key", "data-status": status }, statusWord(status)),
  );
  return make(
    "ul",
    { class: "plans-legend", "aria-label": t("What the plan's colours say") },
    ...rows,
  );
}
