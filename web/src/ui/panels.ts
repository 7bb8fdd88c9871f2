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

/** CSS pixels that `bar` (or a caption under it) above, `ribbon` below and `side` (a sheet below, or a column beside) take from `view`. */
export function coveredOf(
  view: DOMRect,
  bar: DOMRect,
  caption: DOMRect,
  ribbon: DOMRect,
  side: DOMRect | null,
): Covered {
  const above = caption.bottom < view.top + view.height / 3 ? caption.bottom : 0;
  const top = Math.max(0, bar.bottom - view.top, above - view.top);
  const low = Math.max(0, view.bottom - ribbon.top);
  if (!side || side.width === 0) return { top, right: 0, bottom: low, left: 0 };
  if (side.width > view.width * 0.7) {
    return { top, right: 0, bottom: Math.max(low, view.bottom - side.top), left: 0 };
  }
  const atRight = side.left + side.width / 2 > view.left + view.width / 2;
  return {
    top,
    right: atRight ? view.right - side.left : 0,
    bottom: low,
    left: atRight ? 0 : side.right - view.left,
  };
}
