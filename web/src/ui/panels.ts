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

/**
 * CSS pixels that panels take from `view`: `bar` (or a caption under it) above, `ribbon` below, and each of
 * `beside`, which lies below (or above) where it is nearly as wide as the view, else at one of its sides.
 */
export function coveredOf(
  view: DOMRect,
  bar: DOMRect,
  caption: DOMRect,
  ribbon: DOMRect,
  beside: readonly DOMRect[],
): Covered {
  const above = caption.bottom < view.top + view.height / 3 ? caption.bottom : 0;
  const covered = {
    top: Math.max(0, bar.bottom - view.top, above - view.top),
    right: 0,
    bottom: Math.max(0, view.bottom - ribbon.top),
    left: 0,
  };
  for (const panel of beside) {
    if (panel.width === 0) continue;
    const wide = panel.width > view.width * 0.7;
    if (wide && panel.bottom < view.top + view.height / 2)
      covered.top = Math.max(covered.top, panel.bottom - view.top);
    else if (wide) covered.bottom = Math.max(covered.bottom, view.bottom - panel.top);
    else if (panel.left + panel.width / 2 > view.left + view.width / 2)
      covered.right = Math.max(covered.right, view.right - panel.left);
    else covered.left = Math.max(covered.left, panel.right - view.left);
  }
  return covered;
}
