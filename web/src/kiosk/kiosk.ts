/**
 * The page on a display in a showroom: when its visitor has gone it begins anew for the next one.
 *
 * It goes nowhere before its server has answered: a display that shows a browser's error stays so until somebody comes.
 */
import "../styles/kiosk.css";
import { beginning, inItsLanguage, kioskOf, noted } from "./asked";
import { Hands } from "./hands";
import { Idle } from "./idle";
import { Leaving } from "./leaving";
import { Question } from "./question";
import { stay } from "./staying";

/** How long it waits for an answer to "Still here?", ms. */
const GRACE = 20_000;
/** A server that did not answer is asked again after so long, ms. */
const AGAIN = 5_000;
const MINUTE = 60_000;

/** What a page has of its visitor. */
export interface Visited {
  /** Nothing more is noted; what was is kept until it is handed over. */
  rest(): Promise<void>;
  /** Show the page as a new visitor finds it; null for a page that cannot without being loaded. */
  readonly renew: (() => void) | null;
  /** Whether the page goes by itself, such as on a tour. */
  running(): boolean;
}

/** Nothing: what is shown to somebody else must be loaded for them. */
const NOTHING: Visited = { rest: () => Promise.resolve(), renew: null, running: () => false };

export class Display {
  readonly #question = new Question();
  readonly #leaving = new Leaving();
  readonly #hands = new Hands({ here: () => this.#idle.input(), over: () => this.#touched() });
  readonly #idle: Idle;
  #visited = NOTHING;
  /** Somebody said that they are still here; their touch may last. */
  #answered = false;
  /** Whose last touch is later than this came after the visitor before, and is left alone. */
  #since = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** The display that this page is on, if its address says so. It hears from now on what hands do. */
  static here(): Display | null {
    const kiosk = kioskOf(location.search);
    return kiosk && new Display(kiosk.minutes);
  }

  private constructor(minutes: number) {
    document.documentElement.dataset["kiosk"] = "";
    const { hash, pathname, search } = location;
    history.replaceState(history.state, "", pathname + noted(search) + hash);
    this.#idle = new Idle(
      { after: minutes * MINUTE, grace: GRACE, clock: () => performance.now(), later },
      {
        running: () => this.#visited.running(),
        asks: (seconds) => this.#ask(seconds),
        stays: () => {
          this.#answered = true;
        },
        leaves: () => void this.#leave(),
      },
    );
    this.#hands.listen();
    stay(this.#leaving);
    if (this.stale) void this.#leave();
    // Whoever comes upon it by going back finds what another has left.
    addEventListener("pageshow", ({ persisted }) => persisted && void this.#leave());
  }

  /** The page was loaded again before the server had let go of who has gone: it is nobody's yet, and goes by itself. */
  get stale(): boolean {
    return this.#leaving.pending;
  }

  keep(visited: Visited): void {
    this.#visited = visited;
  }

  #ask(seconds: number): void {
    this.#hands.hold();
    this.#question.ask(seconds);
  }

  /** A touch of the held page is over; it may have been an answer. */
  #touched(): void {
    if (this.#answered) this.#free();
  }

  #free(): void {
    this.#answered = false;
    this.#hands.free();
    this.#question.close();
  }

  async #leave(): Promise<void> {
    this.#idle.stop();
    this.#answered = false;
    this.#hands.hold();
    this.#question.hold(false);
    this.#leaving.begin();
    const rested = await this.#rest();
    if (await this.#leaving.done()) return this.#begin();
    if (rested && this.#renew()) {
      this.#free();
      this.#idle.begin();
      this.#since = this.#idle.last;
    } else {
      this.#question.hold(true);
      this.#since = Number.POSITIVE_INFINITY;
    }
    this.#tryAgain();
  }

  /** Whether nothing more is noted. */
  async #rest(): Promise<boolean> {
    try {
      await this.#visited.rest();
      return true;
    } catch {
      return false;
    }
  }

  /** Put the page back in place; false where it must be loaded, or would go on in the language of who has gone. */
  #renew(): boolean {
    const { renew } = this.#visited;
    if (!renew || !inItsLanguage(location.search)) return false;
    try {
      renew();
      history.replaceState(null, "", beginning(location.pathname, location.search));
      return true;
    } catch {
      return false;
    }
  }

  /** The server is asked again and again; whoever came meanwhile is left alone until they have gone. */
  #tryAgain(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(async () => {
      if (!(await this.#leaving.done())) this.#tryAgain();
      else if (this.#idle.last <= this.#since) this.#begin();
    }, AGAIN);
  }

  #begin(): void {
    location.replace(beginning(location.pathname, location.search));
  }
}

function later(call: () => void, ms: number): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
