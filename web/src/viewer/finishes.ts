/** The finishes of the open home: which palette each of its rooms has, as the shaders read it. */
import {
  Color,
  DataTexture,
  FloatType,
  type IUniform,
  NearestFilter,
  RedFormat,
  RGBAFormat,
  type Texture,
  Vector4,
  type WebGLRenderer,
} from "three";
import type { Feature, Manifest, Palette, Surface } from "../manifest.gen";
import { BUILT } from "./calendar";
import { CELLS, MOST_LEVELS, mapOf } from "./room_map";
import { LAID, ROOM_TEXELS } from "./surface/dressing";
import { layersOf, Tiles } from "./surface/tiles";

/** Id of a room's feature -> what it is finished with. */
export type Dressed = ReadonlyMap<string, Palette>;

/** Classes of what is finished when a room is: all else in it is a fitting, or is moved in. */
const LAYABLE =
  /^Ifc(Wall|Slab|Covering|Column|Beam|BuildingElementPart|Plate|RampFlight|Ramp)(StandardCase|ElementedCase)?$/;
/** What makes a room a finished one. */
const COVERING = "IfcCovering";
/** Share of a storey's coverings that stands when its rooms are finished; the rest may have other dates. */
const MOST = 0.95;
/** One palette gives way to another in this time, s. */
const CHANGE = 0.22;
/** Above all that there is. */
const NEVER = 1e9;
/** A room's volume begins so far below its floor, metres. */
const SKIN = 0.08;
const ROW = ROOM_TEXELS * 4;
/** Where a row has the amounts of floor, wall and tile, and what of it may be blended. */
const SURFACES = [1, 3, 5];

export class Finishes {
  readonly #manifest: Manifest;
  readonly #tiles: Tiles;
  readonly #dressed: IUniform<number> = { value: 0 };
  readonly #swatched: IUniform<number> = { value: 0 };
  readonly #rooms: IUniform<DataTexture>;
  readonly #table: IUniform<DataTexture>;
  readonly #corner = new Vector4();
  readonly #levels = new Vector4(NEVER, NEVER, NEVER, NEVER);
  /** Of each storey how many coverings there are, and their elements. */
  readonly #coverings = new Map<number, number[]>();
  #home: readonly Feature[] = [];
  #unit: string | null = null;
  #before: Float32Array = new Float32Array(0);
  #wanted: Float32Array = new Float32Array(0);
  #changing = 0;
  #loading = false;
  /** Of each element whether finishes cover it, as states have it. */
  readonly laid: Uint8Array;
  /** For shaders: there from the start, so that none is made anew when a palette is chosen. */
  readonly uniforms: Record<string, IUniform>;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    const { elements, palettes = [] } = manifest;
    const surfaces = palettes.flatMap(({ floor, wall, tile }) => [floor, wall, tile]);
    this.#tiles = new Tiles(layersOf(surfaces.filter((one) => !!one)));
    this.laid = Uint8Array.from(elements.ifc_class, (name) => (LAYABLE.test(name) ? LAID : 0));
    for (const [element, name] of elements.ifc_class.entries()) {
      const storey = elements.storey[element] ?? -1;
      if (name !== COVERING || storey < 0) continue;
      const known = this.#coverings.get(storey);
      if (known) known.push(element);
      else this.#coverings.set(storey, [element]);
    }
    this.#rooms = { value: plain(new Uint8Array(1), 1, 1, true) };
    this.#table = { value: plain(new Float32Array(4), 1, 1, false) };
    this.uniforms = {
      uDressed: this.#dressed,
      uRooms: this.#rooms,
      uRoomsAt: { value: this.#corner },
      uRoomLevels: { value: this.#levels },
      uFinishes: this.#table,
      uSwatches: { value: this.#tiles.texture },
      uSwatched: this.#swatched,
    };
  }

  /** Finish the rooms of `unit` as `dressed` says, at once where `still`, else within a blink; null undoes it. */
  show(unit: string | null, dressed: Dressed, still: boolean): void {
    const before = this.#unit;
    if (unit !== before) this.#open(dressed.size ? unit : null);
    if (this.#unit === null) return;
    this.#before = this.#now.slice();
    this.#wanted = packRooms(this.#home, dressed, (file) => this.#tiles.files.indexOf(file));
    this.#changing = still || this.#unit !== before ? 0 : 1;
    this.#write(1 - this.#changing);
  }

  /** Whether there are rooms that finishes were given for. */
  get chosen(): boolean {
    return this.#home.length > 0;
  }

  /** Whether the rooms of the open home are finished where the elements are as `current` says: only then they show it. */
  standIn(current: Uint8Array): boolean {
    return this.#home.length > 0 && this.#finished(current);
  }

  /** Whether they are drawn. */
  set visible(visible: boolean) {
    this.#dressed.value = visible ? 1 : 0;
  }

  /** Move on by `seconds`; true while one palette gives way to another. */
  settle(seconds: number): boolean {
    if (this.#changing <= 0) return false;
    this.#changing = Math.max(0, this.#changing - seconds / CHANGE);
    this.#write(1 - this.#changing);
    return this.#changing > 0;
  }

  /** Bring in the textures from under `address`, once; true when the picture is another for it. */
  async dress(
    address: string,
    { capabilities }: WebGLRenderer,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (this.#loading) return false;
    this.#loading = true;
    const finest = () => capabilities.getMaxAnisotropy();
    if (!(await this.#tiles.load(address, finest, signal))) return false;
    this.#swatched.value = 1;
    return true;
  }

  /** What the card holds for it. */
  get textures(): readonly Texture[] {
    return [this.#rooms.value, this.#table.value, this.#tiles.texture];
  }

  get #now(): Float32Array {
    return this.#table.value.image.data as Float32Array;
  }

  #open(unit: string | null): void {
    this.#unit = unit;
    const rooms = unit === null ? [] : this.#manifest.features.filter((one) => isRoom(one, unit));
    const map = mapOf(rooms.map(({ volumes }) => volumes ?? []));
    this.#home = map ? rooms : [];
    this.#dressed.value = 0;
    this.#rooms.value.dispose();
    this.#table.value.dispose();
    if (!map) {
      this.#rooms.value = plain(new Uint8Array(1), 1, 1, true);
      this.#table.value = plain(new Float32Array(4), 1, 1, false);
      return;
    }
    const { corner, size, levels, cells } = map;
    this.#rooms.value = plain(cells, CELLS, CELLS * levels.length, true);
    const rows = rooms.length + 1;
    this.#table.value = plain(new Float32Array(rows * ROW), ROOM_TEXELS, rows, false);
    this.#corner.set(corner[0], corner[1], 1 / size[0], 1 / size[1]);
    const floors = Array.from({ length: MOST_LEVELS }, (_, level) => levels[level] ?? NEVER);
    this.#levels.fromArray(floors);
  }

  #finished(current: Uint8Array): boolean {
    const storeys = new Set(this.#home.map(({ storey }) => storey ?? -1));
    let own = [...storeys].flatMap((storey) => this.#coverings.get(storey) ?? []);
    // Where nobody drew what covers floors, a room is finished when the storey is.
    if (!own.length) own = [...current.keys()].filter((at) => storeys.has(this.#storey(at)));
    const built = own.filter((element) => current[element] === BUILT).length;
    return own.length > 0 && built >= MOST * own.length;
  }

  #storey(element: number): number {
    return this.#manifest.elements.storey[element] ?? -1;
  }

  /** `share` of the way from what was to what is wanted: colours blend, patterns change. */
  #write(share: number): void {
    const now = this.#now;
    now.set(this.#wanted);
    if (share < 1) {
      for (let row = 0; row + ROW <= now.length; row += ROW) {
        for (const texel of SURFACES) {
          for (let i = row + texel * 4; i < row + texel * 4 + 4; i++)
            now[i] = (this.#before[i] ?? 0) * (1 - share) + (this.#wanted[i] ?? 0) * share;
        }
      }
    }
    this.#table.value.needsUpdate = true;
  }

  dispose(): void {
    for (const texture of this.textures) texture.dispose();
  }
}

/** Whether finishes may be chosen for `feature` as a room of `unit`. */
export function isRoom(feature: Feature, unit: string): boolean {
  return feature.kind === "room" && feature.unit === unit && !!feature.room;
}

/**
 * A row for each of `rooms` behind an empty one: heights of its floor, its ceiling and the upper edge of its tiles; then
 * colour (linear) and amount, roughness, metalness, layer and tiles a metre of floor, wall and tile.
 */
export function packRooms(
  rooms: readonly Feature[],
  dressed: Dressed,
  layerOf: (file: string) => number,
): Float32Array {
  const out = new Float32Array((rooms.length + 1) * ROW);
  for (const [index, { id, volumes = [] }] of rooms.entries()) {
    const palette = dressed.get(id);
    const bottom = Math.min(...volumes.map((prism) => prism.bottom));
    const top = Math.max(...volumes.map((prism) => prism.top));
    const tiles = palette?.tile ? bottom + SKIN + (palette.tile_height ?? 0) : -NEVER;
    const row = (index + 1) * ROW;
    out.set([bottom, top, tiles, 0], row);
    const surfaces = [palette?.floor, palette?.wall, palette?.tile];
    for (const [place, surface] of surfaces.entries())
      if (surface) out.set(packSurface(surface, layerOf), row + 4 + place * 8);
  }
  return out;
}

function packSurface(surface: Surface, layerOf: (file: string) => number): number[] {
  const { r, g, b } = new Color(surface.colour);
  const { roughness = 0.9, texture } = surface;
  const layer = texture ? layerOf(texture.file) : -1;
  return [r, g, b, 1, roughness, 0, layer, texture ? 1 / texture.metres : 0];
}

function plain(
  data: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
  width: number,
  height: number,
  bytes: boolean,
): DataTexture {
  const texture = bytes
    ? new DataTexture(data, width, height, RedFormat)
    : new DataTexture(data, width, height, RGBAFormat, FloatType);
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}
