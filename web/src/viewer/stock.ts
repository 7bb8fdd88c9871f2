/** All homes that a buyer may choose among, painted on the building as free, reserved or sold. */
import {
  BufferAttribute,
  type BufferGeometry,
  Color,
  EdgesGeometry,
  ExtrudeGeometry,
  FrontSide,
  Group,
  LineSegments,
  Mesh,
  type Ray,
  Raycaster,
  ShaderMaterial,
  Shape,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import type { Manifest, Prism, Unit } from "../manifest.gen";
import { grown } from "./outlines";
import type { Colour } from "./painter";
import { raised, volumesOf } from "./site";
import { FILLED, HATCHED, OUTLINED } from "./surface/homes";

/** Volumes reach a little over façades; neighbours share planes. */
const OUTWARD = 0;
/** Neighbours share planes: each lies a little further out than the next, metres. */
const STEP = 0.015;
const STEPS = 4;

type Status = Unit["status"];

/** Never by colour alone: free is filled, reserved is hatched, sold is an outline. */
export const LOOKS: Record<Status, Colour> = {
  available: { hue: "#4b7a57", kind: FILLED },
  reserved: { hue: "#c98a2b", kind: HATCHED },
  sold: { hue: "#8a847b", kind: OUTLINED },
};

const VERTEX = /* glsl */ `
attribute vec4 look;
varying vec4 vLook;
varying float vAcross;
void main() {
  vLook = look;
  vec4 place = modelMatrix * vec4(position, 1.0);
  vAcross = place.x + place.y + place.z;
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

// The fourth figure is how it is painted; lines are as they are.
const FACES = /* glsl */ `
varying vec4 vLook;
varying float vAcross;
void main() {
  if (vLook.a < 0.5 || vLook.a > 2.5) discard;
  float line = abs(fract(vAcross * 1.4) - 0.5) * 2.0;
  float width = fwidth(vAcross * 1.4) * 2.0;
  float hatch = mix(smoothstep(0.62 - width, 0.62 + width, line), 0.38, smoothstep(0.4, 1.2, width));
  gl_FragColor = vec4(vLook.rgb, vLook.a < 1.5 ? 0.52 : mix(0.12, 0.66, hatch));
}
`;
const LINES = /* glsl */ `
varying vec4 vLook;
void main() {
  if (vLook.a < -0.5) discard;
  gl_FragColor = vec4(vLook.rgb, 0.95);
}
`;

/** One home: where its vertices lie in the faces and in the lines. */
interface Home {
  readonly unit: Unit;
  readonly faces: readonly [number, number];
  readonly lines: readonly [number, number];
}

export class Stock {
  readonly group = new Group();
  readonly #homes: readonly Home[];
  readonly #faces: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #lines: LineSegments<BufferGeometry, ShaderMaterial>;
  readonly #caster = new Raycaster();
  #shown: ReadonlySet<string> = new Set();
  #veiled = false;

  /** `liftOf` says how many metres above its place a home is drawn. */
  constructor(manifest: Manifest, liftOf: (unit: string) => number) {
    const faces: BufferGeometry[] = [];
    const lines: BufferGeometry[] = [];
    const homes: Home[] = [];
    const count = (geometries: readonly BufferGeometry[]) =>
      geometries.reduce((sum, one) => sum + (one.getAttribute("position")?.count ?? 0), 0);
    for (const [index, unit] of manifest.units.entries()) {
      const before = [count(faces), count(lines)] as const;
      const outward = OUTWARD + (index % STEPS) * STEP;
      for (const prism of volumesOf(manifest, unit.id)) {
        const solid = solidOf(raised(prism, liftOf(unit.id)), outward);
        faces.push(solid);
        lines.push(new EdgesGeometry(solid, 20));
      }
      homes.push({
        unit,
        faces: [before[0], count(faces)],
        lines: [before[1], count(lines)],
      });
    }
    this.#homes = homes;
    this.#faces = new Mesh(whole(faces), painted(FACES));
    this.#lines = new LineSegments(whole(lines), painted(LINES));
    this.#faces.renderOrder = 1;
    this.#lines.renderOrder = 2;
    this.group.add(this.#faces, this.#lines);
    this.show(new Set());
  }

  /** Paint the homes in `shown`, by id, and no others; as `looks` has them, or by their status. */
  show(shown: ReadonlySet<string>, looks?: ReadonlyMap<string, Colour>): void {
    this.#shown = shown;
    this.veiled = this.#veiled;
    const colour = new Color();
    for (const { unit, faces, lines } of this.#homes) {
      const { hue, kind } = looks?.get(unit.id) ?? LOOKS[unit.status];
      // As the screen has it: it is told from the legend's by nobody.
      colour.set(hue).convertLinearToSRGB();
      const drawn = shown.has(unit.id);
      paint(this.#faces.geometry, faces, colour, drawn ? kind : 0);
      paint(this.#lines.geometry, lines, colour, drawn ? 1 : -1);
    }
  }

  /** Not to be seen for now. */
  set veiled(veiled: boolean) {
    this.#veiled = veiled;
    this.group.visible = !veiled && this.#shown.size > 0;
  }

  /** The painted home that `ray` enters first, and metres along it; null for none. */
  met(ray: Ray): { readonly unit: string; readonly distance: number } | null {
    if (!this.group.visible) return null;
    this.#caster.set(ray.origin, ray.direction);
    for (const { face, distance } of this.#caster.intersectObject(this.#faces, false)) {
      const vertex = face?.a ?? -1;
      const home = this.#homes.find(({ faces: [from, to] }) => from <= vertex && vertex < to);
      if (home && this.#shown.has(home.unit.id)) return { unit: home.unit.id, distance };
    }
    return null;
  }

  dispose(): void {
    this.group.removeFromParent();
    for (const { geometry, material } of [this.#faces, this.#lines]) {
      geometry.dispose();
      material.dispose();
    }
  }
}

function solidOf({ footprint, bottom, top }: Prism, outward: number): BufferGeometry {
  // Shapes lie in the xy plane and grow along z; z of the plan is turned away from y before.
  const shape = new Shape();
  grown(footprint, outward).forEach(([x, z], index) => {
    if (index === 0) shape.moveTo(x, -z);
    else shape.lineTo(x, -z);
  });
  return new ExtrudeGeometry(shape, { depth: top - bottom, bevelEnabled: false })
    .rotateX(-Math.PI / 2)
    .translate(0, bottom, 0);
}

function whole(parts: BufferGeometry[]): BufferGeometry {
  for (const part of parts) for (const name of ["uv", "normal"]) part.deleteAttribute(name);
  const all = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  const { count } = all.getAttribute("position");
  all.setAttribute("look", new BufferAttribute(new Float32Array(count * 4), 4));
  return all;
}

function paint(
  geometry: BufferGeometry,
  [from, to]: readonly [number, number],
  { r, g, b }: Color,
  kind: number,
): void {
  const look = geometry.getAttribute("look");
  for (let i = from; i < to; i++) look.setXYZW(i, r, g, b, kind);
  look.needsUpdate = true;
}

function painted(fragmentShader: string): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader,
    transparent: true,
    // Of two homes one behind the other only the first is seen.
    depthWrite: true,
    side: FrontSide,
    toneMapped: false,
  });
}
