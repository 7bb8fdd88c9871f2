/** Small pictures of palettes: wall above, tiles where there are some, floor below, in their own colours and patterns. */
import type { Palette, Surface } from "../manifest.gen";

/** Pixels of a picture, and how many of them are a metre of surface. */
const WIDTH = 240;
const HEIGHT = 132;
const METRE = 150;
/** Light falls from the upper left: how much a lean of the surface brightens it. */
const [FROM_LEFT, FROM_ABOVE] = [0.9, 0.6];
const MIDDLE = 128;

type Pixels = ImageData | null;

export class Swatches {
  readonly #build: string;
  readonly #tiles = new Map<string, Promise<Pixels>>();
  readonly #made = new Map<Palette, Promise<string>>();

  /** The textures lie under `build`. */
  constructor(build: string) {
    this.#build = build;
  }

  /** Show `palette` in `picture`: its colours at once, its patterns as soon as they are here. */
  show(palette: Palette, picture: HTMLImageElement): void {
    const made = this.#made.get(palette) ?? this.#make(palette);
    this.#made.set(palette, made);
    void made.then((address) => {
      picture.src = address;
    });
  }

  async #make(palette: Palette): Promise<string> {
    const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return "";
    const { floor, wall, tile } = palette;
    const edge = Math.round(HEIGHT * 0.56);
    const rim = tile ? Math.round(HEIGHT * 0.2) : edge;
    // What a palette leaves as it is shows as card.
    await this.#paint(context, wall, 0, rim);
    if (tile) await this.#paint(context, tile, rim, edge);
    await this.#paint(context, floor, edge, HEIGHT);
    return URL.createObjectURL(await canvas.convertToBlob());
  }

  async #paint(
    context: OffscreenCanvasRenderingContext2D,
    surface: Surface | null | undefined,
    from: number,
    to: number,
  ): Promise<void> {
    const colour = surface?.colour ?? "#e9e2d6";
    context.fillStyle = colour;
    context.fillRect(0, from, WIDTH, to - from);
    const texture = surface?.texture;
    const pixels = texture ? await this.#pixels(texture.file) : null;
    if (!texture || !pixels) return;
    const area = context.getImageData(0, from, WIDTH, to - from);
    const { width, data } = pixels;
    const step = width / texture.metres / METRE;
    for (let y = 0; y < area.height; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const source =
          4 * ((Math.floor(y * step) % width) * width + (Math.floor(x * step) % width));
        const [factor, right, up] = [data[source], data[source + 1], data[source + 2]];
        const lean =
          FROM_LEFT * ((right ?? MIDDLE) / MIDDLE - 1) + FROM_ABOVE * ((up ?? MIDDLE) / MIDDLE - 1);
        const light = ((factor ?? MIDDLE) / MIDDLE) * (1 + lean);
        const at = 4 * (y * WIDTH + x);
        for (let c = at; c < at + 3; c++) area.data[c] = (area.data[c] ?? 0) * light;
      }
    }
    context.putImageData(area, 0, from);
  }

  #pixels(file: string): Promise<Pixels> {
    const known = this.#tiles.get(file) ?? readPixels(this.#build + file);
    this.#tiles.set(file, known);
    return known;
  }

  dispose(): void {
    for (const made of this.#made.values())
      void made.then((address) => URL.revokeObjectURL(address));
  }
}

async function readPixels(address: string): Promise<Pixels> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const bitmap = await createImageBitmap(await answer.blob(), { colorSpaceConversion: "none" });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    return context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? null;
  } catch {
    // Plain colours are a picture, too.
    return null;
  }
}
