/** Which home a point of the building lies in, as small pictures of its storeys that a shader can look up. Pure. */
import type { Prism } from "../manifest.gen";
import { CELLS, fill } from "./room_map";

/** How finely heights are told apart: the levels by so many steps from the lowest to the highest. */
export const HEIGHTS = 1024;
/** Floors of homes nearer to each other than this are one level, metres. */
const STEP = 1;
/** More levels than this are not told apart: they are looked up in bytes, and held by phones. */
const MOST_LEVELS = 48;
/** More homes than this no level has: 0 is for none. */
const MOST_HOMES = 255;
/** Around the outermost home, metres. */
const EDGE = 0.3;

export interface HomeMap {
  /** Lowest corner on plan (x, z), and metres along each side. */
  readonly corner: readonly [number, number];
  readonly size: readonly [number, number];
  /** Height of the lowest floor, and metres from it to the highest ceiling. */
  readonly bottom: number;
  readonly height: number;
  /** HEIGHTS of them: the level that each height is on, from 0. */
  readonly levelAt: Uint8Array<ArrayBuffer>;
  /** CELLS x CELLS for each level, in rows along x: 0 for no home, else its number on that level from 1 on. */
  readonly cells: Uint8Array<ArrayBuffer>;
  /** How many levels there are. */
  readonly levels: number;
  /** Of each home the levels that it is on, and its number there; nowhere are homes too many to be told apart. */
  readonly places: readonly (readonly { readonly level: number; readonly number: number }[])[];
}

/** The map of `homes`, each as its volumes; null where none has any. */
export function homeMap(homes: readonly (readonly Prism[])[]): HomeMap | null {
  const prisms = homes.flat();
  const corners = prisms.flatMap(({ footprint }) => footprint);
  if (!corners.length) return null;
  const [xs, zs] = [corners.map(([x]) => x), corners.map(([, z]) => z)];
  const corner = [Math.min(...xs) - EDGE, Math.min(...zs) - EDGE] as const;
  const size = [Math.max(...xs) + EDGE - corner[0], Math.max(...zs) + EDGE - corner[1]] as const;
  const floors = floorsOf(prisms);
  const bottom = floors[0] ?? 0;
  const height = Math.max(...prisms.map(({ top }) => top)) - bottom;
  const cells = new Uint8Array(CELLS * CELLS * floors.length);
  const counts = floors.map(() => 0);
  const places = homes.map((volumes) =>
    floors.slice(0, MOST_LEVELS).flatMap((floor, level) => {
      const own = volumes.filter((one) => one.bottom - STEP < floor && floor < one.top - STEP);
      const number = (counts[level] ?? 0) + 1;
      if (!own.length || number > MOST_HOMES) return [];
      counts[level] = number;
      const into = cells.subarray(CELLS * CELLS * level, CELLS * CELLS * (level + 1));
      for (const { footprint } of own) fill(into, footprint, corner, size, number);
      return [{ level, number }];
    }),
  );
  return {
    corner,
    size,
    bottom,
    height,
    levelAt: levelsOf(floors, bottom, height),
    cells,
    levels: floors.length,
    places,
  };
}

/** Heights of the floors, upwards; one more than are told apart, where there is one, has no homes but ends the last. */
function floorsOf(prisms: readonly Prism[]): number[] {
  const floors: number[] = [];
  for (const bottom of prisms.map((prism) => prism.bottom).sort((a, b) => a - b)) {
    const last = floors.at(-1);
    if (last === undefined || (bottom >= last + STEP && floors.length <= MOST_LEVELS))
      floors.push(bottom);
  }
  return floors;
}

function levelsOf(
  floors: readonly number[],
  bottom: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: HEIGHTS }, (_, step) => {
    const at = bottom + ((step + 0.5) / HEIGHTS) * height;
    return Math.max(
      0,
      floors.findLastIndex((floor) => floor <= at),
    );
  });
}
