// Whole milliseconds from shares, without losing or inventing one.

/**
 * Whole numbers in proportion to `parts` that sum to `total` exactly: the largest-remainder method
 * (Hamilton, 1792). Ties go to the earlier part; where all parts are 0 the last one takes all.
 */
export function apportion(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  const exact = parts.map((part) => (sum > 0 ? (part / sum) * total : 0));
  const whole = exact.map(Math.floor);
  let left = total - whole.reduce((a, b) => a + b, 0);
  if (sum > 0) {
    const order = exact.map((part, i) => [part - Math.floor(part), i] as const);
    order.sort(([a, i], [b, j]) => b - a || i - j);
    for (const [, i] of order) {
      if (left <= 0) break;
      whole[i] = (whole[i] ?? 0) + 1;
      left--;
    }
  }
  // What rounding of the doubles themselves left over; the last part (the background) bears it.
  const last = whole.length - 1;
  if (last >= 0) whole[last] = (whole[last] ?? 0) + left;
  return whole;
}
