/** The table: paper without a horizon, the building's shadow on it, and a soft darkening where it stands. */
import {
  type Box3,
  BufferGeometry,
  CircleGeometry,
  Color,
  CustomBlending,
  Group,
  type IUniform,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  OneMinusSrcAlphaFactor,
  PlaneGeometry,
  ShaderMaterial,
  ShadowMaterial,
  SrcAlphaFactor,
  Vector3,
  type Vector4,
} from "three";
import type { Prism } from "../manifest.gen";
import type { Occlusion } from "./occlusion";

/** How much of the table's brightness goes where nothing from above reaches it. */
const DARKEST = 0.55;

/** The table's radius, in half diagonals of the building; and that of the lamp's light on dark paper. */
const REACH = 6;
const LAMP_REACH = 2.2;
/** How much of its light dark paper gives back. */
const LAMP = 0.16;

/** Blends in with the paper before anything else is drawn, so that ground which the model brings covers it. */
const UNDERLAID = {
  transparent: false,
  blending: CustomBlending,
  blendSrc: SrcAlphaFactor,
  blendDst: OneMinusSrcAlphaFactor,
  depthWrite: false,
} as const;

const TABLE_VERTEX = /* glsl */ `
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const CONTACT_VERTEX = /* glsl */ `
varying vec2 vAt;
varying vec3 vPlace;
void main() {
  vAt = uv * 2.0 - 1.0;
  vPlace = (modelMatrix * vec4(position, 1.0)).xyz;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

// What stands near takes light from the table. Until that is known, the distance to a rounded rectangle stands in
// for it: dark under the building, gone a little beyond it.
const CONTACT_FRAGMENT = /* glsl */ `
uniform vec3 uColour;
uniform vec2 uCore;
uniform float uStrength;
varying vec2 vAt;
varying vec3 vPlace;
void main() {
  vec2 out2 = max(abs(vAt) - uCore, 0.0) / (1.0 - uCore);
  float fade = 1.0 - clamp(length(out2), 0.0, 1.0);
  float shade = fade * fade * fade * uStrength;
  if (opennessKnown()) shade = (1.0 - openness(vPlace, vec3(0.0, 1.0, 0.0))) * ${DARKEST.toFixed(2)};
  gl_FragColor = vec4(uColour, shade);
}
`;

// Dark paper lies under a lamp: a building that brings no ground of its own would hang in the dark.
const LAMP_FRAGMENT = /* glsl */ `
uniform float uStrength;
varying vec2 vAt;
void main() {
  float fade = max(0.0, 1.0 - dot(vAt, vAt));
  gl_FragColor = vec4(vec3(0.92, 0.84, 0.74), uStrength * fade * fade * fade);
}
`;

const HIDDEN_FRAGMENT = /* glsl */ `
void main() {
  gl_FragColor = vec4(0.0);
}
`;

// Shadows fade with the things that cast them.
const FADE_HEAD = /* glsl */ `
uniform vec4 uReach;
varying vec3 vPlace;
`;
const FADE = /* glsl */ `
gl_FragColor.a *= 1.0 - smoothstep(uReach.z, uReach.w, distance(vPlace.xz, uReach.xy));
`;

export class Ground {
  readonly group = new Group();
  readonly #paper: ShaderMaterial;
  readonly #shadow = new ShadowMaterial({ opacity: 0.3, ...UNDERLAID });
  readonly #shade = new Color("#2b2118");
  readonly #strength: IUniform<number> = { value: 0 };
  readonly #lamp: IUniform<number> = { value: 0 };
  readonly #pool: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #contact: ShaderMaterial;
  /** Where homes will stand, drawn on the bare ground. */
  readonly #pencil = new LineBasicMaterial({ transparent: true, opacity: 0.3, toneMapped: false });
  readonly #outlines: LineSegments;
  readonly #geometries: { dispose(): void }[];

  /** `level` is the ground's height, metres; `box` the building's; `plan` what is to stand on it. */
  constructor(
    box: Box3,
    level: number,
    plan: readonly Prism[],
    occlusion: Occlusion,
    /** Where things fade, as the shaders have it. */
    fading: Vector4,
    /** Whether the sun's shadows are drawn at all. */
    shadows: boolean,
  ) {
    const size = box.getSize(new Vector3());
    const centre = box.getCenter(new Vector3());
    const reach = (Math.hypot(size.x, size.z) / 2) * REACH;
    const disc = new CircleGeometry(reach, 96).rotateX(-Math.PI / 2);
    const margin = Math.max(3, Math.min(size.x, size.z) * 0.3);
    const halo = new PlaneGeometry(size.x + 2 * margin, size.z + 2 * margin).rotateX(-Math.PI / 2);
    this.#contact = new ShaderMaterial({
      vertexShader: CONTACT_VERTEX,
      fragmentShader: occlusion.glsl + CONTACT_FRAGMENT,
      ...UNDERLAID,
      toneMapped: false,
      uniforms: {
        uColour: { value: this.#shade },
        uCore: {
          value: [size.x / (size.x + 2 * margin), size.z / (size.z + 2 * margin)],
        },
        uStrength: this.#strength,
        ...occlusion.uniforms,
      },
    });
    // Paper and sky are one picture that is drawn already; the table only hides what lies below it.
    this.#paper = new ShaderMaterial({
      vertexShader: TABLE_VERTEX,
      fragmentShader: HIDDEN_FRAGMENT,
      colorWrite: false,
    });
    this.#shadow.onBeforeCompile = (shader) => {
      shader.uniforms["uReach"] = { value: fading };
      shader.vertexShader = `varying vec3 vPlace;\n${shader.vertexShader}`.replace(
        "#include <begin_vertex>",
        "#include <begin_vertex>\nvPlace = (modelMatrix * vec4(position, 1.0)).xyz;",
      );
      shader.fragmentShader = (FADE_HEAD + shader.fragmentShader).replace(
        "#include <tonemapping_fragment>",
        `${FADE}\n#include <tonemapping_fragment>`,
      );
    };
    const lit = (reach / REACH) * LAMP_REACH;
    const pool = new PlaneGeometry(2 * lit, 2 * lit).rotateX(-Math.PI / 2);
    const lamp = new ShaderMaterial({
      vertexShader: CONTACT_VERTEX,
      fragmentShader: LAMP_FRAGMENT,
      ...UNDERLAID,
      toneMapped: false,
      uniforms: { uStrength: this.#lamp },
      polygonOffset: true,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -4,
    });
    this.#pool = new Mesh(pool, lamp);
    const table = new Mesh(disc, this.#paper);
    const shade = new Mesh(disc, this.#shadow);
    const contact = new Mesh(halo, this.#contact);
    shade.receiveShadow = true;
    shade.visible = shadows;
    shade.position.y = contact.position.y = 0;
    table.renderOrder = -3;
    this.#pool.renderOrder = -2.5;
    contact.renderOrder = -2;
    shade.renderOrder = -1;
    // The three lie in one plane; the later ones are drawn over the first without asking for depth.
    this.#shadow.polygonOffset = this.#contact.polygonOffset = true;
    this.#shadow.polygonOffsetFactor = this.#contact.polygonOffsetFactor = -1;
    this.#shadow.polygonOffsetUnits = this.#contact.polygonOffsetUnits = -4;
    const pencil = new BufferGeometry().setFromPoints(
      plan.flatMap(({ footprint }) =>
        footprint.flatMap(([x, z], index) => {
          const [toX, toZ] = footprint[(index + 1) % footprint.length] ?? [x, z];
          return [
            new Vector3(x - centre.x, 0.02, z - centre.z),
            new Vector3(toX - centre.x, 0.02, toZ - centre.z),
          ];
        }),
      ),
    );
    this.#outlines = new LineSegments(pencil, this.#pencil);
    this.group.position.set(centre.x, level, centre.z);
    this.group.add(table, this.#pool, contact, shade, this.#outlines);
    this.#geometries = [disc, halo, pool, pencil, lamp];
  }

  /** By dark paper or not: how dark shadows lie on it where the sun has `share` of its strength, 0 to 1. */
  tint(dark: boolean, share: number): void {
    this.#shadow.opacity = (dark ? 0.55 : 0.3) * share;
    this.#lamp.value = LAMP * (0.35 + 0.65 * share);
    this.#pool.visible = dark;
    this.#pencil.color.set(dark ? "#ece7df" : "#1d1b18");
    this.#shade.set(dark ? "#000000" : "#2b2118");
  }

  /** 0 on bare ground, 1 when something stands there. */
  set contact(strength: number) {
    this.#strength.value = strength * 0.3;
  }

  /** Whether the plan of what is to come is drawn on the ground. */
  set pegged(pegged: boolean) {
    this.#outlines.visible = pegged;
  }

  /** Whether what lies below the table can be seen: foundations in their pit, ground that the model brings. */
  set open(open: boolean) {
    this.#paper.depthWrite = !open;
  }

  dispose(): void {
    for (const geometry of this.#geometries) geometry.dispose();
    this.#paper.dispose();
    this.#shadow.dispose();
    this.#contact.dispose();
    this.#pencil.dispose();
  }
}
