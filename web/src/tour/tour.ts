/** The guided tour on the page: leads from step to step, stops at any input, goes on when asked. */
import type { TourStep } from "../manifest.gen";
import type { Act, Showroom } from "../showroom";
import { t } from "../words";
import { Leading } from "./leading";
import { stayFor } from "./pace";
import { TourPanel } from "./panel";
import { Round, type Standing } from "./round";
import { type Told, tellOf } from "./telling";

/** Keys that only lead to others. */
const QUIET = new Set(["Tab", "Shift", "Control", "Alt", "Meta", "CapsLock"]);

export class Tour {
  readonly #room: Showroom;
  readonly #steps: readonly TourStep[];
  readonly #told: readonly Told[];
  readonly #leading: Leading;
  readonly #panel: TourPanel;
  readonly #round: Round;
  readonly #changed: (standing: Standing) => void;
  /** What is chosen now is chosen by the tour. */
  #choosing = false;
  #shown = -1;
  /** The list of homes was open before. */
  #listed = false;

  /** `changed` is told how the tour stands. */
  constructor(room: Showroom, changed: (standing: Standing) => void) {
    const { manifest, today, still } = room;
    this.#room = room;
    this.#changed = changed;
    this.#steps = manifest.tour ?? [];
    this.#told = this.#steps.map((step) => tellOf(manifest, step, today));
    this.#leading = new Leading(room, this.#steps);
    const stays = this.#told.map(({ title, words }) => stayFor(`${title} ${words}`));
    this.#round = new Round(stays, !still, CLOCK, {
      show: (at) => this.#show(at),
      stands: (standing) => this.#stands(standing),
      done: () => {
        this.#act("tour_done");
        this.#over();
      },
    });
    this.#panel = new TourPanel(!still, {
      back: () => this.#round.step(-1),
      turn: () => this.turn(),
      next: () => this.#step(),
      end: () => this.end(),
    });
    this.#panel.element.hidden = true;
    this.#listen();
  }

  /** Begin, pause, or go on: whatever comes next. */
  turn(): void {
    const { standing } = this.#round;
    if (standing === "over") {
      // With its words the panel is as large as it will be, and the first flight leaves room for it.
      this.#tell(0);
      const { side } = this.#room;
      this.#listed = side.listed && this.#room.scenery.viewer !== null;
      if (this.#listed) side.list(false, false);
      this.#round.begin();
      this.#act("tour_begin");
      this.#panel.focus();
    } else if (standing === "running") {
      this.#round.pause();
      this.#room.scenery.viewer?.halt();
      this.#act("tour_pause");
    } else {
      this.#round.goOn();
      this.#panel.focus();
    }
  }

  /** Somebody came by an address: step `number` (from 1) waits for them as they found it. */
  waitAt(number: number): void {
    this.#tell(number - 1);
    this.#round.waitAt(number - 1);
  }

  end(): void {
    if (!this.#round.on) return;
    this.#act("tour_end");
    this.#round.end();
    this.#over();
  }

  #step(): void {
    const { at } = this.#round;
    if (at + 1 < this.#steps.length) this.#round.step(1);
    else this.end();
  }

  #show(at: number): void {
    this.#choosing = true;
    this.#leading.lead(at);
    this.#choosing = false;
    const { title, words, count } = this.#tell(at);
    this.#room.say(`${title}. ${words} ${count}.`);
  }

  #tell(at: number): Told & { count: string } {
    const told = this.#told[at] ?? { title: "", words: "" };
    this.#shown = at;
    return { ...told, count: this.#panel.show(told, at, this.#steps.length) };
  }

  #stands(standing: Standing): void {
    this.#panel.stand(standing);
    this.#changed(standing);
    const { scenery } = this.#room;
    // What is framed is centred in what the panel leaves free, by the next flight and not by a jump.
    if (standing === "running") scenery.viewer?.halt();
    scenery.cover();
  }

  #over(): void {
    this.#leading.letGo();
    if (this.#listed) this.#room.side.list(true, false);
    this.#set({ tour: null });
    this.#room.say(t("The tour is over. Everything here can be looked at on your own."));
  }

  #set(change: Parameters<Showroom["choice"]["set"]>[0]): void {
    this.#choosing = true;
    this.#room.choice.set(change);
    this.#choosing = false;
  }

  #act(kind: Act): void {
    const { unit = "", feature = "" } = this.#steps[this.#shown] ?? {};
    this.#room.act(kind, unit || feature);
  }

  /** The buyer does something else: everything stays where it is. */
  #interrupt(): void {
    if (this.#round.standing === "running") {
      this.#room.scenery.viewer?.halt();
      this.#act("tour_pause");
    }
    this.#round.aside();
  }

  #listen(): void {
    const { choice } = this.#room;
    const elsewhere = (event: Event) => {
      if (this.#round.on && !this.#panel.holds(event.target)) this.#interrupt();
    };
    const options = { capture: true, passive: true } as const;
    addEventListener("pointerdown", elsewhere, options);
    addEventListener("wheel", elsewhere, options);
    addEventListener(
      "keydown",
      (event) => {
        if (!this.#round.on || QUIET.has(event.key)) return;
        if (event.key === "Escape" && this.#round.standing !== "aside") event.stopPropagation();
        else if (this.#panel.holds(event.target)) return;
        this.#interrupt();
      },
      { capture: true },
    );
    choice.follow((now, before) => {
      if (this.#choosing) return;
      if (now.tour === before.tour) {
        if (this.#round.on) this.#interrupt();
      } else if (now.tour === null) this.end();
      else this.waitAt(now.tour);
    });
    document.addEventListener("visibilitychange", () => this.#round.hide(document.hidden));
  }
}

const CLOCK = {
  now: () => performance.now(),
  later(call: () => void, ms: number): () => void {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
