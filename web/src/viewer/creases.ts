/** Normals by crease angle: what is flat stays crisp, what is round becomes round. They are not sent but made here. */

/** Faces that meet at a smaller angle than this (its cosine) are one rounded surface. */
const CREASE = Math.cos((30 * Math.PI) / 180);

/** A surface with a normal for each vertex: a corner of a box has become three. */
export interface Creased {
  /** The vertex that each one was made from. */
  readonly source: Uint32Array;
  /** x, y, z of -127 to 127 each. */
  readonly normals: Int8Array;
  readonly indices: Uint32Array;
}

/**
 * Split the vertices of a surface where it bends sharply. `points` are x, y, z and a pad each.
 *
 * A corner's normal is the mean over the faces at its vertex that bend by less than the crease angle from its
 * own, weighted by area times angle, so that neither slivers nor the way it was cut into triangles show.
 */
export function creased(points: ArrayLike<number>, indices: ArrayLike<number>): Creased {
  const corners = indices.length;
  const { unit, weight } = faces(points, indices);
  const { first, at } = cornersOf(indices, points.length / 4);
  const source = new Uint32Array(corners);
  const normals = new Int8Array(3 * corners);
  const out = new Uint32Array(corners);
  const bends = new Bends();
  let made = 0;
  for (let vertex = 0; vertex + 1 < first.length; vertex++) {
    const begin = first[vertex] ?? 0;
    const end = first[vertex + 1] ?? 0;
    bends.clear();
    for (let i = begin; i < end; i++) {
      const corner = at[i] ?? 0;
      bends.add(corner, unit, weight[corner] ?? 0);
    }
    const before = made;
    for (let i = begin; i < end; i++) {
      const bend = bends.of[i - begin] ?? 0;
      let known = bends.vertex[bend] ?? -1;
      if (known < 0) {
        bends.mean(bend);
        const { x, y, z } = bends;
        known = before;
        while (known < made && !same(normals, 3 * known, x, y, z)) known++;
        if (known === made) {
          source[made] = vertex;
          normals[3 * made] = x;
          normals[3 * made + 1] = y;
          normals[3 * made + 2] = z;
          made++;
        }
        bends.vertex[bend] = known;
      }
      out[at[i] ?? 0] = known;
    }
  }
  return { source: source.slice(0, made), normals: normals.slice(0, 3 * made), indices: out };
}

function same(normals: Int8Array, at: number, x: number, y: number, z: number): boolean {
  return normals[at] === x && normals[at + 1] === y && normals[at + 2] === z;
}

/** The ways that the faces at one vertex look. Most vertices of a building have many faces and few such ways. */
class Bends {
  /** Of each corner at the vertex, in order. */
  readonly of: number[] = [];
  /** Of each way: the vertex that was made for it, or -1. */
  readonly vertex: number[] = [];
  readonly #normal: number[] = [];
  readonly #weight: number[] = [];
  #count = 0;
  #corners = 0;
  /** The mean that was asked for last, -127 to 127 each. */
  x = 0;
  y = 0;
  z = 0;

  clear(): void {
    this.#count = this.#corners = 0;
  }

  /** Take in `corner`, with its face's normal out of `unit` and its own `weight`. */
  add(corner: number, unit: Float32Array, weight: number): void {
    const face = corner - (corner % 3);
    const x = unit[face] ?? 0;
    const y = unit[face + 1] ?? 0;
    const z = unit[face + 2] ?? 0;
    const normal = this.#normal;
    let way = 0;
    for (; way < this.#count; way++) {
      const at = 3 * way;
      if (normal[at] === x && normal[at + 1] === y && normal[at + 2] === z) break;
    }
    if (way === this.#count) {
      normal[3 * way] = x;
      normal[3 * way + 1] = y;
      normal[3 * way + 2] = z;
      this.#weight[way] = 0;
      this.vertex[way] = -1;
      this.#count++;
    }
    this.#weight[way] = (this.#weight[way] ?? 0) + weight;
    this.of[this.#corners++] = way;
  }

  /** Set x, y and z to the mean over the ways that differ by less than the crease angle from `way`. */
  mean(way: number): void {
    const normal = this.#normal;
    const nx = normal[3 * way] ?? 0;
    const ny = normal[3 * way + 1] ?? 0;
    const nz = normal[3 * way + 2] ?? 0;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let other = 0; other < this.#count; other++) {
      const ox = normal[3 * other] ?? 0;
      const oy = normal[3 * other + 1] ?? 0;
      const oz = normal[3 * other + 2] ?? 0;
      if (other !== way && nx * ox + ny * oy + nz * oz < CREASE) continue;
      const share = this.#weight[other] ?? 0;
      x += ox * share;
      y += oy * share;
      z += oz * share;
    }
    const scale = 127 / (Math.sqrt(x * x + y * y + z * z) || 1);
    this.x = Math.round(x * scale);
    this.y = Math.round(y * scale);
    this.z = Math.round(z * scale);
  }
}

/** Unit normal of each face, and each corner's share in its vertex: the face's area times the angle there. */
function faces(points: ArrayLike<number>, indices: ArrayLike<number>) {
  const unit = new Float32Array(indices.length);
  const weight = new Float32Array(indices.length);
  // Written out, because this runs once for every triangle before the first picture.
  for (let face = 0; face + 2 < indices.length; face += 3) {
    const a = 4 * (indices[face] ?? 0);
    const b = 4 * (indices[face + 1] ?? 0);
    const c = 4 * (indices[face + 2] ?? 0);
    const ax = points[a] ?? 0;
    const ay = points[a + 1] ?? 0;
    const az = points[a + 2] ?? 0;
    const abx = (points[b] ?? 0) - ax;
    const aby = (points[b + 1] ?? 0) - ay;
    const abz = (points[b + 2] ?? 0) - az;
    const acx = (points[c] ?? 0) - ax;
    const acy = (points[c + 1] ?? 0) - ay;
    const acz = (points[c + 2] ?? 0) - az;
    const x = aby * acz - abz * acy;
    const y = abz * acx - abx * acz;
    const z = abx * acy - aby * acx;
    const area = Math.sqrt(x * x + y * y + z * z) || 1e-9;
    unit[face] = x / area;
    unit[face + 1] = y / area;
    unit[face + 2] = z / area;
    const out = abx * acx + aby * acy + abz * acz;
    const ab = abx * abx + aby * aby + abz * abz;
    const ac = acx * acx + acy * acy + acz * acz;
    // The cross product has the length of the sine, the dot product of the cosine.
    weight[face] = area * Math.atan2(area, out);
    weight[face + 1] = area * Math.atan2(area, ab - out);
    weight[face + 2] = area * Math.atan2(area, ac - out);
  }
  return { unit, weight };
}

/** The corners at each vertex: those of vertex v are `at[first[v]]` to `at[first[v + 1]]`. */
function cornersOf(indices: ArrayLike<number>, vertices: number) {
  const first = new Uint32Array(vertices + 1);
  for (let i = 0; i < indices.length; i++) {
    const next = (indices[i] ?? 0) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let v = 0; v < vertices; v++) first[v + 1] = (first[v + 1] ?? 0) + (first[v] ?? 0);
  const fill = first.slice();
  const at = new Uint32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const vertex = indices[i] ?? 0;
    const place = fill[vertex] ?? 0;
    at[place] = i;
    fill[vertex] = place + 1;
  }
  return { first, at };
}
