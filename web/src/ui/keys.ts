/** The keys that work while the model has the focus; Escape works everywhere on the page. */
import type { Held } from "../viewer/inside";

export interface Keyed {
  /** Whether the buyer stands in the building: then arrows walk. */
  readonly inside: boolean;
  turn(right: number, up: number): void;
  nearer(steps: number): void;
  hold(held: Partial<Held>): void;
  whole(): void;
  stage(step: 1 | -1): void;
  leave(): void;
}

/** What walks and turns while it is held. */
const HELD: Record<string, Partial<Held>> = {
  ArrowUp: { forward: 1 },
  ArrowDown: { forward: -1 },
  ArrowLeft: { turn: -1 },
  ArrowRight: { turn: 1 },
  KeyW: { forward: 1 },
  KeyS: { forward: -1 },
  KeyA: { aside: -1 },
  KeyD: { aside: 1 },
};

export function listenToKeys(canvas: HTMLElement, told: Keyed): void {
  const acts: Record<string, () => void> = {
    ArrowLeft: () => told.turn(-1, 0),
    ArrowRight: () => told.turn(1, 0),
    ArrowUp: () => told.turn(0, 1),
    ArrowDown: () => told.turn(0, -1),
    "+": () => told.nearer(1),
    "=": () => told.nearer(1),
    "-": () => told.nearer(-1),
    Home: () => told.whole(),
    "[": () => told.stage(-1),
    "]": () => told.stage(1),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The place of the key, so that hands find W, A, S and D on any keyboard.
    const held = told.inside ? HELD[event.code] : undefined;
    const act = held ? () => told.hold(held) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  canvas.addEventListener("keyup", (event) => {
    const held = told.inside ? HELD[event.code] : undefined;
    if (held) told.hold(Object.fromEntries(Object.keys(held).map((name) => [name, 0])));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") told.leave();
  });
}
