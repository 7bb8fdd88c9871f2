/** Joins the leaf that opens the building, measuring, what is chosen and the scene. */
import type { Manifest } from "../manifest.gen";
import { type Cut, revealed, writeCut } from "../viewer/cut";
import { storeyOf } from "../viewer/site";
import { t } from "../words";
import type { Choice, Chosen } from "./choice";
import { Cuts } from "./cuts";
import { need } from "./element";
import { Measuring } from "./measuring";
import type { Scenery } from "./scenery";

export class CutTools {
  readonly #manifest: Manifest;
  readonly #choice: Choice;
  readonly #scenery: Scenery;
  readonly #cuts: Cuts;
  readonly #measuring: Measuring;

  constructor(manifest: Manifest, choice: Choice, scenery: Scenery, say: (text: string) => void) {
    this.#manifest = manifest;
    this.#choice = choice;
    this.#scenery = scenery;
    this.#cuts = new Cuts(manifest, {
      chosen: (cut) => choice.set({ cut }),
      eye: () => scenery.viewer?.stand().eye ?? null,
      measures: () => (this.#measuring.on ? this.#measuring.end() : this.#measuring.begin()),
      say,
    });
    this.#measuring = new Measuring(need("scene"), need("canvas"), () => scenery.viewer, {
      say,
      changed: () => this.#cuts.measuring(this.#measuring.on, this.#measuring.words),
    });
    choice.follow((now, before) => this.#follow(now, before));
    // It may have been chosen before this was here.
    scenery.viewer?.open(choice.now.cut, choice.now.unit);
    this.#show(choice.now);
  }

  /** The leaf. */
  get element(): HTMLElement {
    return this.#cuts.element;
  }

  /** The leaf was opened or closed: nobody measures without it. */
  toggled(open: boolean): void {
    if (!open) this.#measuring.end();
  }

  /** Somebody is about to stand at `eye`: what is needed there comes back. */
  reveal(eye: readonly [number, number, number]): void {
    const { now } = this.#choice;
    this.#choice.set({ cut: revealed(now.cut, this.#manifest, eye) });
  }

  #follow(now: Chosen, before: Chosen): void {
    if (now.cut === before.cut && now.unit === before.unit) return;
    const wanted = now.unit === before.unit ? now.cut : this.#with(now.cut, now.unit);
    if (writeCut(wanted) !== writeCut(now.cut)) {
      this.#choice.set({ cut: wanted });
      return;
    }
    // Lifted storeys take their points with them, and what is taken away has none.
    this.#measuring.clear();
    this.#scenery.viewer?.open(now.cut, now.unit);
    this.#show(now);
  }

  /** A home that is opened is shown with the storey that it lies on. */
  #with(cut: Cut, unit: string | null): Cut {
    const { storeys } = this.#manifest;
    const storey = unit === null ? -1 : storeyOf(this.#manifest, unit);
    const height = (index: number) => storeys[index]?.elevation ?? 0;
    const higher = cut.storey !== null && storey >= 0 && height(storey) > height(cut.storey);
    return higher ? { ...cut, storey } : cut;
  }

  #show({ cut, unit }: Chosen): void {
    const home = this.#manifest.units.find(({ id }) => id === unit);
    this.#cuts.show(cut, home ? home.name || t("This home") : null);
  }
}
