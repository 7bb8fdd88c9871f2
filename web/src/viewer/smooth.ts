/** From 0 at `low` to 1 at `high`, without a kink at either end (Hermite). */
export function smooth(low: number, high: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return part * part * (3 - 2 * part);
}
