/** Sets every copy of every surface into its place and joins what one material draws: few, large draw calls. */
import {
  BufferAttribute,
  BufferGeometry,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Quaternion,
  Vector3,
} from "three";
import { type Creased, creased } from "./creases";
import type { Sheet, Surface } from "./glb";
import { ELEMENT, MATERIAL } from "./look";

/** A turn of 16 bits that is none. */
const WHOLE = 32_767;

/** Geometry in metres, and the element of each of its vertices. */
export interface Merged {
  readonly geometry: BufferGeometry;
  readonly elements: Float32Array;
}

/** Join `surfaces` of `sheet`; `materialOf` gives the number of a material by its id. */
export function merge(
  sheet: Sheet,
  surfaces: readonly Surface[],
  materialOf: (id: string) => number,
): Merged {
  const made = surfaces.map((surface) => creased(surface.points, surface.indices));
  let [vertices, corners] = [0, 0];
  surfaces.forEach((surface, i) => {
    vertices += copiesOf(surface) * (made[i]?.source.length ?? 0);
    corners += copiesOf(surface) * (made[i]?.indices.length ?? 0);
  });
  const out = new Joined(vertices, corners, sheet);
  surfaces.forEach((surface, i) => {
    const one = made[i];
    if (!one) return;
    for (let copy = 0; copy < copiesOf(surface); copy++)
      out.set(surface, one, copy, materialOf(surface.material));
  });
  return out.finish();
}

function copiesOf(surface: Surface): number {
  return surface.copies
    ? surface.copies.elements.values.length / surface.copies.elements.stride
    : 1;
}

class Joined {
  readonly #positions: Float32Array;
  /** Normal and material together fill four bytes, which graphics cards like. */
  readonly #normals: Int8Array;
  readonly #elements: Float32Array;
  readonly #indices: Uint32Array;
  readonly #sheet: Sheet;
  readonly #turn = new Quaternion();
  readonly #at = new Vector3();
  #vertex = 0;
  #corner = 0;

  constructor(vertices: number, corners: number, sheet: Sheet) {
    this.#positions = new Float32Array(3 * vertices);
    this.#normals = new Int8Array(4 * vertices);
    this.#elements = new Float32Array(vertices);
    this.#indices = new Uint32Array(corners);
    this.#sheet = sheet;
  }

  set(
    surface: Surface,
    { source, normals, indices }: Creased,
    copy: number,
    material: number,
  ): void {
    const { points, copies } = surface;
    const { origin, step } = this.#sheet;
    const turns = copies?.turns;
    const turned = !!turns && Math.abs(turns[4 * copy + 3] ?? WHOLE) < WHOLE;
    if (turned) {
      this.#turn.fromArray(turns, 4 * copy).normalize();
    }
    const [sx, sy, sz] = [0, 1, 2].map((axis) => copies?.shifts[3 * copy + axis] ?? 0) as [
      number,
      number,
      number,
    ];
    const ids = copies?.elements ?? surface.elements;
    for (let i = 0; i < source.length; i++) {
      const from = source[i] ?? 0;
      const to = this.#vertex + i;
      this.#at.fromArray(points, 4 * from);
      if (turned) this.#at.applyQuaternion(this.#turn);
      this.#positions[3 * to] = origin[0] + step * (this.#at.x + sx);
      this.#positions[3 * to + 1] = origin[1] + step * (this.#at.y + sy);
      this.#positions[3 * to + 2] = origin[2] + step * (this.#at.z + sz);
      this.#at.fromArray(normals, 3 * i);
      if (turned) this.#at.applyQuaternion(this.#turn);
      this.#normals[4 * to] = Math.round(this.#at.x);
      this.#normals[4 * to + 1] = Math.round(this.#at.y);
      this.#normals[4 * to + 2] = Math.round(this.#at.z);
      this.#normals[4 * to + 3] = material;
      this.#elements[to] = ids?.values[ids.stride * (copies ? copy : from)] ?? 0;
    }
    for (let i = 0; i < indices.length; i++)
      this.#indices[this.#corner + i] = this.#vertex + (indices[i] ?? 0);
    this.#vertex += source.length;
    this.#corner += indices.length;
  }

  finish(): Merged {
    const geometry = new BufferGeometry();
    const shared = new InterleavedBuffer(this.#normals, 4);
    geometry.setAttribute("position", new BufferAttribute(this.#positions, 3));
    geometry.setAttribute("normal", new InterleavedBufferAttribute(shared, 3, 0, true));
    geometry.setAttribute(MATERIAL, new InterleavedBufferAttribute(shared, 1, 3, false));
    geometry.setAttribute(ELEMENT, new BufferAttribute(this.#elements, 1));
    geometry.setIndex(new BufferAttribute(this.#indices, 1));
    return { geometry, elements: this.#elements };
  }
}
