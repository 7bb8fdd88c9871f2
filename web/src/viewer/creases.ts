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
  const source: number[] = [];
  const normals: number[] = [];
  const out = new Uint32Array(corners);
  for (let vertex = 0; vertex + 1 < first.length; vertex++) {
    const begin = first[vertex] ?? 0;
    const end = first[vertex + 1] ?? 0;
    const made = source.length;
    for (let i = begin; i < end; i++) {
      const corner = at[i] ?? 0;
      const face = 3 * Math.floor(corner / 3);
      const [nx, ny, nz] = [unit[face] ?? 0, unit[face + 1] ?? 0, unit[face + 2] ?? 0];
      let [x, y, z] = [0, 0, 0];
      for (let j = begin; j < end; j++) {
        const other = at[j] ?? 0;
        const its = 3 * Math.floor(other / 3);
        const [ox, oy, oz] = [unit[its] ?? 0, unit[its + 1] ?? 0, unit[its + 2] ?? 0];
        if (other !== corner && nx * ox + ny * oy + nz * oz < CREASE) continue;
        const share = weight[other] ?? 0;
        x += ox * share;
        y += oy * share;
        z += oz * share;
      }
      const scale = 127 / (Math.hypot(x, y, z) || 1);
      out[corner] = vertexWith(
        Math.round(x * scale),
        Math.round(y * scale),
        Math.round(z * scale),
        made,
        vertex,
      );
    }
  }
  return { source: Uint32Array.from(source), normals: Int8Array.from(normals), indices: out };

  /** The vertex with this normal among those made since `made`, or a new one. */
  function vertexWith(x: number, y: number, z: number, made: number, from: number): number {
    for (let known = made; known < source.length; known++) {
      if (normals[3 * known] === x && normals[3 * known + 1] === y && normals[3 * known + 2] === z)
        return known;
    }
    source.push(from);
    normals.push(x, y, z);
    return source.length - 1;
  }
}

/** Unit normal of each face, and each corner's share in its vertex: the face's area times the angle there. */
function faces(points: ArrayLike<number>, indices: ArrayLike<number>) {
  const unit = new Float32Array(indices.length);
  const weight = new Float32Array(indices.length);
  const edge = new Float64Array(9);
  for (let face = 0; face + 2 < indices.length; face += 3) {
    for (let k = 0; k < 3; k++) {
      const here = 4 * (indices[face + k] ?? 0);
      const next = 4 * (indices[face + ((k + 1) % 3)] ?? 0);
      for (let axis = 0; axis < 3; axis++)
        edge[3 * k + axis] = (points[next + axis] ?? 0) - (points[here + axis] ?? 0);
    }
    const part = (i: number) => edge[i] ?? 0;
    const x = part(1) * part(5) - part(2) * part(4);
    const y = part(2) * part(3) - part(0) * part(5);
    const z = part(0) * part(4) - part(1) * part(3);
    const area = Math.hypot(x, y, z) || 1e-9;
    unit[face] = x / area;
    unit[face + 1] = y / area;
    unit[face + 2] = z / area;
    for (let k = 0; k < 3; k++) weight[face + k] = area * angle(edge, k);
  }
  return { unit, weight };
}

/** Angle at corner `k` between the edge that leaves it and the one that comes to it. */
function angle(edge: Float64Array, k: number): number {
  const out = 3 * k;
  const into = 3 * ((k + 2) % 3);
  let [dot, a, b] = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const leaving = edge[out + axis] ?? 0;
    const back = -(edge[into + axis] ?? 0);
    dot += leaving * back;
    a += leaving * leaving;
    b += back * back;
  }
  return Math.acos(Math.min(1, Math.max(-1, dot / (Math.sqrt(a * b) || 1))));
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
