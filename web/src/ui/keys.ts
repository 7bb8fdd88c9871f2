/** The keys that work while the model has the focus; Escape works everywhere on the page. */

export interface Keyed {
  turn(right: number, up: number): void;
  nearer(steps: number): void;
  whole(): void;
  stage(step: 1 | -1): void;
  leave(): void;
}

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
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") told.leave();
  });
}
