/** Bounding volume hierarchies: a library that only looking and walking need, so it comes after the picture. */
import { MeshBVH } from "three-mesh-bvh";
import type { Part } from "./chunks";
import type { Sight } from "./sight";

/** Triangles a hierarchy: a phone sorts so many within a blink, and hands get their turn before the next. */
const MOST = 16_384;

/** Teach `sight` each of `parts`, a hierarchy at a time, so that the page stays at hand in between. */
export async function learn(
  sight: Sight,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<void> {
  for (const part of parts) {
    for (const hierarchy of hierarchiesOf(part)) {
      sight.add(part, hierarchy);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
    }
  }
}

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
