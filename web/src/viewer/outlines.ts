/** Outlines on plan. Pure. */

type Point = readonly [number, number];

/** A corner is never pushed out further than this many times the distance, however sharp it is. */
const SHARPEST = 2.5;

/** The polygon with the corners `outline`, its sides moved outward by `by` metres. */
export function grown(outline: readonly Point[], by: number): Point[] {
  const way = areaOf(outline) < 0 ? -1 : 1;
  return outline.map((corner, i) => {
    const before = outline.at(i - 1) ?? corner;
    const after = outline[(i + 1) % outline.length] ?? corner;
    const [first, second] = [outwards(before, corner, way), outwards(corner, after, way)];
    const along = 1 + first[0] * second[0] + first[1] * second[1];
    const far = along > 1e-6 ? Math.min(SHARPEST, 1 / along) : 0;
    return [
      corner[0] + (first[0] + second[0]) * far * by,
      corner[1] + (first[1] + second[1]) * far * by,
    ];
  });
}

/** Twice the area, positive where the corners go round from x to the second axis. */
function areaOf(outline: readonly Point[]): number {
  return outline.reduce((sum, [x, z], i) => {
    const [nx, nz] = outline[(i + 1) % outline.length] ?? [x, z];
    return sum + x * nz - nx * z;
  }, 0);
}

function outwards([x, z]: Point, [nx, nz]: Point, way: number): Point {
  const length = Math.hypot(nx - x, nz - z);
  return length < 1e-9 ? [0, 0] : [(way * (nz - z)) / length, (-way * (nx - x)) / length];
}
