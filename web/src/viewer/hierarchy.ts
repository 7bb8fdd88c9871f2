/** Bounding volume hierarchies: a library that only looking and walking need, so it comes after the picture. */
import { MeshBVH } from "three-mesh-bvh";
import type { Part } from "./chunks";

/** The hierarchy over `part`; it takes some 0.2 ms per thousand triangles to make. */
export function hierarchyOf(part: Part): MeshBVH {
  return new MeshBVH(part.mesh.geometry, { indirect: true });
}
