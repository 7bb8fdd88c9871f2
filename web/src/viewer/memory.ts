/** What the graphics card has to hold for a picture, in bytes: counted from what is given to it. */
import {
  type BufferGeometry,
  FloatType,
  HalfFloatType,
  type InterleavedBufferAttribute,
  type Mesh,
  type Object3D,
  RedFormat,
  RGFormat,
  type Texture,
} from "three";

/** Bytes on the card. */
export interface Memory {
  readonly buffers: number;
  readonly textures: number;
  readonly shadows: number;
  /** What is drawn into and what is shown. */
  readonly picture: number;
  readonly total: number;
}

const CHANNELS = new Map<number, number>([
  [RedFormat, 1],
  [RGFormat, 2],
]);
const BYTES = new Map<number, number>([
  [FloatType, 4],
  [HalfFloatType, 2],
]);
/** A texture and all its smaller images: a third more. */
const MIPMAPS = 4 / 3;
/** A shadow's texel: its depth, and the colour that three attaches beside it. */
const SHADOW_TEXEL = 8;
/** A pixel on screen: colour and depth that are drawn into, and the picture twice, being drawn and being shown. */
const DRAWN = 8;
const SHOWN = 8;
/** Edges are smoothed with so many samples a pixel. */
const SAMPLES = 4;

/** All geometry under `root`, what is shared counted once. */
export function bytesOfBuffers(root: Object3D): number {
  const arrays = new Set<ArrayBufferLike>();
  let bytes = 0;
  root.traverse((object) => {
    const geometry = (object as Mesh).geometry as BufferGeometry | undefined;
    if (!geometry) return;
    const held = [...Object.values(geometry.attributes), geometry.index];
    for (const attribute of held) {
      if (!attribute) continue;
      const { array } = (attribute as InterleavedBufferAttribute).data ?? attribute;
      if (arrays.has(array.buffer)) continue;
      arrays.add(array.buffer);
      bytes += array.byteLength;
    }
  });
  return bytes;
}

export function bytesOfTexture(texture: Texture | null): number {
  if (!texture) return 0;
  const { width = 0, height = 0, depth = 1 } = (texture.image ?? {}) as Record<string, number>;
  const texel = (CHANNELS.get(texture.format) ?? 4) * (BYTES.get(texture.type) ?? 1);
  return Math.round(width * height * depth * texel * (texture.generateMipmaps ? MIPMAPS : 1));
}

/** A picture of `pixels`, its edges `smooth` or not. */
export function bytesOfPicture(pixels: number, smooth: boolean): number {
  return pixels * (DRAWN * (smooth ? SAMPLES : 1) + SHOWN);
}

/**
 * Everything: geometry under `root`, textures `held`, `maps` of shadows of `side` texels, and a picture of `pixels`
 * with `more` bytes of what is drawn on the way to it.
 */
export function memoryOf(
  root: Object3D,
  held: Iterable<Texture | null>,
  side: number,
  pixels: number,
  smooth: boolean,
  maps = 1,
  more = 0,
): Memory {
  const buffers = bytesOfBuffers(root);
  const textures = [...new Set(held)].reduce((sum, texture) => sum + bytesOfTexture(texture), 0);
  const shadows = maps * side * side * SHADOW_TEXEL;
  const picture = bytesOfPicture(pixels, smooth) + more;
  return { buffers, textures, shadows, picture, total: buffers + textures + shadows + picture };
}
