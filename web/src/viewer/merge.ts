/** Sets every copy of every surface into its place and joins what one material draws: few, large draw calls. */
import { type Creased, creased } from "./creases";
import { copiesOf, type Sheet, type Surface } from "./glb";
import { inShell, type Shell } from "./shell";

/** A turn of 16 bits that is none. */
const WHOLE = 32_767;

/** What one draw call draws. */
export interface Merged {
  /** x, y, z of each vertex, metres. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** Normal (x, y, z of -127 to 127) and material of each vertex; together four bytes, which graphics cards like. */
  readonly normals: Int8Array<ArrayBuffer>;
  /** The element of each vertex. */
  readonly elements: Float32Array<ArrayBuffer>;
  /** What can be seen from outside of the complete building comes first. */
  readonly indices: Uint32Array<ArrayBuffer>;
  /** How many of the indices that is. */
  readonly outside: number;
}

/** Join `surfaces` of `sheet`; `materialOf` gives the number of a material by its id, `shell` what is seen from outside. */
export function merge(
  sheet: Sheet,
  surfaces: readonly Surface[],
  materialOf: (id: string) => number,
  shell: Shell = null,
): Merged {
  const made = surfaces.map((surface) => creased(surface.points, surface.indices));
  let [vertices, corners, outside] = [0, 0, 0];
  surfaces.forEach((surface, i) => {
    const triangles = (copiesOf(surface) * surface.indices.length) / 3;
    vertices += copiesOf(surface) * (made[i]?.source.length ?? 0);
    corners += 3 * triangles;
    for (let t = 0; t < triangles; t++) if (inShell(shell, surface.before + t)) outside += 3;
  });
  const out = new Joined(vertices, corners, outside, sheet, shell);
  surfaces.forEach((surface, i) => {
    const one = made[i];
    if (!one) return;
    for (let copy = 0; copy < copiesOf(surface); copy++)
      out.set(surface, one, copy, materialOf(surface.material));
  });
  return out.finish();
}

class Joined {
  readonly #positions: Float32Array<ArrayBuffer>;
  readonly #normals: Int8Array<ArrayBuffer>;
  readonly #elements: Float32Array<ArrayBuffer>;
  readonly #indices: Uint32Array<ArrayBuffer>;
  readonly #sheet: Sheet;
  readonly #shell: Shell;
  readonly #outside: number;
  #vertex = 0;
  /** Where the next corners go: of what is seen from outside, and of the rest. */
  #outer = 0;
  #inner: number;

  constructor(vertices: number, corners: number, outside: number, sheet: Sheet, shell: Shell) {
    this.#positions = new Float32Array(3 * vertices);
    this.#normals = new Int8Array(4 * vertices);
    this.#elements = new Float32Array(vertices);
    this.#indices = new Uint32Array(corners);
    this.#sheet = sheet;
    this.#shell = shell;
    this.#outside = outside;
    this.#inner = outside;
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
    const m = turned ? matrixOf(turns, 4 * copy) : STRAIGHT;
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
        x = m[0] * px + m[1] * py + m[2] * pz;
        y = m[3] * px + m[4] * py + m[5] * pz;
        z = m[6] * px + m[7] * py + m[8] * pz;
        nx = Math.round(m[0] * qx + m[1] * qy + m[2] * qz);
        ny = Math.round(m[3] * qx + m[4] * qy + m[5] * qz);
        nz = Math.round(m[6] * qx + m[7] * qy + m[8] * qz);
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
    this.#index(indices, surface.before + (copy * indices.length) / 3);
    this.#vertex += source.length;
  }

  /** Add triangles whose first is the chunk's triangle number `first`. */
  #index(indices: Uint32Array, first: number): void {
    let [outer, inner] = [this.#outer, this.#inner];
    for (let i = 0; i < indices.length; i += 3) {
      const seen = inShell(this.#shell, first + i / 3);
      const at = seen ? outer : inner;
      if (seen) outer += 3;
      else inner += 3;
      this.#indices[at] = this.#vertex + (indices[i] ?? 0);
      this.#indices[at + 1] = this.#vertex + (indices[i + 1] ?? 0);
      this.#indices[at + 2] = this.#vertex + (indices[i + 2] ?? 0);
    }
    this.#outer = outer;
    this.#inner = inner;
  }

  finish(): Merged {
    return {
      positions: this.#positions,
      normals: this.#normals,
      elements: this.#elements,
      indices: this.#indices,
      outside: this.#outside,
    };
  }
}

/** Rows of a matrix that turns. */
type Turn = readonly [number, number, number, number, number, number, number, number, number];

const STRAIGHT: Turn = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** The turn of the quaternion at `at`, of whatever length. */
function matrixOf(turns: Int16Array, at: number): Turn {
  const [a = 0, b = 0, c = 0, d = 0] = turns.subarray(at, at + 4);
  const length = Math.hypot(a, b, c, d) || 1;
  const [x, y, z, w] = [a / length, b / length, c / length, d / length];
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}
