// Ears on the page: whether it is seen and focused, and where hand and finger are. Nothing typed is read.

export interface Sensed {
  moved(x: number, y: number, held: boolean): void;
  lifted(): void;
  left(): void;
  input(): void;
  show(visible: boolean, focused: boolean): void;
  /** The page is hidden or about to go: the last moment that is sure to come. */
  hide(): void;
}

export function seen(): boolean {
  return document.visibilityState === "visible";
}

/** Listen until the returned function is called. */
export function listen(to: Sensed): () => void {
  const stop = new AbortController();
  const options = { capture: true, passive: true, signal: stop.signal };
  const on = (target: EventTarget, names: string, call: (event: Event) => void) => {
    for (const name of names.split(" ")) target.addEventListener(name, call, options);
  };
  const show = () => to.show(seen(), document.hasFocus());
  on(window, "pointermove pointerdown", (event) => {
    const { clientX, clientY, pointerType, buttons } = event as PointerEvent;
    to.moved(clientX, clientY, pointerType !== "mouse" && buttons > 0);
    to.input();
  });
  on(window, "pointerup pointercancel", () => {
    to.lifted();
    to.input();
  });
  on(document.documentElement, "mouseleave", () => to.left());
  on(window, "wheel keydown", () => to.input());
  on(window, "focus blur pageshow", show);
  on(document, "visibilitychange", () => {
    show();
    if (!seen()) to.hide();
  });
  on(window, "pagehide", () => {
    to.show(false, false);
    to.hide();
  });
  return () => stop.abort();
}
