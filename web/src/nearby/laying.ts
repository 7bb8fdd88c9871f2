/** Where labels on the horizon lie so that none covers another, nor what the page says elsewhere. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A label of this size that tells of the point (x, y); CSS pixels of the view, as everything here. */
export interface Wish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where it lies: its corner at the upper left, and whether the line to its point leaves it below. */
export interface Laid {
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

/** From a label to its point, and between two labels. */
export const STALK = 14;
export const GAP = 4;
/** Rows of labels above each other at most: more would be a wall between the buyer and the building. */
const ROWS = 4;
/** The line to a label's point leaves it so far from its ends at least. */
const CORNER = 8;

/**
 * Lay `wishes` into `free` beside what is `taken`, the first ones first, each above its point and as near to it as there
 * is room; below the upper edge where the point is too high up. Null for what has no room, or whose point is out of view.
 */
export function lay(
  wishes: readonly (Wish | null)[],
  free: Box,
  taken: readonly Box[],
): (Laid | null)[] {
  const used = [...taken];
  return wishes.map((wish) => {
    if (!wish) return null;
    const { x, y, width, height } = wish;
    if (x < free.left + CORNER || x > free.right - CORNER || width > free.right - free.left)
      return null;
    const left = Math.min(free.right - width, Math.max(free.left, x - width / 2));
    for (const top of rows(y, height, free)) {
      const box = { left, top, right: left + width, bottom: top + height };
      if (used.some((other) => meets(box, other))) continue;
      used.push(grown(box));
      return { left, top, above: box.bottom <= y };
    }
    return null;
  });
}

/** Upper edges that a label may have, the best first. */
function rows(y: number, height: number, free: Box): number[] {
  const step = height + GAP;
  const best = Math.min(y - STALK - height, free.bottom - height);
  const tops = Array.from({ length: ROWS }, (_, row) => best - row * step);
  const down = Array.from({ length: ROWS }, (_, row) => Math.max(best, free.top) + row * step);
  return [...tops.filter((top) => top >= free.top), ...(best < free.top ? down : [])].filter(
    (top) => top + height <= free.bottom,
  );
}

function grown({ left, top, right, bottom }: Box): Box {
  return { left: left - GAP, top: top - GAP / 2, right: right + GAP, bottom: bottom + GAP / 2 };
}

function meets(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}
