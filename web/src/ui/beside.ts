/** What the moment on show is compared with: another stop in the same view, and where the line between them is. Pure. */

export interface Beside {
  /** Id of the other stop. */
  readonly stop: string;
  /** Where the line is: share of the free view, from where the reader's lines begin. */
  readonly at: number;
  /** Whether the other moment lies where the reader's lines end. */
  readonly end: boolean;
}

/** "raw-structure_0.5", and with "_end" where the other moment lies at the end; null where it is not that. */
export function readBeside(text: string): Beside | null {
  const [, stop, at, end] = /^(.+)_([01](?:\.\d{1,4})?)(_end)?$/.exec(text) ?? [];
  if (!stop || Number(at) > 1) return null;
  return { stop, at: Number(at), end: end !== undefined };
}

export function writeBeside(beside: Beside | null): string | null {
  // A line in a view four thousand pixels wide is then where it was, to two pixels.
  return beside && `${beside.stop}_${+beside.at.toFixed(3)}${beside.end ? "_end" : ""}`;
}
