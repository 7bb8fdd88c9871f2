/** Brings the build's chunks into the scene, one after the other, in building order. */
import { type BufferGeometry, type Group, Mesh } from "three";
import type { Chunk, Manifest } from "../manifest.gen";
import { readGlb, type Sheet } from "./glb";
import type { Look } from "./look";
import { merge } from "./merge";

/** What one draw call draws: all that is solid of a chunk, or all that is see-through. */
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
 * Load every chunk of `manifest` from under `address` into `into`; `arrived` is told of each, and whether more
 * has come by then.
 *
 * Rejects with `BrokenChunkError` where one cannot be had; what has arrived stays.
 */
export async function loadChunks(
  manifest: Manifest,
  address: string,
  into: Group,
  look: Look,
  arrived: (parts: Part[], more: boolean) => void,
  signal: AbortSignal,
): Promise<void> {
  const inOrder = [...manifest.chunks].sort((a, b) => a.stage - b.stage);
  // All travel at once, most were asked for by the page itself; order of unpacking is order of building.
  const here = new Set<number>();
  const fetched = inOrder.map(async ({ file }, index) => {
    const bytes = await fetchChunk(address + file, signal);
    here.add(index);
    return bytes;
  });
  // A failure is reported when its turn comes; until then it is nobody's.
  for (const bytes of fetched) bytes.catch(() => undefined);
  for (const [index, chunk] of inOrder.entries()) {
    const bytes = await fetched[index];
    if (!bytes) continue;
    const sheet = await unpacked(bytes, chunk);
    signal.throwIfAborted();
    const parts = place(sheet, chunk, into, look, manifest);
    // What has come meanwhile is told of, and hands get their turn.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    arrived(parts, here.has(index + 1));
  }
}

async function fetchChunk(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new BrokenChunkError(`${url} answered ${answer.status}`);
  return answer.arrayBuffer();
}

async function unpacked(bytes: ArrayBuffer, chunk: Chunk): Promise<Sheet> {
  try {
    return await readGlb(bytes);
  } catch (error) {
    throw new BrokenChunkError(`${chunk.file} cannot be read: ${error}`);
  }
}

function place(sheet: Sheet, chunk: Chunk, into: Group, look: Look, manifest: Manifest): Part[] {
  const number = new Map(manifest.materials.map(({ id }, index) => [id, index]));
  const materialOf = (id: string) => number.get(id) ?? 0;
  const clear = (id: string) => (manifest.materials[materialOf(id)]?.opacity ?? 1) < 1;
  const parts: Part[] = [];
  for (const seeThrough of [false, true]) {
    const surfaces = sheet.surfaces.filter(({ material }) => clear(material) === seeThrough);
    if (!surfaces.length) continue;
    const { geometry, elements } = merge(sheet, surfaces, materialOf);
    const mesh = new Mesh(geometry, look.surface(false, seeThrough));
    mesh.matrixAutoUpdate = false;
    mesh.castShadow = !seeThrough;
    mesh.receiveShadow = true;
    mesh.renderOrder = seeThrough ? 1 : 0;
    mesh.customDepthMaterial = look.depth;
    into.add(mesh);
    parts.push({ mesh, stage: chunk.stage, seeThrough, elements });
  }
  return parts;
}
