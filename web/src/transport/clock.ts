// How far the server's clock is ahead of the browser's; order never depends on it.

/**
 * Wall time by the clock that nobody sets, ms since 1970: a device whose clock is put right during a visit moves none
 * of its batches. How far it is from the truth, the offset to the server says.
 */
export function wallClock(): number {
  return Math.round(performance.timeOrigin + performance.now());
}

interface Ping {
  /** The browser's wall clock when asked and when answered, ms. */
  readonly asked: number;
  readonly answered: number;
  readonly server: number;
}

/** Server's clock minus the browser's, from the quickest ping: its answer waited least on the way. */
export function offsetFrom(pings: readonly Ping[]): number {
  let best: Ping | undefined;
  for (const ping of pings) {
    if (!best || ping.answered - ping.asked < best.answered - best.asked) best = ping;
  }
  return best ? Math.round(best.server - (best.asked + best.answered) / 2) : 0;
}
