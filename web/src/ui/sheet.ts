/** On a phone the side panel is a sheet at the foot with three rests, dragged by its grip or stepped by its button. */
import { need } from "./element";

export type Rest = "peek" | "half" | "full";

const RESTS: readonly Rest[] = ["peek", "half", "full"];
/** A press that moves the grip less than this, px, is a click. */
const SLIP = 6;
/** From here on it stands beside the view, where it is as tall at half as in full. */
const BESIDE = "(min-width: 720px)";

export class Sheet {
  readonly #side = need("side");
  readonly #grip = need("grip", HTMLButtonElement);
  readonly #moved: () => void;
  #from: { y: number; height: number } | null = null;
  #dragged = false;

  /** `moved` is told when the sheet has come to another rest. */
  constructor(moved: () => void) {
    this.#moved = moved;
    this.#grip.hidden = false;
    this.rest = "half";
    this.#grip.addEventListener("click", () => {
      const rests = matchMedia(BESIDE).matches ? RESTS.slice(0, 2) : RESTS;
      if (!this.#dragged)
        this.rest = rests[(rests.indexOf(this.rest) + 1) % rests.length] ?? "half";
      this.#dragged = false;
    });
    this.#grip.addEventListener("pointerdown", (event) => this.#start(event));
    this.#grip.addEventListener("pointermove", (event) => this.#drag(event));
    this.#grip.addEventListener("pointerup", () => this.#drop());
    this.#grip.addEventListener("pointercancel", () => this.#drop());
  }

  get rest(): Rest {
    return (this.#side.dataset["rest"] as Rest | undefined) ?? "half";
  }

  set rest(rest: Rest) {
    this.#side.dataset["rest"] = rest;
    this.#moved();
  }

  #start(event: PointerEvent): void {
    this.#grip.setPointerCapture(event.pointerId);
    this.#from = { y: event.clientY, height: this.#side.offsetHeight };
    this.#dragged = false;
  }

  #drag(event: PointerEvent): void {
    if (!this.#from) return;
    const up = this.#from.y - event.clientY;
    if (Math.abs(up) > SLIP) this.#dragged = true;
    if (this.#dragged) this.#side.style.setProperty("--sheet", `${this.#from.height + up}px`);
  }

  /** Rest where the hand let go, at the nearest of the three. */
  #drop(): void {
    if (!this.#from) return;
    this.#from = null;
    if (!this.#dragged) return;
    const share = this.#side.offsetHeight / window.innerHeight;
    this.#side.style.removeProperty("--sheet");
    this.rest = share < 0.3 ? "peek" : share < 0.7 ? "half" : "full";
  }
}
