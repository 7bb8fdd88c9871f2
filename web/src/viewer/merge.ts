/** Sets every copy of every surface into its place and joins what one material draws: few, large draw calls. */
import {
  BufferAttribute,
  BufferGeometry,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Matrix4,
  Quaternion,
} from "three";
import { type Creased, creased } from "./creases";
import type { Sheet, Surface } from "./glb";
import { ELEMENT, MATERIAL } from "./look";

/** A turn of 16 bits that is none. */
const WHOLE = 32_767;
const TURN = new Quaternion();

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
  readonly #turn = new Matrix4();
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
    if (turned) this.#turn.makeRotationFromQuaternion(TURN.fromArray(turns, 4 * copy).normalize());
    const m = this.#turn.elements;
    const sx = copies?.shifts[3 * copy] ?? 0;
    const sy = copies?.shifts[3 * copy + 1] ?? 0;
    const sz = copies?.shifts[3 * copy + 2] ?? 0;
    const ids = copies?.elements ?? surface.elements;
    // Written out, because this runs once for every vertex before the first picture.
    for (let i = 0; i < source.length; i++) {
      const from = source[i] ?? 0;
      const to = this.#vertex + i;
      let x = points[4 * from] ?? 0;
      let y = points[4 * from + 1] ?? 0;
      let z = points[4 * from + 2] ?? 0;
      let nx = normals[3 * i] ?? 0;
      let ny = normals[3 * i + 1] ?? 0;
      let nz = normals[3 * i + 2] ?? 0;
      if (turned) {
        const [px, py, pz, qx, qy, qz] = [x, y, z, nx, ny, nz];
        x = m[0] * px + m[4] * py + m[8] * pz;
        y = m[1] * px + m[5] * py + m[9] * pz;
        z = m[2] * px + m[6] * py + m[10] * pz;
        nx = Math.round(m[0] * qx + m[4] * qy + m[8] * qz);
        ny = Math.round(m[1] * qx + m[5] * qy + m[9] * qz);
        nz = Math.round(m[2] * qx + m[6] * qy + m[10] * qz);
      }
      this.#positions[3 * to] = origin[0] + step * (x + sx);
      this.#positions[3 * to + 1] = origin[1] + step * (y + sy);
      this.#positions[3 * to + 2] = origin[2] + step * (z + sz);
      this.#normals[4 * to] = nx;
      this.#normals[4 * to + 1] = ny;
      this.#normals[4 * to + 2] = nz;
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
