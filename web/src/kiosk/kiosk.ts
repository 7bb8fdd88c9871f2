/**
 * The page on a display in a showroom: when its visitor has gone it begins anew for the next one.
 *
 * It goes nowhere before its server has answered: a display that shows a browser's error stays so until somebody comes.
 */
import "../styles/kiosk.css";
import { beginning, kioskOf, noted } from "./asked";
import { Idle } from "./idle";
import { left } from "./leaving";
import { Question } from "./question";
import { stay } from "./staying";

/** How long it waits for an answer to "Still here?", ms. */
const GRACE = 20_000;
/** A server that did not answer is asked again after so long, ms. */
const AGAIN = 5_000;
const MINUTE = 60_000;
/** What counts as somebody being there. */
const INPUTS = [
  "pointerdown",
  "pointermove",
  "wheel",
  "keydown",
  "touchstart",
  "touchmove",
  "input",
];
/** What answers "Still here?"; the table that a screen stands on may be knocked, and a mouse with it. */
const ANSWERS = new Set(["pointerdown", "keydown", "wheel", "touchstart", "pointermove"]);

/** What a page has of its visitor. */
export interface Visited {
  /** Nothing more is noted; what was is kept until it is handed over. */
  rest(): Promise<void>;
  /** Show the page as a new visitor finds it; null for a page that cannot without being loaded. */
  readonly renew: (() => void) | null;
  /** Whether the page goes by itself, such as on a tour. */
  running(): boolean;
}

/** Keep this page as a display's; `visited` is what it has of whoever stands before it. */
export function keepKiosk(visited: Visited): void {
  const kiosk = kioskOf(location.search);
  if (!kiosk) return;
  document.documentElement.dataset["kiosk"] = "";
  history.replaceState(
    history.state,
    "",
    location.pathname + noted(location.search) + location.hash,
  );
  stay();
  new Display(kiosk.minutes, visited);
}

class Display {
  readonly #visited: Visited;
  readonly #question = new Question();
  readonly #idle: Idle;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(minutes: number, visited: Visited) {
    this.#visited = visited;
    this.#idle = new Idle(
      { after: minutes * MINUTE, grace: GRACE, clock: () => performance.now(), later },
      {
        running: () => visited.running(),
        asks: (seconds) => this.#question.ask(seconds),
        stays: () => this.#question.close(),
        leaves: () => void this.#leave(),
      },
    );
    for (const kind of INPUTS)
      addEventListener(kind, (event) => this.#heard(event), { capture: true, passive: false });
  }

  #heard(event: Event): void {
    // Where something comes to lie under a mouse that rests, browsers say that it moved.
    if (event instanceof PointerEvent && event.type === "pointermove" && unmoved(event)) return;
    if (this.#question.answerable && ANSWERS.has(event.type)) {
      // It says "I am here", and presses nothing that lies below.
      event.stopPropagation();
      if (event.cancelable && event.type !== "pointermove") event.preventDefault();
    }
    this.#idle.input();
  }

  async #leave(): Promise<void> {
    this.#question.hold(false);
    await this.#visited.rest();
    if (await left()) return this.#begin();
    if (this.#visited.renew) {
      this.#visited.renew();
      history.replaceState(null, "", beginning(location.pathname, location.search));
      this.#question.close();
      this.#idle.begin();
    } else this.#question.hold(true);
    this.#tryAgain(this.#idle.last);
  }

  /** The server is asked again and again; `since` then nobody has come who would see the page go. */
  #tryAgain(since: number): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(async () => {
      if (!(await left())) return this.#tryAgain(since);
      // Whoever came meanwhile is left alone; the page begins anew when they have gone.
      if (this.#idle.last <= since) this.#begin();
    }, AGAIN);
  }

  #begin(): void {
    location.replace(beginning(location.pathname, location.search));
  }
}

function unmoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX === 0 && movementY === 0;
}

function later(call: () => void, ms: number): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
