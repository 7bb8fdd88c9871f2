/** How shut in each place is at one moment: which of the baked volumes it is read from. */
import type { Texture } from "three";
import type { Occlusion as Described } from "../manifest.gen";
import { type Occlusion, volumeOf } from "./occlusion";

export class Enclosure {
  readonly #occlusion: Occlusion;
  #wanted: Described | null = null;
  #shown: { readonly volume: Described; readonly texture: Texture } | null = null;

  constructor(occlusion: Occlusion) {
    this.#occlusion = occlusion;
    occlusion.add(this);
  }

  /** The stage whose volume is on show, or -1 where all is open. */
  get stage(): number {
    return this.#shown?.volume.stage ?? -1;
  }

  /** Show the volume of `stage` (index into the manifest's, below 0 for bare ground) as soon as it is here. */
  show(stage: number): void {
    this.#wanted = volumeOf(this.#occlusion.volumes, stage);
    void this.bring();
  }

  /** Fetch what is wanted, if anything may be fetched yet. */
  async bring(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted === this.#volume || (wanted !== null && !this.#occlusion.awake)) return;
    const texture = wanted && (await this.#occlusion.texture(wanted));
    // Another stage may be wanted by the time this one is here, or it was asked for twice.
    if (wanted !== this.#wanted || wanted === this.#volume || (wanted && !texture)) return;
    this.#shown = wanted && texture ? { volume: wanted, texture } : null;
    this.#occlusion.changed();
  }

  /** Have the shaders read it. */
  wear(): void {
    if (this.#shown) this.#occlusion.read(this.#shown.volume, this.#shown.texture);
    else this.#occlusion.open();
  }

  get #volume(): Described | null {
    return this.#shown?.volume ?? null;
  }

  dispose(): void {
    this.#wanted = this.#volume;
    this.#occlusion.remove(this);
  }
}
