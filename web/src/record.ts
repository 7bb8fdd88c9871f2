// The recording of one visit: attention, deliberate acts and camera poses, sent under the buyer's consent.
import type { Eye } from "./attention/poses";
import type { Panel, Probe } from "./attention/probe";
import { Sampler } from "./attention/sampler";
import { readScreen } from "./attention/screen";
import { listen, seen } from "./attention/senses";
import { Pace, pack } from "./transport/batcher";
import { wallClock } from "./transport/clock";
import { flush } from "./transport/flush";
import { randomId } from "./transport/id";
import { Line } from "./transport/line";
import { Outbox } from "./transport/outbox";
import { openStore } from "./transport/store";
import { type Action, type Batch, MAX_ROWS, type Suggestion } from "./wire.gen";

export type { Eye };

export interface RecordingOptions {
  readonly probe: Probe;
  /** The element that the view fills; its place on the screen is where the probe's points are. */
  readonly view: Element;
  /** The panels on the page now, the topmost last. */
  readonly panels: () => readonly Panel[];
  /** Where the camera stands now, or null where there is none. */
  readonly pose: () => Eye | null;
  readonly development: string;
  /** Id of the consent's receipt. */
  readonly consent: string;
  readonly onSuggestion: (suggestion: Suggestion) => void;
  /** The buyer paused the recording, or resumed it, on this screen or another. */
  readonly onPaused: (paused: boolean) => void;
  /** The server no longer knows this consent: erased or withdrawn elsewhere. */
  readonly onWithdrawn: () => void;
}

/** What was counted since the recording began; ms. */
export interface Totals {
  readonly active: number;
  readonly background: number;
  /** Feature id -> ms. */
  readonly attention: Readonly<Record<string, number>>;
  /** Rows, actions and poses that could not be kept. */
  readonly dropped: number;
  /** Why the server last refused a batch, "" where it never did. */
  readonly refused: string;
  /** Batches cut, and those of them not yet acknowledged. */
  readonly batches: number;
  readonly waiting: number;
}

export interface Recording {
  act(kind: Action["kind"], feature?: string, stage?: string): void;
  /** The buyer moved the camera by something that is no input of the page's, such as a gamepad. */
  moved(): void;
  pause(): void;
  resume(): void;
  /** Ends for good; `purge` also deletes what was not sent. */
  stop(purge?: boolean): Promise<void>;
  totals(): Totals;
}

/** Start at once; batches wait in memory until the store is open and the socket there. */
export function startRecording(options: RecordingOptions): Recording {
  return new Visit(options);
}

/** What comes to pass without the buyer: it is no sign that they are there. */
const OF_ITSELF = new Set<Action["kind"]>(["tour_done"]);
const PAUSED = "paused";
/** Refusals after which there is no consent left to record under. */
const ENDED = new Set(["no_consent", "foreign", "withdrawn", "erased"]);

class Visit implements Recording {
  readonly #options: RecordingOptions;
  readonly #visit = randomId();
  readonly #sampler: Sampler;
  readonly #line: Line;
  readonly #outbox: Outbox;
  readonly #pace = new Pace(performance.now());
  readonly #deaf: () => void;
  readonly #sums = { active: 0, background: 0, dropped: 0, batches: 0 };
  readonly #attention: Record<string, number> = {};
  #actions: Action[] = [];
  #cancelCut: (() => void) | null = null;
  #began = wallClock();
  #seq = 0;
  #reason = "";

  constructor(options: RecordingOptions) {
    const { probe, view, panels, pose, development, consent, onSuggestion } = options;
    this.#options = options;
    this.#line = new Line({
      hello: { visit: this.#visit, development, consent },
      onWelcome: ({ reason }) => (reason ? this.#refused(reason) : this.#allowed()),
      onSuggestion,
      onWithdrawn: () => this.#refused("withdrawn"),
    });
    this.#outbox = new Outbox({
      store: openStore(),
      send: (batch) => this.#line.send(batch),
      later,
      random: Math.random,
      now: wallClock,
      onRefused: (reason) => this.#refused(reason),
    });
    void this.#outbox.restore(consent);
    this.#sampler = new Sampler(
      {
        probe,
        screen: () => readScreen(view, probe, panels()),
        pose,
        clock: () => performance.now(),
        later,
        onTick: (now) => this.#ticked(now),
      },
      seen(),
      document.hasFocus(),
    );
    const { regard } = this.#sampler;
    this.#deaf = listen({
      moved: (x, y, held) => regard.moved(x, y, performance.now(), held),
      lifted: () => regard.lifted(performance.now()),
      left: () => regard.left(),
      input: () => this.#sampler.input(),
      show: (visible, focused) => {
        this.#sampler.show(visible, focused);
        // Perhaps they resumed it on their own page just now.
        if (visible && this.#reason === PAUSED) void this.#line.hello();
      },
      hide: () => this.#hide(),
    });
  }

  act(kind: Action["kind"], feature = "", stage = this.#options.probe.stage): void {
    if (!OF_ITSELF.has(kind)) this.#sampler.input();
    const { at } = this.#sampler;
    this.#actions.push({ kind, at, ...(feature && { feature }), ...(stage && { stage }) });
  }

  moved(): void {
    this.#sampler.input();
  }

  pause(): void {
    this.#sampler.pause();
    this.#cut();
  }

  resume(): void {
    this.#sampler.resume();
  }

  async stop(purge = false): Promise<void> {
    this.#deaf();
    if (purge) {
      this.#sampler.pause();
      this.#line.close();
      await this.#outbox.purge();
      return;
    }
    this.pause();
    flush(this.#outbox.waiting);
    this.#line.close();
    this.#outbox.close();
  }

  totals(): Totals {
    const { length: waiting } = this.#outbox.waiting;
    return { ...this.#sums, attention: this.#attention, refused: this.#reason, waiting };
  }

  #ticked(now: number): void {
    const { tally, poses, waiting } = this.#sampler;
    const { length } = this.#actions;
    const due = this.#pace.due(now, waiting, tally.rows, length, poses.length);
    // In a turn of its own: it takes as long as a look, and no frame should bear both.
    if (due) this.#cancelCut ??= later(() => this.#cut(), 0);
  }

  #hide(): void {
    this.#sampler.settle();
    this.#cut();
    flush(this.#outbox.waiting);
  }

  #cut(): void {
    this.#cancelCut?.();
    this.#cancelCut = null;
    const { tally, poses } = this.#sampler;
    this.#sampler.share();
    const counted = tally.cut(MAX_ROWS) ?? { active: 0, background: 0, rows: [], dropped: 0 };
    const actions = this.#actions;
    const walked = poses.cut();
    this.#actions = [];
    this.#pace.cut(performance.now(), counted.rows.length + actions.length);
    const began = this.#began;
    this.#began = wallClock();
    if (counted.active + actions.length + walked.length === 0) return;
    const dropped = counted.dropped + this.#outbox.takeDropped();
    const { development, consent } = this.#options;
    const head = { visit: this.#visit, development, consent, began, offset: this.#line.offset };
    const batch = pack(
      { ...head, ...this.#sampler.span(), id: randomId(), seq: this.#seq++ },
      { ...counted, actions, poses: walked, dropped },
    );
    this.#count(batch);
    this.#outbox.add(batch);
  }

  #count({ active, background, rows, dropped = 0 }: Batch): void {
    this.#sums.active += active;
    this.#sums.background += background;
    this.#sums.dropped += dropped;
    this.#sums.batches++;
    for (const { feature, attention } of rows) {
      this.#attention[feature] = (this.#attention[feature] ?? 0) + attention;
    }
  }

  #allowed(): void {
    if (this.#reason === PAUSED) {
      this.#reason = "";
      this.#sampler.resume();
      this.#options.onPaused(false);
    }
    this.#outbox.hurry();
  }

  #refused(reason: string): void {
    this.#reason = reason;
    if (reason === PAUSED) {
      this.#sampler.pause();
      this.#options.onPaused(true);
    } else if (ENDED.has(reason)) this.#options.onWithdrawn();
  }
}

function later(call: () => void, ms: number): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
