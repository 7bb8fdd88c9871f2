// What lies where on the screen: the view of the building and the panels over it. The only reader of layout.
import type { Panel, Probe } from "./probe";
import type { Point } from "./regard";

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly view: Rect;
  /** What lies over the view, the topmost first: less than half visible a panel counts for nobody, and hides. */
  readonly panels: readonly { readonly feature: string | null; readonly rect: Rect }[];
  /** Equal while nothing moved. */
  readonly key: string;
}

export function within(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}

/** The panel that covers a point; its points count for its feature, or for nobody's. */
export function panelAt(screen: Screen, point: Point): { feature: string | null } | undefined {
  return screen.panels.find((panel) => within(panel.rect, point));
}

/**
 * Where the eyes rest when nothing else tells: the middle of the view that is on the screen and free of panels.
 * Each panel takes the side of the view that costs least of it; where nothing is left, the middle of the whole.
 */
export function centreOf({ view, width, height, panels }: Screen): Point {
  const whole: Rect = {
    left: Math.max(0, view.left),
    top: Math.max(0, view.top),
    right: Math.min(width, view.right),
    bottom: Math.min(height, view.bottom),
  };
  let free = whole;
  for (const { rect } of panels) {
    if (overlap(rect, free) <= 0) continue;
    const sides = [
      { ...free, right: Math.min(free.right, rect.left) },
      { ...free, left: Math.max(free.left, rect.right) },
      { ...free, bottom: Math.min(free.bottom, rect.top) },
      { ...free, top: Math.max(free.top, rect.bottom) },
    ];
    free = sides.reduce((most, side) => (area(side) > area(most) ? side : most));
  }
  const { left, top, right, bottom } = area(free) > 0 ? free : whole;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** At least half of it within a screen of that size? */
export function halfVisible(rect: Rect, width: number, height: number): boolean {
  const whole = area(rect);
  return whole > 0 && overlap(rect, { left: 0, top: 0, right: width, bottom: height }) >= whole / 2;
}

function area({ left, top, right, bottom }: Rect): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

function overlap(a: Rect, b: Rect): number {
  return area({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
}

/** The screen as it is now. */
export function readScreen(view: Element, probe: Probe, panels: readonly Panel[]): Screen {
  const { innerWidth: width, innerHeight: height } = window;
  const { left, top } = view.getBoundingClientRect();
  const visible = panels
    .filter(({ element }) => element.isConnected && element.checkVisibility?.() !== false)
    .map(({ feature, element }) => {
      const rect = element.getBoundingClientRect();
      return { feature: halfVisible(rect, width, height) ? feature : null, rect };
    })
    .reverse();
  const key = [width, height, left, top, probe.width, probe.height];
  const keys = visible.map(({ feature, rect: r }) => [feature, r.left, r.top, r.right, r.bottom]);
  return {
    width,
    height,
    view: { left, top, right: left + probe.width, bottom: top + probe.height },
    panels: visible,
    key: `${key} ${keys.join()}`,
  };
}
