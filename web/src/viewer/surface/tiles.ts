/** The textures of all materials in one array on the graphics card; plain until every one of them is there. */
import {
  DataArrayTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  RGBAFormat,
} from "three";
import type { Material, Surface } from "../../manifest.gen";

/** Pixels along a side; smaller pictures are enlarged to it. */
const SIDE = 512;

/** Looking along a floor asks for more than the plain smaller images; more than this nobody sees. */
const MOST_ANISOTROPY = 8;

/** A factor of 1 and an upright normal. */
const PLAIN = 128;

/** The files of `materials`, each once, in order of first use: the layers of the array. */
export function layersOf(materials: readonly (Material | Surface)[]): string[] {
  return [...new Set(materials.flatMap(({ texture }) => (texture ? [texture.file] : [])))];
}

export class Tiles {
  readonly texture: DataArrayTexture;

  /** `files` are the layers, in order. */
  constructor(readonly files: readonly string[]) {
    this.texture = new DataArrayTexture(new Uint8Array([PLAIN, PLAIN, PLAIN, 255]), 1, 1, 1);
    this.texture.needsUpdate = true;
  }

  /** Fetch every layer from under `address`; resolves true when they can be shown, false where one cannot be had. */
  async load(address: string, finest: () => number, signal: AbortSignal): Promise<boolean> {
    if (!this.files.length) return false;
    const data = new Uint8Array(SIDE * SIDE * 4 * this.files.length);
    try {
      for (const [layer, file] of this.files.entries()) {
        const answer = await fetch(address + file, { signal });
        if (!answer.ok) return false;
        data.set(await pixels(await answer.blob()), SIDE * SIDE * 4 * layer);
        signal.throwIfAborted();
      }
    } catch {
      // A picture without textures is whole; nothing is said.
      return false;
    }
    // The place on the card has the first image's size for ever.
    this.texture.dispose();
    this.texture.image = { data, width: SIDE, height: SIDE, depth: this.files.length };
    this.texture.format = RGBAFormat;
    this.texture.wrapS = this.texture.wrapT = RepeatWrapping;
    this.texture.magFilter = LinearFilter;
    this.texture.minFilter = LinearMipmapLinearFilter;
    this.texture.generateMipmaps = true;
    this.texture.anisotropy = Math.min(MOST_ANISOTROPY, finest());
    this.texture.needsUpdate = true;
    return true;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

async function pixels(picture: Blob): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(picture, {
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
  });
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no canvas to read a picture from.");
  context.drawImage(bitmap, 0, 0, SIDE, SIDE);
  bitmap.close();
  return context.getImageData(0, 0, SIDE, SIDE).data;
}
