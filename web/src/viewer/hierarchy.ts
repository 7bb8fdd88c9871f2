/** Bounding volume hierarchies: a library that only looking and walking need, so it comes after the picture. */
import { MeshBVH } from "three-mesh-bvh";
import type { Part } from "./chunks";

/** Triangles a hierarchy: a phone sorts so many within a blink, and hands get their turn before the next. */
const MOST = 16_384;

/** The hierarchies over `part`, each made when it is asked for. */
export function* hierarchiesOf({ mesh: { geometry } }: Part): Generator<MeshBVH> {
  const corners = geometry.index?.count ?? geometry.getAttribute("position").count;
  for (let start = 0; start < corners; start += 3 * MOST)
    yield new MeshBVH(geometry, {
      indirect: true,
      setBoundingBox: false,
      range: { start, count: 3 * MOST },
    });
}
