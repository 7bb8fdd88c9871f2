/**
 * Every hand on a display, heard before the rest of the page. While the page is held nothing else hears of any: a touch says
 * that somebody is there, and presses nothing, nor does what comes after it of the same touch.
 */
import { Stroke } from "./stroke";

/** What hands do, and what browsers make of it. */
const ALL = [
  ...["pointerdown", "pointermove", "pointerup", "pointercancel"],
  ...["touchstart", "touchmove", "touchend", "touchcancel"],
  ...["mousedown", "mousemove", "mouseup", "click", "dblclick", "auxclick", "contextmenu"],
  ...["wheel", "keydown", "keypress", "keyup", "input"],
] as const;
/** Somebody is there; a mouse must be led somewhere. */
const SIGNS = new Set<string>([
  ...["pointerdown", "pointerup", "touchstart", "touchmove", "click", "wheel", "keydown", "input"],
]);
/** A touch, a turn or a key is over with it; those who hear the screen press without a touch. */
const ENDS = new Set<string>(["pointerup", "pointercancel", "click", "wheel", "keyup"]);
/** What may still come of it: its click, the touch of a second finger, a key that repeats. */
const REST = new Set<string>([
  ...["pointerup", "pointercancel", "touchmove", "touchend", "touchcancel"],
  ...["mousedown", "mouseup", "click", "dblclick", "auxclick", "contextmenu"],
  ...["keydown", "keypress", "keyup"],
]);

export interface HandsTold {
  /** Somebody is there. */
  here(): void;
  /** What somebody did while the page was held is over. */
  over(): void;
}

/** What is asked of an event. */
export interface Heard
  extends Pick<
    Event,
    | "type"
    | "isTrusted"
    | "cancelable"
    | "timeStamp"
    | "preventDefault"
    | "stopImmediatePropagation"
  > {
  readonly repeat?: boolean;
  readonly buttons?: number;
  readonly clientX?: number;
  readonly clientY?: number;
}

export class Hands {
  readonly #told: HandsTold;
  readonly #stroke = new Stroke();
  #held = false;
  /** The touch that ended the holding may have a rest. */
  #rest = false;

  constructor(told: HandsTold) {
    this.#told = told;
  }

  /** From here on, before whoever listens later. */
  listen(): void {
    const options = { capture: true, passive: false };
    for (const kind of ALL) addEventListener(kind, (event) => this.hear(event), options);
  }

  /** Nothing on the page hears of any hand. */
  hold(): void {
    this.#held = true;
  }

  /** The page hears of what begins from now on. */
  free(): void {
    this.#held = false;
  }

  hear(event: Heard): void {
    // What the page presses itself is no hand's.
    if (!event.isTrusted) return;
    const { type } = event;
    if (type === "pointerdown" || (type === "keydown" && !event.repeat)) this.#rest = false;
    const held = this.#held;
    if (held || (this.#rest && REST.has(type))) {
      event.stopImmediatePropagation();
      if (event.cancelable) event.preventDefault();
    }
    if (type === "click") this.#rest = false;
    const led = type === "pointermove" && this.#led(event);
    if (led || SIGNS.has(type)) this.#told.here();
    if (!held || !(ENDS.has(type) || (led && !event.buttons))) return;
    this.#told.over();
    this.#rest = !this.#held && type !== "click";
  }

  #led({ buttons, clientX = 0, clientY = 0, timeStamp }: Heard): boolean {
    return this.#stroke.far(clientX, clientY, timeStamp) || Boolean(buttons);
  }
}
