/** Two moments of the building in one view: the line between them, and what rays meet on either side of it. */
import {
  beyondLine,
  type Division,
  type Free,
  lineIn,
  shareOf,
  sidesOf,
  UNDIVIDED,
} from "./division";
import type { Moment } from "./dressing";
import type { Maquette } from "./maquette";
import type { Sight } from "./sight";

/** What is compared with the moment on show. */
export interface Compared {
  readonly moment: Moment;
  /** Id of the stage that it belongs to. */
  readonly stage: string;
  /** Where the line is: share of what no panel covers, from the left. */
  readonly at: number;
  /** Whether the other moment lies left of the line. */
  readonly left: boolean;
  /** Told where the line is, CSS pixels from the left of the view, and what of it is free, whenever that is elsewhere. */
  readonly placed: (x: number, free: Free) => void;
}

interface Extent {
  readonly width: number;
  readonly free: Free;
}

export class Comparing {
  readonly #maquette: Maquette;
  readonly #sight: Sight;
  readonly #extent: Extent;
  readonly #changed: () => void;
  #compared: Compared | null = null;
  #other: Sight | null = null;
  #division: Division = UNDIVIDED;
  #placed = "";

  /** `sight` meets what stands at the moment on show; `changed` is told when the picture is another one. */
  constructor(maquette: Maquette, sight: Sight, extent: Extent, changed: () => void) {
    this.#maquette = maquette;
    this.#sight = sight;
    this.#extent = extent;
    this.#changed = changed;
  }

  /** Show `compared` beside the moment on show, or only that one. */
  show(compared: Compared | null): void {
    const before = this.#compared;
    if (!compared && !before) return;
    this.#compared = compared;
    if (!compared || compared.moment !== before?.moment) {
      const states = this.#maquette.compare(compared?.moment ?? null);
      this.#other = states && this.#sight.by(states.current, () => this.#maquette.table(true));
    }
    this.#placed = "";
    this.#maquette.sides = null;
    this.place();
    this.#changed();
  }

  /** The view has another size, or panels cover another part of it. */
  place(): void {
    const { width, free } = this.#extent;
    const compared = this.#compared;
    if (!compared) return;
    const line = lineIn(free, compared.at);
    this.#division = { at: line / width, left: compared.left };
    const division = this.#division;
    this.#maquette.sides = (pixels) => sidesOf(division, pixels);
    const placed = JSON.stringify([line, free]);
    if (placed === this.#placed) return;
    this.#placed = placed;
    compared.placed(line, free);
  }

  /** The share of what no panel covers at which `x` lies, CSS pixels from the left of the view. */
  shareAt(x: number): number {
    return shareOf(this.#extent.free, x);
  }

  /** What is drawn at `x`, a share of the view's width. */
  readonly sightAt = (x: number): Sight =>
    this.#other && beyondLine(this.#division, x) ? this.#other : this.#sight;

  /** Id of the other moment's stage where that is drawn at `x`, a share of the view's width; else null. */
  stageAt(x: number): string | null {
    return this.#compared && beyondLine(this.#division, x) ? this.#compared.stage : null;
  }
}
