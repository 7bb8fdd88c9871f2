/** Which panels lie over the view, for whom they count, and how much of the view they cover. */

export interface LyingPanel {
  /** The feature that looking at it counts for, or null for nobody's. */
  readonly feature: string | null;
  readonly element: HTMLElement;
}

export interface Covered {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A panel this wide, as a share of the view, lies across it. */
const ACROSS = 0.7;
/** A building is seen about so many times as broad as tall. */
const BROAD = 1.5;

/** CSS pixels that what lies across the foot of `view` takes of it. */
export function footOf({ width, height }: DOMRect, panels: readonly DOMRect[]): number {
  const low = panels.filter((one) => one.width > width * ACROSS && one.bottom > height / 2);
  return Math.max(0, ...low.map(({ top }) => height - top));
}

/**
 * CSS pixels of `view`, which begins where the page does, around the part of it, free of all `panels`, in which
 * a building is seen largest.
 */
export function coveredOf({ width, height }: DOMRect, panels: readonly DOMRect[]): Covered {
  const tops = [0, ...panels.map(({ bottom }) => bottom)];
  const feet = [height, ...panels.map(({ top }) => top)];
  const lefts = [0, ...panels.map(({ right }) => right)];
  const rights = [width, ...panels.map(({ left }) => left)];
  let most = 0;
  let best = { top: 0, right: 0, bottom: 0, left: 0 };
  // A largest part ends where a panel begins: few enough to try them all.
  for (const left of lefts)
    for (const right of rights)
      for (const top of tops)
        for (const foot of feet) {
          const size = Math.min((right - left) / BROAD, foot - top);
          const lies = (one: DOMRect) =>
            one.right > left && one.left < right && one.bottom > top && one.top < foot;
          if (size <= most || panels.some(lies)) continue;
          most = size;
          best = { top, right: width - right, bottom: height - foot, left };
        }
  return best;
}
