/** Draws a point on a surface to the corner or edge that is meant: real ones, not those between triangles of one face. Pure. */
import { Line3, Triangle, Vector3 } from "three";

export type Snapped = "corner" | "edge" | "face";

export interface Spot {
  readonly point: Vector3;
  readonly on: Snapped;
}

/** Corners come first: an edge must be so much nearer, in reaches, to be meant instead. */
const EDGE_REACH = 0.7;
/** Faces that lean less than this to one another are one face: cosine of 20 degrees. */
const BENT = 0.94;
/** Points closer than this are one, metres. */
const SAME = 0.002;

interface Edge {
  readonly line: Line3;
  readonly normals: Vector3[];
}

/** The corner or edge of `triangles` within `reach` metres of `point`, else `point` itself. */
export function snapTo(point: Vector3, triangles: readonly Triangle[], reach: number): Spot {
  const edges = realEdges(triangles);
  let best: Spot = { point, on: "face" };
  let nearest = reach;
  for (const corner of cornersOf(edges)) {
    const away = corner.distanceTo(point);
    if (away < nearest) {
      nearest = away;
      best = { point: corner, on: "corner" };
    }
  }
  if (best.on === "corner") return best;
  nearest = reach * EDGE_REACH;
  for (const { line } of edges) {
    const on = line.closestPointToPoint(point, true, new Vector3());
    const away = on.distanceTo(point);
    if (away < nearest) {
      nearest = away;
      best = { point: on, on: "edge" };
    }
  }
  return best;
}

/** Where two faces meet at an angle, or where a face ends. */
function realEdges(triangles: readonly Triangle[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { a, b, c } of triangles) {
    const normal = new Triangle(a, b, c).getNormal(new Vector3());
    if (normal.lengthSq() === 0) continue;
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const key = [nameOf(from), nameOf(to)].sort().join(" ");
      const known = edges.get(key);
      if (known) known.normals.push(normal);
      else edges.set(key, { line: new Line3(from, to), normals: [normal] });
    }
  }
  return [...edges.values()].filter(
    ({ normals: [first, ...others] }) =>
      !others.length || others.some((other) => first && Math.abs(first.dot(other)) < BENT),
  );
}

/** Ends of edges at which another edge leaves in another direction. */
function cornersOf(edges: readonly Edge[]): Vector3[] {
  const ends = new Map<string, { point: Vector3; ways: Vector3[] }>();
  for (const { line } of edges) {
    const way = line.delta(new Vector3()).normalize();
    for (const point of [line.start, line.end]) {
      const key = nameOf(point);
      const end = ends.get(key) ?? { point, ways: [] };
      end.ways.push(way);
      ends.set(key, end);
    }
  }
  return [...ends.values()]
    .filter(({ ways: [first, ...others] }) =>
      others.some((other) => first && Math.abs(first.dot(other)) < BENT),
    )
    .map(({ point }) => point);
}

function nameOf({ x, y, z }: Vector3): string {
  return [x, y, z].map((value) => Math.round(value / SAME)).join(",");
}
