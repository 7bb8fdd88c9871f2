// The queue: a batch stays until the server says that it is stored, and goes again until then.
import { posesIn, thinned } from "../attention/poses";
import { type Batch, MAX_AGE_MS, type Receipt } from "../wire.gen";
import { backoff } from "./backoff";
import type { Store } from "./store";

/** Batches sent but not yet acknowledged. */
export const WINDOW = 4;
/** Kept at most, as JSON: more than half an hour without a network. */
export const MOST_CHARACTERS = 1_000_000;

/** What has waited for so long, ms, is not sent any more: a day before the server takes it no longer. */
export const OLDEST_MS = MAX_AGE_MS - 86_400_000;

export interface OutboxOptions {
  /** Opens meanwhile; null where the browser has none to give. */
  readonly store: Promise<Store | null>;
  /** Hands a batch over and waits for the receipt; rejects where none came. */
  readonly send: (batch: Batch) => Promise<Required<Receipt>>;
  readonly later: (call: () => void, ms: number) => () => void;
  readonly random: () => number;
  /** Wall time by the clock that batches began by, ms since 1970. */
  readonly now: () => number;
  /** The server refused a batch for good. */
  readonly onRefused: (reason: string) => void;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #waiting = new Map<string, Batch>();
  /** Characters of each that waits; counting them anew costs as much as sending it. */
  readonly #sizes = new Map<string, number>();
  readonly #flying = new Set<string>();
  #characters = 0;
  #failures = 0;
  #dropped = 0;
  #cancel: (() => void) | null = null;
  /** The server itself asked for the present pause. */
  #asked = false;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Everything that is not acknowledged, oldest first. */
  get waiting(): Batch[] {
    return [...this.#waiting.values()];
  }

  /** What was dropped since the last call: to be reported in the next batch. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** Take up what an earlier tab left, if it rests on this consent; the rest is deleted. */
  async restore(consent: string): Promise<void> {
    const store = await this.#options.store;
    const left = (await store?.all().catch(() => [])) ?? [];
    left.sort((a, b) => a.began - b.began || a.seq - b.seq);
    for (const batch of left) {
      if (batch.consent !== consent) void store?.remove(batch.id).catch(ignore);
      else if (!this.#closed && !this.#waiting.has(batch.id)) this.#hold(batch);
    }
    this.#bound();
    this.pump();
  }

  add(batch: Batch): void {
    if (this.#closed) return;
    this.#hold(batch);
    this.#keep(batch);
    this.#bound();
    this.pump();
  }

  /** The line is there again: do not wait for the rest of the pause. */
  hurry(): void {
    if (this.#asked) return;
    this.#failures = 0;
    this.#cancel?.();
    this.#cancel = null;
    this.pump();
  }

  /** Send what may be sent now. */
  pump(): void {
    if (this.#closed || this.#cancel) return;
    for (const batch of this.waiting) {
      if (this.#flying.size >= WINDOW) return;
      if (this.#flying.has(batch.id)) continue;
      if (this.#old(batch)) this.#drop(batch);
      else void this.#fly(batch);
    }
  }

  /** End; what waits stays in the store for the next visit. */
  close(): void {
    this.#closed = true;
    this.#cancel?.();
    void this.#options.store.then((store) => store?.close());
  }

  /** End and forget everything. */
  async purge(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    this.#waiting.clear();
    await (await this.#options.store)?.purge();
  }

  async #fly(batch: Batch): Promise<void> {
    this.#flying.add(batch.id);
    try {
      const receipt = await this.#options.send(batch);
      this.#settle(batch, receipt);
    } catch {
      this.#flying.delete(batch.id);
      // What fails together fails once.
      if (!this.#cancel) this.#rest(backoff(++this.#failures, this.#options.random()));
    }
  }

  #settle(batch: Batch, { state, reason, retry_after }: Required<Receipt>): void {
    this.#flying.delete(batch.id);
    if (this.#closed) return;
    if (state === "later") {
      const pause = backoff(++this.#failures, this.#options.random());
      this.#rest(Math.max(retry_after, pause), retry_after > 0);
      return;
    }
    this.#failures = 0;
    this.#forget(batch.id);
    if (state === "refused") {
      this.#dropped += weight(batch);
      this.#options.onRefused(reason);
    }
    if (retry_after > 0) this.#rest(retry_after, true);
    else this.pump();
  }

  /** One pause for the whole queue: a server that is busy for one batch is busy for the next. */
  #rest(ms: number, asked = false): void {
    if (this.#closed) return;
    this.#cancel?.();
    this.#asked = asked;
    this.#cancel = this.#options.later(() => {
      this.#cancel = null;
      this.#asked = false;
      this.pump();
    }, ms);
  }

  /** Poses are thinned before anything is dropped; then the oldest batches go, and are counted. */
  #bound(): void {
    const full = () => this.#characters > MOST_CHARACTERS;
    while (full() && this.#thin()) {}
    for (const batch of this.waiting) {
      if (!full()) return;
      if (!this.#flying.has(batch.id)) this.#drop(batch);
    }
  }

  /** Too old by the browser's clock, and by the server's as it was known: one of them may have been put right. */
  #old({ began, offset }: Batch): boolean {
    return this.#options.now() - began - Math.max(0, offset) > OLDEST_MS;
  }

  #drop(batch: Batch): void {
    this.#dropped += weight(batch);
    this.#forget(batch.id);
  }

  /** Halves the longest pose log that waits; false where none is left. */
  #thin(): boolean {
    let longest: Batch | undefined;
    let most = 1;
    for (const batch of this.#waiting.values()) {
      const count = posesIn(batch.poses ?? []);
      if (count <= most || this.#flying.has(batch.id)) continue;
      longest = batch;
      most = count;
    }
    if (!longest?.poses) return false;
    const poses = thinned(longest.poses);
    const dropped = (longest.dropped ?? 0) + most - posesIn(poses);
    const thin = { ...longest, poses, dropped };
    this.#hold(thin);
    this.#keep(thin);
    return true;
  }

  #hold(batch: Batch): void {
    const size = JSON.stringify(batch).length;
    this.#characters += size - (this.#sizes.get(batch.id) ?? 0);
    this.#sizes.set(batch.id, size);
    this.#waiting.set(batch.id, batch);
  }

  #keep(batch: Batch): void {
    // A full disk costs durability, not the visit: the batch still waits in memory.
    void this.#options.store.then((store) => store?.put(batch)).catch(ignore);
  }

  #forget(id: string): void {
    this.#characters -= this.#sizes.get(id) ?? 0;
    this.#sizes.delete(id);
    this.#waiting.delete(id);
    void this.#options.store.then((store) => store?.remove(id)).catch(ignore);
  }
}

/** What is lost with a batch: rows, actions and poses, and what it would have reported as lost. */
function weight({ rows, actions = [], poses = [], dropped = 0 }: Batch): number {
  return rows.length + actions.length + posesIn(poses) + dropped;
}

function ignore(): void {}
