/** The elements' states as the vertex shaders read them: one texel an element, so that any day costs one upload. */
import { DataTexture, NearestFilter, RGFormat, UnsignedByteType } from "three";
import { HIDDEN } from "./calendar";

/** Texels a row; a power of two that every WebGL 2 device takes. */
const WIDTH = 1024;

export class States {
  readonly texture: DataTexture;
  /** Element -> state, as `calendar` writes it. */
  readonly current: Uint8Array;
  readonly #texels: Uint8Array;
  readonly #before: Uint8Array;

  constructor(elements: number) {
    this.current = new Uint8Array(elements);
    this.#before = new Uint8Array(elements);
    const rows = Math.max(1, Math.ceil(elements / WIDTH));
    this.#texels = new Uint8Array(rows * WIDTH * 2);
    this.texture = new DataTexture(this.#texels, WIDTH, rows, RGFormat, UnsignedByteType);
    this.texture.minFilter = this.texture.magFilter = NearestFilter;
    // Two bytes a texel would else be padded to four a row.
    this.texture.unpackAlignment = 1;
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
      this.#texels[2 * i] = now;
      this.#texels[2 * i + 1] = now !== HIDDEN && before === HIDDEN ? 1 : 0;
    }
    if (changed) this.texture.needsUpdate = true;
    return changed;
  }

  /** How many elements are shown. */
  get shown(): number {
    return this.current.reduce((sum, state) => sum + (state === HIDDEN ? 0 : 1), 0);
  }

  dispose(): void {
    this.texture.dispose();
  }
}
