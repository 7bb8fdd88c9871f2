/** The elements' states as the vertex shaders read them: one texel an element, so that any day costs one upload. */
import { DataTexture, NearestFilter, RGBAFormat, UnsignedByteType } from "three";
import { HIDDEN } from "./calendar";

/** Texels a row; a power of two that every WebGL 2 device takes. */
const WIDTH = 1024;
/** Bytes a texel: state, whether it is new (1) and whether finishes cover it (2), when in the evening its lamps are lit, and how it is opened. */
const BYTES = 4;

export class States {
  readonly texture: DataTexture;
  /** Element -> state, as `calendar` writes it. */
  readonly current: Uint8Array;
  readonly #texels: Uint8Array;
  readonly #before: Uint8Array;
  readonly #laid: Uint8Array;

  constructor(elements: number) {
    this.current = new Uint8Array(elements);
    this.#before = new Uint8Array(elements);
    this.#laid = new Uint8Array(elements);
    const rows = Math.max(1, Math.ceil(elements / WIDTH));
    this.#texels = new Uint8Array(rows * WIDTH * BYTES);
    this.texture = new DataTexture(this.#texels, WIDTH, rows, RGBAFormat, UnsignedByteType);
    this.texture.minFilter = this.texture.magFilter = NearestFilter;
  }

  /** Take over `change`'s writing into `current`; true if anything differs, with the new ones marked. */
  update(change: (states: Uint8Array) => void): boolean {
    this.#before.set(this.current);
    change(this.current);
    let changed = false;
    for (let i = 0; i < this.current.length; i++) {
      const now = this.current[i] ?? HIDDEN;
      const before = this.#before[i];
      if (now !== before) changed = true;
      this.#texels[BYTES * i] = now;
      const fresh = now !== HIDDEN && before === HIDDEN ? 1 : 0;
      this.#texels[BYTES * i + 1] = fresh | (this.#laid[i] ?? 0);
    }
    if (changed) this.texture.needsUpdate = true;
    return changed;
  }

  /** Say of each element whether finishes cover it, as `Finishes` knows it; before the first `update`. */
  cover(laid: Uint8Array): void {
    this.#laid.set(laid);
  }

  /** Say of each element when its lamps are lit, 0 early to 1 not this evening. */
  light(evening: ArrayLike<number>): void {
    for (let i = 0; i < evening.length; i++)
      this.#texels[BYTES * i + 2] = Math.round(255 * (evening[i] ?? 1));
    this.texture.needsUpdate = true;
  }

  /** Say of each element what opening the building does to it, as `Opened` writes it. */
  mark(codes: Uint8Array): void {
    for (let i = 0; i < codes.length; i++) this.#texels[BYTES * i + 3] = codes[i] ?? 0;
    this.texture.needsUpdate = true;
  }

  /** How many elements are shown. */
  get shown(): number {
    return this.current.reduce((sum, state) => sum + (state === HIDDEN ? 0 : 1), 0);
  }

  dispose(): void {
    this.texture.dispose();
  }
}
