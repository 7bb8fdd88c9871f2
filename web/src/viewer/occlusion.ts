/** How open the space is before each surface: the baked volumes of the stages, and the one that the shaders read. */
import { type IUniform, LinearFilter, RedFormat, Texture, Vector4 } from "three";
import type { Occlusion as Described } from "../manifest.gen";
import type { Openness } from "./surface/openness";

/** How much darker than it was measured a place is shown: light that is kept away is also not passed on. */
const WEIGHT = 1.25;
/** Over so many metres inside of the volume's sides its word fades away. */
const MARGIN = 2.5;

// The layers of the volume are tiles of a picture: the card mixes within a layer, the shader between two. Without
// mipmaps and inside of the tiles' own middles, so that no neighbouring layer shines in.
const GLSL = /* glsl */ `
uniform highp sampler2D uOpenness;
uniform vec4 uOpennessOrigin;
uniform vec4 uOpennessSize;
uniform float uOpennessReach;
bool opennessKnown() { return uOpennessOrigin.w > 0.0; }
float opennessIn(vec2 at, float layer) {
  float columns = uOpennessSize.w;
  vec2 tile = vec2(mod(layer, columns), floor(layer / columns));
  vec2 texel = tile * uOpennessSize.xz + clamp(at, vec2(0.0), uOpennessSize.xz - 1.0) + 0.5;
  return textureLod(uOpenness, texel / vec2(textureSize(uOpenness, 0)), 0.0).r;
}
float openness(vec3 worldPosition, vec3 worldNormal) {
  float spacing = uOpennessOrigin.w;
  if (!opennessKnown()) return 1.0;
  vec3 at = (worldPosition + worldNormal * uOpennessReach - uOpennessOrigin.xyz) / spacing;
  float height = clamp(at.y, 0.0, uOpennessSize.y - 1.0);
  float low = floor(height);
  float high = min(low + 1.0, uOpennessSize.y - 1.0);
  float open = mix(opennessIn(at.xz, low), opennessIn(at.xz, high), height - low);
  vec2 side = min(at.xz, uOpennessSize.xz - 1.0 - at.xz) * spacing;
  float known = smoothstep(0.0, ${MARGIN.toFixed(1)}, min(side.x, side.y));
  return mix(1.0, pow(open, ${WEIGHT.toFixed(2)}), known);
}
`;

/** Whoever waits for a volume. */
interface Waiting {
  bring(): Promise<void>;
}

export class Occlusion implements Openness {
  readonly glsl = GLSL;
  readonly uniforms: Record<string, IUniform>;
  readonly #address: string;
  readonly #origin = new Vector4();
  readonly #size = new Vector4(1, 1, 1, 1);
  readonly #reach: IUniform<number> = { value: 0 };
  readonly #picture: IUniform<Texture> = { value: new Texture() };
  /** What is here or under way. */
  readonly #had = new Map<Described, Promise<Texture | null>>();
  readonly #read = new Set<Texture>();
  readonly #waiting = new Set<Waiting>();
  readonly #leaving = new AbortController();
  #awake = false;

  /** `volumes` lie under `address`; `changed` is to be called when the picture is another one. */
  constructor(
    readonly volumes: readonly Described[],
    address: string,
    readonly changed: () => void,
  ) {
    this.#address = address;
    this.uniforms = {
      uOpenness: this.#picture,
      uOpennessOrigin: { value: this.#origin },
      uOpennessSize: { value: this.#size },
      uOpennessReach: this.#reach,
    };
  }

  /** Have `waiting` told when volumes may be fetched. */
  add(waiting: Waiting): void {
    this.#waiting.add(waiting);
  }

  remove(waiting: Waiting): void {
    this.#waiting.delete(waiting);
  }

  /** Whether volumes are fetched yet. */
  get awake(): boolean {
    return this.#awake;
  }

  /** From now on volumes are fetched: the building itself goes before. */
  wake(): void {
    this.#awake = true;
    for (const waiting of this.#waiting) void waiting.bring();
  }

  /** What the card holds of it. */
  get textures(): Iterable<Texture> {
    return this.#read;
  }

  /** Have the shaders read `volume`, whose picture is `texture`. */
  read(volume: Described, texture: Texture): void {
    this.#read.add(texture);
    this.#origin.set(...volume.origin, volume.step);
    this.#size.set(...volume.size, volume.columns);
    this.#reach.value = volume.reach;
    this.#picture.value = texture;
  }

  /** All is open. */
  open(): void {
    this.#origin.w = 0;
  }

  /** The picture of `volume`, fetched once; null where it cannot be had. */
  texture(volume: Described): Promise<Texture | null> {
    const had = this.#had.get(volume) ?? this.#fetch(volume);
    this.#had.set(volume, had);
    return had;
  }

  async #fetch(volume: Described): Promise<Texture | null> {
    try {
      const answer = await fetch(this.#address + volume.file, { signal: this.#leaving.signal });
      if (!answer.ok) throw new Error(`${volume.file} answered ${answer.status}`);
      const bitmap = await createImageBitmap(await answer.blob(), {
        colorSpaceConversion: "none",
        premultiplyAlpha: "none",
      });
      return textureOf(bitmap);
    } catch {
      // Without it the building is lit evenly: less beautiful, and nothing that a buyer could do anything about.
      this.#had.delete(volume);
      return null;
    }
  }

  dispose(): void {
    this.#leaving.abort();
    for (const had of this.#had.values()) {
      void had.then((texture) => {
        (texture?.image as ImageBitmap | undefined)?.close();
        texture?.dispose();
      });
    }
  }
}

/** The volume for what stands when `stage` is reached: its own, else of the last stage before that has one. */
export function volumeOf(volumes: readonly Described[], stage: number): Described | null {
  return volumes.reduce<Described | null>(
    (best, one) => (one.stage <= stage && one.stage > (best?.stage ?? -1) ? one : best),
    null,
  );
}

function textureOf(bitmap: ImageBitmap): Texture {
  const texture = new Texture(bitmap);
  texture.format = RedFormat;
  texture.flipY = false;
  texture.generateMipmaps = false;
  texture.minFilter = texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
