/** Brings the build's chunks into the scene, one after the other, in building order. */
import {
  BufferAttribute,
  BufferGeometry,
  type Group,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  Sphere,
  Vector3,
} from "three";
import { ELEMENT, type Look, MATERIAL } from "./look";
import type { Merged } from "./merge";
import type { Unpacked } from "./unpacked";
import type { Coming } from "./unpacking";

/** What one draw call draws: all that is solid of a chunk, or all that is see-through. */
export interface Part {
  readonly mesh: Mesh<BufferGeometry>;
  readonly stage: number;
  readonly seeThrough: boolean;
  /** The element of each vertex. */
  readonly elements: ArrayLike<number>;
  /** How many of the indices, from the first, are of what can be seen from outside of the complete building. */
  readonly outside: number;
}

/** A part is spread over all of the building, and storeys are drawn apart from where they belong. */
const EVERYWHERE = new Sphere(new Vector3(), Number.POSITIVE_INFINITY);

/** Whoever waits longer than this, ms, sees what there is by then; until then a frame would only be in the way of the next. */
const PATIENCE = 300;

/**
 * Set every chunk that is `coming` into `into`; `arrived` is told of each, `waiting` when the next one is long in coming.
 *
 * Rejects with `BrokenChunkError` where one cannot be had; what has arrived stays.
 */
export async function placeChunks(
  coming: readonly Coming[],
  into: Group,
  look: Look,
  arrived: (parts: Part[]) => void,
  waiting: () => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { chunk, parts } of coming) {
    const late = setTimeout(waiting, PATIENCE);
    const unpacked = await parts.finally(() => clearTimeout(late));
    signal.throwIfAborted();
    const placed = unpacked.map((one) => place(one, chunk.stage, look));
    into.add(...placed.map(({ mesh }) => mesh));
    arrived(placed);
  }
}

/** A mesh of each kind of part, see-through or not, with nothing in it. */
export function samples(look: Look, kinds: readonly boolean[]): Mesh[] {
  const nothing: Merged = {
    positions: new Float32Array(0),
    normals: new Int8Array(0),
    elements: new Float32Array(0),
    indices: new Uint32Array(0),
    outside: 0,
  };
  return kinds.map((seeThrough) => place({ seeThrough, ...nothing }, 0, look).mesh);
}

function place(unpacked: Unpacked, stage: number, look: Look): Part {
  const { seeThrough, elements, outside } = unpacked;
  const mesh = new Mesh(geometryOf(unpacked), look.surface(false, seeThrough));
  mesh.matrixAutoUpdate = false;
  mesh.castShadow = !seeThrough;
  mesh.receiveShadow = true;
  mesh.renderOrder = seeThrough ? 1 : 0;
  mesh.customDepthMaterial = look.depth;
  return { mesh, stage, seeThrough, elements, outside };
}

function geometryOf({ positions, normals, elements, indices }: Merged): BufferGeometry {
  const geometry = new BufferGeometry();
  const shared = new InterleavedBuffer(normals, 4);
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("normal", new InterleavedBufferAttribute(shared, 3, 0, true));
  geometry.setAttribute(MATERIAL, new InterleavedBufferAttribute(shared, 1, 3, false));
  geometry.setAttribute(ELEMENT, new BufferAttribute(elements, 1));
  geometry.setIndex(new BufferAttribute(indices, 1));
  geometry.boundingSphere = EVERYWHERE;
  return geometry;
}
