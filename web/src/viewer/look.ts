/** The materials: model-making while bare, real colours when finished; each element shown as its state says. */
import {
  type Box3,
  Color,
  DoubleSide,
  type IUniform,
  type Material,
  MeshDepthMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  Sphere,
  Vector4,
  type WebGLProgramParametersWithUniforms,
} from "three";
import type { Material as Described } from "../manifest.gen";
import type { Quality } from "./quality";
import type { States } from "./states";

/** Where the fading into the page begins and ends, in radii of the building. */
const NEAR = 1.35;
const FAR = 2.5;

/** Vertex attribute that holds the index of the vertex' element. */
export const ELEMENT = "element";

const VERTEX_HEAD = /* glsl */ `
uniform sampler2D uStates;
uniform float uRise;
attribute float ${ELEMENT};
varying float vState;
varying vec3 vPlace;
vec2 stateOf() {
  int index = int(${ELEMENT} + 0.5);
  int width = textureSize(uStates, 0).x;
  return texelFetch(uStates, ivec2(index % width, index / width), 0).rg * 255.0;
}
`;

// What is new comes down the last bit, like a part that is set into place.
const VERTEX_BEGIN = /* glsl */ `
vec2 elementState = stateOf();
vState = elementState.x;
transformed.y += uRise * step(0.5, elementState.y);
`;

// What is not there yet leaves the clip space as a whole: all of its vertices share the element.
const VERTEX_END = /* glsl */ `
vPlace = (modelMatrix * vec4(transformed, 1.0)).xyz;
if (elementState.x < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
`;

const FRAGMENT_HEAD = /* glsl */ `
uniform vec3 uMark;
uniform vec3 uCard;
uniform float uBare;
uniform vec3 uPaper;
uniform vec4 uReach;
varying float vState;
varying vec3 vPlace;
`;

// Bare: the colour keeps its lightness but turns to card. Under construction: ochre, hatched as on drawings.
const FRAGMENT_COLOUR = /* glsl */ `
float lightness = dot(diffuseColor.rgb, vec3(0.2126, 0.7152, 0.0722));
diffuseColor.rgb = mix(diffuseColor.rgb, uCard * mix(0.62, 1.0, sqrt(lightness)), uBare);
if (vState < 1.5) {
  float lines = abs(fract((vPlace.x + vPlace.y + vPlace.z) * 1.25) - 0.5);
  float width = fwidth((vPlace.x + vPlace.y + vPlace.z) * 1.25);
  float hatch = 1.0 - smoothstep(0.06, 0.06 + max(width, 0.02), lines);
  hatch *= 1.0 - smoothstep(0.15, 0.6, width);
  diffuseColor.rgb = mix(mix(diffuseColor.rgb, uMark, 0.62), uMark * 0.55, hatch * 0.55);
}
`;

// Away from the building everything fades into the page; after tone mapping, so that it is the page's own colour.
const FRAGMENT_END = /* glsl */ `
float away = smoothstep(uReach.z, uReach.w, distance(vPlace.xz, uReach.xy));
gl_FragColor.rgb = mix(gl_FragColor.rgb, uPaper, away);
`;

export class Look {
  readonly #mark = new Color("#c98a2b");
  readonly #rise: IUniform<number> = { value: 0 };
  readonly #bare: IUniform<number> = { value: 0 };
  readonly #paper = new Color("#f6f3ee");
  readonly #reach = new Vector4();
  readonly #uniforms: Record<string, IUniform>;
  readonly #made = new Map<string, Material>();
  /** Casts the shadows of what is there. */
  readonly depth: Material;

  constructor(
    readonly described: readonly Described[],
    states: States,
    readonly quality: Quality,
    box: Box3,
  ) {
    const around = box.getBoundingSphere(new Sphere());
    const { x, z } = around.center;
    this.#reach.set(x, z, around.radius * NEAR, around.radius * FAR);
    this.#uniforms = {
      uStates: { value: states.texture },
      uRise: this.#rise,
      uMark: { value: this.#mark },
      uCard: { value: new Color("#e9e2d6") },
      uBare: this.#bare,
      uPaper: { value: this.#paper },
      uReach: { value: this.#reach },
    };
    this.depth = this.#patched(new MeshDepthMaterial({ side: DoubleSide }), false);
  }

  /** The material of index `index` in the manifest; `flat` for parts without normals. Made once. */
  material(index: number, flat: boolean): Material {
    const key = `${index}${flat ? " flat" : ""}`;
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#patched(this.#plain(this.described[index], flat), true);
    this.#made.set(key, made);
    return made;
  }

  /** How far new elements still hang over their place, in units of the chunks' lattice. */
  set rise(value: number) {
    this.#rise.value = value;
  }

  /** 1: all is card; 0: all has its own colour. */
  set bare(value: number) {
    this.#bare.value = value;
  }

  /** Colours of the page: what is under construction, and the paper that everything fades into. */
  tint(mark: string, paper: string): void {
    this.#mark.set(mark);
    // The shader mixes it in after the conversion to the screen's own encoding.
    this.#paper.set(paper).convertLinearToSRGB();
  }

  #plain(described: Described | undefined, flatShading: boolean): Material {
    const color = new Color(described?.colour ?? "#cccccc");
    const opacity = described?.opacity ?? 1;
    const seeThrough = opacity < 1;
    const common = {
      color,
      flatShading,
      side: DoubleSide,
      transparent: seeThrough,
      depthWrite: !seeThrough,
      // Panes and their frames share planes in many models.
      polygonOffset: seeThrough,
      polygonOffsetFactor: -1,
    };
    if (this.quality === "low") return new MeshLambertMaterial({ ...common, opacity });
    const roughness = described?.roughness ?? 0.9;
    if (seeThrough) {
      // Reflections fade with opacity in this model of light; a little more of both looks like a pane.
      return new MeshStandardMaterial({
        ...common,
        opacity: Math.max(opacity, 0.38),
        roughness: Math.min(roughness, 0.08),
        metalness: 0.25,
        envMapIntensity: 1.6,
      });
    }
    return new MeshStandardMaterial({
      ...common,
      roughness,
      // Painted frames and gutters; bare metal would mirror a sky that is too plain for it.
      metalness: Math.min(0.25, described?.metalness ?? 0),
    });
  }

  #patched<T extends Material>(material: T, coloured: boolean): T {
    material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.vertexShader = (VERTEX_HEAD + shader.vertexShader)
        .replace("#include <begin_vertex>", `#include <begin_vertex>\n${VERTEX_BEGIN}`)
        .replace("#include <project_vertex>", `#include <project_vertex>\n${VERTEX_END}`);
      if (!coloured) return;
      shader.fragmentShader = (FRAGMENT_HEAD + shader.fragmentShader)
        .replace("#include <color_fragment>", `#include <color_fragment>\n${FRAGMENT_COLOUR}`)
        .replace("#include <dithering_fragment>", `${FRAGMENT_END}\n#include <dithering_fragment>`);
    };
    material.customProgramCacheKey = () => `maquette-${coloured}`;
    return material;
  }

  dispose(): void {
    for (const material of this.#made.values()) material.dispose();
    this.depth.dispose();
  }
}
