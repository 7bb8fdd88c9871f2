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
export function footOf(view: DOMRect, panels: readonly DOMRect[]): number {
  const low = panels.filter(
    ({ width, top, bottom }) =>
      width > view.width * ACROSS && top + bottom > view.top + view.bottom,
  );
  return Math.max(0, ...low.map(({ top }) => view.bottom - top));
}

/** CSS pixels of `view` around the part of it, free of all `panels`, in which a building is seen largest. */
export function coveredOf(view: DOMRect, panels: readonly DOMRect[]): Covered {
  const lying = panels.filter(({ width, height }) => width * height > 0);
  const tops = [view.top, ...lying.map(({ bottom }) => bottom)];
  const feet = [view.bottom, ...lying.map(({ top }) => top)];
  const lefts = [view.left, ...lying.map(({ right }) => right)];
  const rights = [view.right, ...lying.map(({ left }) => left)];
  let [most, best] = [0, [view.top, view.right, view.bottom, view.left]];
  // A largest part ends where a panel begins: few enough to try them all.
  for (const left of lefts)
    for (const right of rights)
      for (const top of tops)
        for (const foot of feet) {
          const size = Math.min((right - left) / BROAD, foot - top);
          if (size <= most) continue;
          const clear = lying.every(
            (one) => one.right <= left || one.left >= right || one.bottom <= top || one.top >= foot,
          );
          if (clear) [most, best] = [size, [top, right, foot, left]];
        }
  const [top = 0, right = 0, foot = 0, left = 0] = best;
  return {
    top: top - view.top,
    right: view.right - right,
    bottom: view.bottom - foot,
    left: left - view.left,
  };
}
