/** The line between two moments over the view: taken hold of by mouse, finger or keys, with what is on either side. */
import type { Free } from "../viewer/division";
import { t } from "../words";
import { button, make } from "./element";
import type { MomentName } from "./moment_names";

/** What one press of an arrow key moves the line, and of a page key; shares of the free view. */
const STEP = 0.05;
const LEAP = 0.25;
/** Half of what is taken hold of, CSS pixels: so far it stays within what is free. */
const HALF = 24;
/** Names begin so far from the line, and with less room than this they are left out, CSS pixels. */
const BESIDE = 38;
const LEAST = 64;

export interface DividerTold {
  /** Move the line to a share of the free view from the left, whatever the direction of writing. */
  moved(at: number): void;
  /** The share at which `x` lies, CSS pixels from the left of the view. */
  shareAt(x: number): number;
  ended(): void;
}

export class Divider {
  readonly element: HTMLElement;
  readonly #scene: HTMLElement;
  readonly #told: DividerTold;
  readonly #line = make("div", { class: "split-line" });
  readonly #grip: HTMLElement;
  /** Names left and right of the line. */
  readonly #names: readonly [HTMLElement, HTMLElement];
  readonly #listeners = new AbortController();
  #at = 0.5;
  #held: { id: number; off: number } | null = null;

  /** Drawn in `scene`, hidden at first. */
  constructor(scene: HTMLElement, told: DividerTold) {
    this.#scene = scene;
    this.#told = told;
    this.#grip = make("div", {
      class: "split-grip",
      role: "slider",
      tabindex: 0,
      "aria-label": t("Line between the two moments"),
      "aria-orientation": "horizontal",
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    });
    this.#names = [make("p", { class: "split-name" }), make("p", { class: "split-name" })];
    const end = button(t("End the comparison"), "close", "tool split-end", told.ended, false);
    this.element = make(
      "div",
      { class: "split", dir: "ltr", hidden: true },
      this.#line,
      ...this.#names,
      end,
      this.#grip,
    );
    scene.append(this.element);
    this.#listen();
  }

  get shown(): boolean {
    return !this.element.hidden;
  }

  /** Show the line at share `at` from the left, between what is called `left` and `right`; null for no line. */
  show(at: number, names: readonly [left: MomentName, right: MomentName] | null): void {
    this.element.hidden = names === null;
    if (!names) return;
    this.#at = at;
    const rtl = getComputedStyle(this.#scene).direction;
    names.forEach(({ name, when }, side) => {
      const label = this.#names[side];
      label?.setAttribute("dir", rtl);
      label?.replaceChildren(
        make("b", { dir: "auto" }, name),
        ...(when ? [make("span", {}, when)] : []),
      );
    });
    const [left, right] = names;
    const share = Math.round(100 * at);
    this.#grip.setAttribute("aria-valuenow", String(share));
    this.#grip.setAttribute(
      "aria-valuetext",
      t("{left} {share} %, {right} {rest} %", {
        left: left.name,
        right: right.name,
        share,
        rest: 100 - share,
      }),
    );
  }

  /** The line is drawn `x` CSS pixels from the left of the view, of which `free` no panel covers. */
  place(x: number, free: Free): void {
    const { style } = this.element;
    const set = (name: string, value: number) => style.setProperty(name, `${Math.round(value)}px`);
    set("--line", x);
    set("--hold", Math.min(free.to - HALF, Math.max(free.from + HALF, x)));
    set("--below", free.below);
    const room = [x - free.from - BESIDE, free.to - x - BESIDE];
    this.#names.forEach((name, side) => {
      const wide = room[side] ?? 0;
      name.hidden = wide < LEAST;
      name.style.maxInlineSize = `${Math.round(wide)}px`;
    });
  }

  focus(): void {
    this.#grip.focus({ preventScroll: true });
  }

  #listen(): void {
    const { signal } = this.#listeners;
    for (const part of [this.#grip, this.#line]) {
      part.addEventListener("pointerdown", (event) => this.#take(part, event), { signal });
      part.addEventListener("pointermove", (event) => this.#drag(event), { signal });
      for (const over of ["pointerup", "pointercancel"] as const)
        part.addEventListener(over, () => this.#release(), { signal });
    }
    this.#grip.addEventListener("keydown", (event) => this.#key(event), { signal });
    // Escape leads out of what one is in: first of the comparison.
    this.element.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.#told.ended();
      },
      { signal },
    );
  }

  #take(part: HTMLElement, event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    part.setPointerCapture(event.pointerId);
    const box = this.#line.getBoundingClientRect();
    this.#held = { id: event.pointerId, off: event.clientX - (box.left + box.width / 2) };
    this.element.dataset["held"] = "";
    this.focus();
  }

  #drag(event: PointerEvent): void {
    if (this.#held?.id !== event.pointerId) return;
    const { left } = this.#scene.getBoundingClientRect();
    this.#told.moved(this.#told.shareAt(event.clientX - left - this.#held.off));
  }

  #release(): void {
    this.#held = null;
    delete this.element.dataset["held"];
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to: Record<string, number> = {
      ArrowLeft: this.#at - STEP,
      ArrowDown: this.#at - STEP,
      ArrowRight: this.#at + STEP,
      ArrowUp: this.#at + STEP,
      PageDown: this.#at - LEAP,
      PageUp: this.#at + LEAP,
      Home: 0,
      End: 1,
    };
    const at = to[event.key];
    if (at === undefined) return;
    event.preventDefault();
    this.#told.moved(Math.min(1, Math.max(0, at)));
  }

  dispose(): void {
    this.#listeners.abort();
    this.element.remove();
  }
}
