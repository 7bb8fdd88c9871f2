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
  /** Panels that are at least half visible, the topmost first. */
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

/** Where the eyes rest when nothing else tells: the middle of the view that is on the screen. */
export function centreOf({ view, width, height }: Screen): Point {
  return {
    x: (Math.max(0, view.left) + Math.min(width, view.right)) / 2,
    y: (Math.max(0, view.top) + Math.min(height, view.bottom)) / 2,
  };
}

/** At least half of it within a screen of that size? */
export function halfVisible(rect: Rect, width: number, height: number): boolean {
  const across = Math.min(width, rect.right) - Math.max(0, rect.left);
  const down = Math.min(height, rect.bottom) - Math.max(0, rect.top);
  const area = (rect.right - rect.left) * (rect.bottom - rect.top);
  return area > 0 && across > 0 && down > 0 && across * down >= area / 2;
}

/** The screen as it is now. */
export function readScreen(view: Element, probe: Probe, panels: readonly Panel[]): Screen {
  const { innerWidth: width, innerHeight: height } = window;
  const { left, top } = view.getBoundingClientRect();
  const visible = panels
    .filter(({ element }) => element.isConnected && element.checkVisibility?.() !== false)
    .map(({ feature, element }) => ({ feature, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => halfVisible(rect, width, height))
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
