/** Paints homes: knows where each is, and which of them are built so far that paint has something to lie on. */
import {
  Color,
  DataArrayTexture,
  DataTexture,
  FloatType,
  NearestFilter,
  RedFormat,
  type Texture,
  Vector2,
  Vector4,
} from "three";
import type { Manifest, Unit } from "../manifest.gen";
import { BUILT } from "./calendar";
import { HEIGHTS, type HomeMap, homeMap } from "./home_map";
import { CELLS } from "./room_map";
import { volumesOf } from "./site";
import { LOOKS } from "./stock";
import type { Painting } from "./surface/coat";
import { FILLED } from "./surface/homes";
import { Volumes } from "./volumes";

/** What shuts a home off from the weather, and so is what one sees of it. */
const ENVELOPE = /^Ifc(Wall|CurtainWall|Window|Roof|Covering|Plate|BuildingElementPart)/;
/** Share of a home's envelope that stands when it is seen as a house is; the rest may have other dates. */
const MOST = 0.9;
/** Numbers of homes on a level are bytes. */
const NUMBERS = 256;

export interface Colour {
  readonly hue: string;
  /** FILLED, HATCHED or OUTLINED. */
  readonly kind: number;
}

export class Painter {
  readonly #manifest: Manifest;
  readonly #map: HomeMap;
  readonly #middles: Middles;
  #envelopes: ReadonlyMap<string, readonly number[]> | null = null;
  readonly #colours: DataTexture;
  readonly #textures: Texture[];
  /** Ids of the homes that the map tells apart. */
  readonly #placed: ReadonlySet<string>;
  readonly painting: Painting;

  private constructor(manifest: Manifest, map: HomeMap, middles: Middles) {
    this.#manifest = manifest;
    this.#map = map;
    this.#middles = middles;
    const placed = manifest.units.filter((_, index) => map.places[index]?.length);
    this.#placed = new Set(placed.map(({ id }) => id));
    const homes = new DataArrayTexture(map.cells, CELLS, CELLS, map.levels);
    homes.format = RedFormat;
    const levels = new DataTexture(map.levelAt, HEIGHTS, 1, RedFormat);
    this.#colours = new DataTexture(
      new Float32Array(4 * NUMBERS * map.levels),
      NUMBERS,
      map.levels,
    );
    this.#colours.type = FloatType;
    this.#textures = [homes, levels, this.#colours];
    for (const texture of this.#textures) {
      texture.minFilter = texture.magFilter = NearestFilter;
      texture.unpackAlignment = 1;
      texture.needsUpdate = true;
    }
    const { corner, size, bottom, height } = map;
    this.painting = {
      at: new Vector4(corner[0], corner[1], 1 / size[0], 1 / size[1]),
      heights: new Vector2(bottom, 1 / height),
      levels,
      homes,
      colours: this.#colours,
    };
  }

  /** Of the homes of `manifest`; null where none has a place. */
  static of(manifest: Manifest, middles: Middles): Painter | null {
    const map = homeMap(manifest.units.map(({ id }) => volumesOf(manifest, id)));
    return map && new Painter(manifest, map, middles);
  }

  /** How a home is painted that is `status`; or as it is chosen, in the colour `accent`. */
  colour(status: Unit["status"] | null, accent: string): Colour {
    return status === null ? { hue: accent, kind: FILLED } : LOOKS[status];
  }

  /** Paint the homes in `colours`, by id, and no others. */
  paint(colours: ReadonlyMap<string, Colour>): void {
    const data = this.#colours.image.data as Float32Array;
    data.fill(0);
    for (const [index, { id }] of this.#manifest.units.entries()) {
      const colour = colours.get(id);
      if (!colour) continue;
      const { r, g, b } = new Color(colour.hue);
      for (const { level, number } of this.#map.places[index] ?? [])
        data.set([r, g, b, colour.kind], 4 * (NUMBERS * level + number));
    }
    this.#colours.needsUpdate = true;
  }

  /** Ids of the homes that can be painted because their envelope stands, of elements that are all loaded, and that are as `current` says. */
  enclosed(current: Uint8Array): Set<string> {
    this.#envelopes ??= envelopesOf(this.#manifest, this.#middles);
    const found = new Set<string>();
    for (const [unit, elements] of this.#envelopes) {
      if (!this.#placed.has(unit)) continue;
      const built = elements.filter((element) => current[element] === BUILT).length;
      if (built >= MOST * elements.length) found.add(unit);
    }
    return found;
  }

  dispose(): void {
    for (const texture of this.#textures) texture.dispose();
  }
}

/** The middle of each element, metres. */
export interface Middles {
  middle(element: number): readonly [number, number, number];
}

function envelopesOf(manifest: Manifest, middles: Middles): Map<string, number[]> {
  const volumes = new Volumes(manifest.features.filter(({ kind }) => kind === "unit"));
  const found = new Map<string, number[]>();
  for (const [element, name] of manifest.elements.ifc_class.entries()) {
    const unit = ENVELOPE.test(name) ? volumes.unitAt(...middles.middle(element)) : null;
    if (unit === null) continue;
    const known = found.get(unit);
    if (known) known.push(element);
    else found.set(unit, [element]);
  }
  return found;
}
