// When a batch is cut, and that it never breaks the law of the wire: 64 rows, 64 poses, 16 KB, sums that meet.
import { folded, posesIn, thinned } from "../attention/poses";
import {
  type Action,
  type Batch,
  MAX_ACTIONS,
  MAX_MESSAGE_BYTES,
  MAX_POSES,
  MAX_ROWS,
  type Pose,
  type Row,
} from "../wire.gen";

/**
 * A batch is cut at so many rows: two thirds of what fits, for one more look can bring a dozen new ones. Rows
 * are sums, so cutting earlier would send the same features again and again (five times the bytes where
 * thirty are in view).
 */
export const FULL_ROWS = 42;
/** ... or actions, or poses ... */
const FULL_ACTIONS = 20;
const FULL_POSES = 60;
/** ... or after so long, ms. */
export const FULL_AFTER_MS = 5_000;
/** The server takes so many rows and actions a second of one visit, and so many at once. */
export const ROWS_A_SECOND = 10;
export const ROWS_AT_ONCE = 100;

export interface Contents {
  readonly active: number;
  readonly background: number;
  readonly rows: Row[];
  readonly actions: Action[];
  readonly poses: Pose[];
  readonly dropped: number;
}

/** Decides by what has gathered; keeps within the rows that the server takes of one visit. */
export class Pace {
  #since: number;
  #allowance = ROWS_AT_ONCE;
  #refilled: number;

  constructor(now: number) {
    this.#since = now;
    this.#refilled = now;
  }

  /** Is it time to cut, with so much active time (ms), rows, actions and poses gathered? */
  due(now: number, active: number, rows: number, actions: number, poses: number): boolean {
    if (active + rows + actions + poses === 0) return false;
    const age = now - this.#since;
    const full = rows >= FULL_ROWS || actions >= FULL_ACTIONS || poses >= FULL_POSES;
    return (
      (full || age >= FULL_AFTER_MS) && Math.min(rows + actions, ROWS_AT_ONCE) <= this.#left(now)
    );
  }

  /** A batch of so many rows and actions was cut. */
  cut(now: number, rows: number): void {
    this.#allowance = Math.max(0, this.#left(now) - rows);
    this.#refilled = now;
    this.#since = now;
  }

  /** What the server would take now; a batch waits for it no longer than its own rows take to earn. */
  #left(now: number): number {
    const refill = ((now - this.#refilled) / 1000) * ROWS_A_SECOND;
    return Math.min(ROWS_AT_ONCE, this.#allowance + refill);
  }
}

export type Head = Pick<
  Batch,
  "id" | "visit" | "development" | "consent" | "seq" | "began" | "offset" | "since" | "until"
>;

/** A batch that fits: poses are thinned first, then the least rows go to the background, then old actions. */
export function pack(head: Head, contents: Contents): Batch {
  const batch = { ...head, ...contents, poses: folded(contents.poses) };
  while (posesIn(batch.poses) > MAX_POSES) thin(batch);
  if (batch.rows.length > MAX_ROWS) fold(batch, batch.rows.length - MAX_ROWS);
  const most = Math.min(MAX_ACTIONS, ROWS_AT_ONCE - batch.rows.length);
  if (batch.actions.length > most) forget(batch, batch.actions.length - most);
  while (bytesOf(batch) > MAX_MESSAGE_BYTES) {
    if (batch.poses.length > 0) thin(batch);
    else if (batch.rows.length > 1) fold(batch, 1);
    else if (batch.actions.length > 0) forget(batch, 1);
    else break;
  }
  return brief(batch);
}

/** Without what is nothing: no acts, no poses, nothing dropped. */
function brief({ actions, poses, dropped, ...batch }: Head & Contents): Batch {
  return {
    ...batch,
    ...(actions.length > 0 && { actions }),
    ...(poses.length > 0 && { poses }),
    ...(dropped > 0 && { dropped }),
  };
}

/** Bytes of UTF-8 on the wire. */
export function bytesOf(batch: Batch): number {
  return new TextEncoder().encode(JSON.stringify(batch)).length;
}

type Loose = { -readonly [K in keyof Contents]: Contents[K] };

function thin(batch: Loose): void {
  const before = posesIn(batch.poses);
  const kept = before > 1 ? thinned(batch.poses) : [];
  batch.dropped += before - posesIn(kept);
  batch.poses = kept;
}

function fold(batch: Loose, count: number): void {
  const rows = [...batch.rows].sort((a, b) => b.attention - a.attention);
  for (const row of rows.splice(rows.length - count)) batch.background += row.attention;
  batch.rows = rows;
  batch.dropped += count;
}

function forget(batch: Loose, count: number): void {
  batch.actions = batch.actions.slice(count);
  batch.dropped += count;
}
