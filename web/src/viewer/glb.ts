/** Reads the GLBs of a build: which surfaces they hold and where each of them stands. Knows no more of glTF. */
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";

/** Triangles of one material, once or at several places. */
export interface Surface {
  /** Id of the material. */
  readonly material: string;
  /** Lattice points, x y z and a pad each. */
  readonly points: Uint16Array;
  readonly indices: Uint16Array | Uint32Array;
  /** Element of each vertex; null where it is the copy's. */
  readonly elements: Ids | null;
  readonly copies: Copies | null;
  /** How many triangles the chunk draws before it: surface by surface, copy by copy. */
  readonly before: number;
}

/** How many times `surface` stands. */
export function copiesOf({ copies }: Pick<Surface, "copies">): number {
  return copies ? copies.elements.values.length / copies.elements.stride : 1;
}

/** Where a surface stands: shifts in lattice points (x y z each), turns as quaternions of 16 bits or null. */
export interface Copies {
  readonly shifts: Float32Array;
  readonly turns: Int16Array | null;
  readonly elements: Ids;
}

/** A number each, `stride` apart in `values`. */
export interface Ids {
  readonly values: Uint16Array | Float32Array;
  readonly stride: number;
}

/** Metres = origin + step * lattice point. */
export interface Sheet {
  readonly origin: readonly [number, number, number];
  readonly step: number;
  readonly surfaces: Surface[];
}

interface Accessor {
  bufferView: number;
  byteOffset?: number;
  count: number;
  componentType: number;
}
interface Packed {
  byteOffset: number;
  byteLength: number;
  byteStride: number;
  count: number;
  mode: "ATTRIBUTES" | "TRIANGLES";
}
interface Instanced {
  attributes: { TRANSLATION: number; ROTATION?: number; _FEATURE_ID_0: number };
}
interface Primitive {
  attributes: { POSITION: number; _FEATURE_ID_0?: number };
  indices: number;
  material: number;
}
interface Document {
  nodes: {
    mesh?: number;
    children?: number[];
    translation?: [number, number, number];
    scale?: [number, number, number];
    extensions?: { EXT_mesh_gpu_instancing?: Instanced };
  }[];
  meshes: { primitives: Primitive[] }[];
  materials: { name: string }[];
  accessors: Accessor[];
  bufferViews: { extensions: { EXT_meshopt_compression: Packed } }[];
}

const FLOAT = 5126;
const UNSIGNED_INT = 5125;
const SHORT = 5122;

/** Unpack the GLB in `bytes`; rejects where it is not one that models3d wrote. */
export async function readGlb(bytes: ArrayBuffer): Promise<Sheet> {
  await MeshoptDecoder.ready;
  const length = new DataView(bytes).getUint32(12, true);
  const text = new TextDecoder().decode(new Uint8Array(bytes, 20, length));
  const gltf = JSON.parse(text) as Document;
  const data = new Uint8Array(bytes, 28 + length);
  const views = gltf.bufferViews.map(({ extensions }) => unpack(data, extensions));
  const read = (accessor: number) => rows(gltf, views, accessor);
  const [root] = gltf.nodes;
  const surfaces: Surface[] = [];
  let before = 0;
  for (const child of root?.children ?? []) {
    const node = gltf.nodes[child];
    const placed = node?.extensions?.EXT_mesh_gpu_instancing?.attributes;
    const copies = placed && {
      shifts: read(placed.TRANSLATION) as Float32Array,
      turns: placed.ROTATION === undefined ? null : (read(placed.ROTATION) as Int16Array),
      elements: ids(gltf, views, placed._FEATURE_ID_0),
    };
    for (const { attributes, indices, material } of gltf.meshes[node?.mesh ?? -1]?.primitives ??
      []) {
      const own = attributes._FEATURE_ID_0;
      const surface: Surface = {
        material: gltf.materials[material]?.name ?? "",
        points: read(attributes.POSITION) as Uint16Array,
        indices: read(indices) as Uint16Array | Uint32Array,
        elements: own === undefined ? null : ids(gltf, views, own),
        copies: copies ?? null,
        before,
      };
      surfaces.push(surface);
      before += (copiesOf(surface) * surface.indices.length) / 3;
    }
  }
  return { origin: root?.translation ?? [0, 0, 0], step: root?.scale?.[0] ?? 1, surfaces };
}

function unpack(data: Uint8Array, extensions: { EXT_meshopt_compression: Packed }): Uint8Array {
  const { byteOffset, byteLength, byteStride, count, mode } = extensions.EXT_meshopt_compression;
  const out = new Uint8Array(count * byteStride);
  const packed = data.subarray(byteOffset, byteOffset + byteLength);
  MeshoptDecoder.decodeGltfBuffer(out, count, byteStride, packed, mode);
  return out;
}

/** The rows of an accessor as they lie in its view, pads included. */
function rows(gltf: Document, views: Uint8Array[], index: number) {
  const accessor = gltf.accessors[index];
  const view = views[accessor?.bufferView ?? -1];
  const stride = gltf.bufferViews[accessor?.bufferView ?? -1]?.extensions.EXT_meshopt_compression;
  if (!accessor || !view || !stride) throw new Error(`there is no accessor ${index}`);
  const begin = view.byteOffset + (accessor.byteOffset ?? 0);
  const length = accessor.count * stride.byteStride;
  switch (accessor.componentType) {
    case FLOAT:
      return new Float32Array(view.buffer, begin, length / 4);
    case UNSIGNED_INT:
      return new Uint32Array(view.buffer, begin, length / 4);
    case SHORT:
      return new Int16Array(view.buffer, begin, length / 2);
    default:
      return new Uint16Array(view.buffer, begin, length / 2);
  }
}

/** Ids are padded to four bytes each. */
function ids(gltf: Document, views: Uint8Array[], index: number): Ids {
  const values = rows(gltf, views, index) as Uint16Array | Float32Array;
  return { values, stride: 4 / values.BYTES_PER_ELEMENT };
}
