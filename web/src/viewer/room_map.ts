/** Which room of a home a point lies in, as a small picture of its plan that a shader can look up. Pure. */
import type { Prism } from "../manifest.gen";

/** Cells along a side of a level: in a home of twelve metres they are as wide as a finger. */
export const CELLS = 512;
/** Floors of rooms nearer to each other than this are one level, metres. */
const STEP = 1;
/** More levels than this no home has. */
export const MOST_LEVELS = 4;
/** Around the outermost room, metres. */
const EDGE = 0.3;

export interface RoomMap {
  /** Lowest corner on plan (x, z), and metres along each side. */
  readonly corner: readonly [number, number];
  readonly size: readonly [number, number];
  /** Height of each level's floor, upwards. */
  readonly levels: readonly number[];
  /** CELLS x CELLS for each level, in rows along x: 0 for no room, else its number from 1 on. */
  readonly cells: Uint8Array<ArrayBuffer>;
}

/** The map of `rooms`, each as its volumes; null where none has any. */
export function mapOf(rooms: readonly (readonly Prism[])[]): RoomMap | null {
  const prisms = rooms.flat();
  const corners = prisms.flatMap(({ footprint }) => footprint);
  if (!corners.length) return null;
  const [xs, zs] = [corners.map(([x]) => x), corners.map(([, z]) => z)];
  const corner = [Math.min(...xs) - EDGE, Math.min(...zs) - EDGE] as const;
  const size = [Math.max(...xs) + EDGE - corner[0], Math.max(...zs) + EDGE - corner[1]] as const;
  const levels = levelsOf(prisms);
  const cells = new Uint8Array(CELLS * CELLS * levels.length);
  for (const [index, volumes] of rooms.entries()) {
    for (const prism of volumes) {
      for (const [level, floor] of levels.entries()) {
        if (floor < prism.bottom - STEP || floor > prism.top - STEP) continue;
        const into = cells.subarray(CELLS * CELLS * level, CELLS * CELLS * (level + 1));
        fill(into, prism.footprint, corner, size, index + 1);
      }
    }
  }
  return { corner, size, levels, cells };
}

function levelsOf(prisms: readonly Prism[]): number[] {
  const levels: number[] = [];
  for (const bottom of prisms.map((prism) => prism.bottom).sort((a, b) => a - b)) {
    const last = levels.at(-1);
    if (last === undefined || (bottom > last + STEP && levels.length < MOST_LEVELS))
      levels.push(bottom);
  }
  return levels;
}

/** Write `value` into the cells whose middles lie in `footprint`, by the even-odd rule. */
export function fill(
  cells: Uint8Array,
  footprint: Prism["footprint"],
  corner: readonly [number, number],
  size: readonly [number, number],
  value: number,
): void {
  for (let row = 0; row < CELLS; row++) {
    const z = corner[1] + ((row + 0.5) / CELLS) * size[1];
    const crossings = footprint
      .flatMap(([px, pz], i) => {
        const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [px, pz];
        return pz > z !== nz > z ? [px + ((nx - px) * (z - pz)) / (nz - pz)] : [];
      })
      .sort((a, b) => a - b);
    const cellOf = (x: number) =>
      Math.max(0, Math.min(CELLS, Math.ceil(((x - corner[0]) / size[0]) * CELLS - 0.5)));
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [cellOf(crossings[i] ?? 0), cellOf(crossings[i + 1] ?? 0)];
      cells.fill(value, row * CELLS + from, row * CELLS + to);
    }
  }
}
