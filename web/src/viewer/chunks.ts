/** Brings the build's chunks into the scene, one after the other, in building order. */
import { type BufferGeometry, type Group, Matrix4, Mesh, type Object3D } from "three";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { type GLTF, GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import type { Chunk, Manifest } from "../manifest.gen";
import { ELEMENT, type Look } from "./look";

/** One primitive in the scene. */
export interface Part {
  readonly mesh: Mesh<BufferGeometry>;
  readonly stage: number;
  readonly seeThrough: boolean;
  /** The element of each vertex. */
  readonly elements: ArrayLike<number>;
}

export class BrokenChunkError extends Error {
  override name = "BrokenChunkError";
}

/**
 * Load every chunk of `manifest` from under `address` into `into`; `arrived` is told of each.
 *
 * Rejects with `BrokenChunkError` where one cannot be had; what has arrived stays.
 */
export async function loadChunks(
  manifest: Manifest,
  address: string,
  into: Group,
  look: Look,
  arrived: (parts: Part[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
  const inOrder = [...manifest.chunks].sort((a, b) => a.stage - b.stage);
  // The next one travels while this one is unpacked; order of arrival is order of building.
  const fetched = inOrder.map(() => null as Promise<ArrayBuffer> | null);
  const start = (index: number) => {
    const chunk = inOrder[index];
    if (chunk && !fetched[index]) fetched[index] = fetchChunk(address + chunk.file, signal);
    // A failure is reported when its turn comes; until then it is nobody's.
    fetched[index]?.catch(() => undefined);
    return fetched[index];
  };
  for (const [index, chunk] of inOrder.entries()) {
    const bytes = start(index);
    start(index + 1);
    start(index + 2);
    if (!bytes) continue;
    const gltf = await loader.parseAsync(await bytes, "");
    signal.throwIfAborted();
    arrived(place(gltf, chunk, into, look, manifest));
  }
}

async function fetchChunk(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new BrokenChunkError(`${url} answered ${answer.status}`);
  return answer.arrayBuffer();
}

function place(gltf: GLTF, chunk: Chunk, into: Group, look: Look, manifest: Manifest): Part[] {
  gltf.scene.updateMatrixWorld(true);
  const meshes: Mesh<BufferGeometry>[] = [];
  gltf.scene.traverse((node: Object3D) => {
    if (node instanceof Mesh) meshes.push(node as Mesh<BufferGeometry>);
  });
  if (meshes.length !== chunk.draws.length) {
    throw new BrokenChunkError(`${chunk.file} holds ${meshes.length} draws, not as its manifest`);
  }
  return meshes.map((found, index) => {
    const material = chunk.draws[index]?.material ?? 0;
    const geometry = found.geometry;
    const ids = geometry.getAttribute("_feature_id_0");
    if (!ids) throw new BrokenChunkError(`${chunk.file} has no element of each vertex`);
    geometry.deleteAttribute("_feature_id_0").setAttribute(ELEMENT, ids);
    const mesh = new Mesh(geometry, look.material(material, !geometry.hasAttribute("normal")));
    mesh.applyMatrix4(new Matrix4().copy(found.matrixWorld));
    mesh.updateMatrixWorld(true);
    mesh.matrixAutoUpdate = false;
    const seeThrough = (manifest.materials[material]?.opacity ?? 1) < 1;
    mesh.castShadow = !seeThrough;
    mesh.receiveShadow = true;
    mesh.renderOrder = seeThrough ? 1 : 0;
    mesh.customDepthMaterial = look.depth;
    into.add(mesh);
    return { mesh, stage: chunk.stage, seeThrough, elements: plain(ids) };
  });
}

/** One number a vertex; interleaved ids (padded to four bytes) are copied out. */
function plain(ids: { count: number; getX(index: number): number }): Uint32Array {
  const out = new Uint32Array(ids.count);
  for (let i = 0; i < out.length; i++) out[i] = ids.getX(i);
  return out;
}
