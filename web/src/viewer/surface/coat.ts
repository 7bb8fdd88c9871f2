/** What the shaders read of the homes that are painted; nothing is painted before somebody says which. */
import type { DataArrayTexture, DataTexture, IUniform } from "three";
import { Vector2, Vector4 } from "three";

/** Where homes are, and the colour of each. */
export interface Painting {
  /** Lowest corner on plan (x, z), and one over the metres along each side. */
  readonly at: Vector4;
  /** Height of the lowest floor, and one over the metres to the highest ceiling. */
  readonly heights: Vector2;
  readonly levels: DataTexture;
  readonly homes: DataArrayTexture;
  readonly colours: DataTexture;
}

export class Coat {
  readonly #painted: IUniform<number> = { value: 0 };
  readonly #homes: IUniform<DataArrayTexture | null> = { value: null };
  readonly #levels: IUniform<DataTexture | null> = { value: null };
  readonly #colours: IUniform<DataTexture | null> = { value: null };
  readonly #at = new Vector4();
  readonly #heights = new Vector2();
  readonly uniforms: Record<string, IUniform> = {
    uPainted: this.#painted,
    uHomes: this.#homes,
    uHomeLevels: this.#levels,
    uHomeColours: this.#colours,
    uHomesAt: { value: this.#at },
    uHomeHeights: { value: this.#heights },
  };

  /** Paint homes as `painting` says; null for none. */
  wear(painting: Painting | null): void {
    this.#painted.value = painting ? 1 : 0;
    if (!painting) return;
    this.#homes.value = painting.homes;
    this.#levels.value = painting.levels;
    this.#colours.value = painting.colours;
    this.#at.copy(painting.at);
    this.#heights.copy(painting.heights);
  }

  /** Whether any home is painted. */
  get worn(): boolean {
    return this.#painted.value > 0;
  }

  /** What the card holds for it. */
  get textures(): readonly (DataTexture | DataArrayTexture)[] {
    return [this.#homes.value, this.#levels.value, this.#colours.value].filter((one) => !!one);
  }
}
