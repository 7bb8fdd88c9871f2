/**
 * Darkens where surfaces come close to each other: reveals, joints, the foot of a rail. What the measured openness
 * of a building is too coarse for (ground truth ambient occlusion, Jimenez and others 2016, in three's own shader).
 */
import {
  CustomBlending,
  type DataTexture,
  DepthTexture,
  DstColorFactor,
  type Material,
  Matrix4,
  Mesh,
  NoBlending,
  type Object3D,
  OneFactor,
  type PerspectiveCamera,
  ShaderMaterial,
  UniformsUtils,
  UnsignedIntType,
  Vector2,
  type Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
  ZeroFactor,
} from "three";
import { FullScreenQuad } from "three/addons/postprocessing/Pass.js";
import { GTAOShader, generateMagicSquareNoise } from "three/addons/shaders/GTAOShader.js";

/** How far surfaces take light from each other, metres; what lies further behind is not beside. */
const RADIUS = 0.7;
const THICKNESS = 0.9;
/** How much of it is drawn, as the measured openness has told of the rest already. */
const STRENGTH = 0.65;
/** Side of the noise that is blurred away again, texels. */
const NOISE = 5;

const VERTEX = /* glsl */ `
varying vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

// The noise repeats after so many texels: their mean is without it. Only neighbours at the same depth count.
const FRAGMENT = /* glsl */ `
uniform sampler2D uShade;
uniform highp sampler2D uDepth;
uniform mat4 uToView;
uniform mat4 uToWorld;
uniform vec4 uReach;
varying vec2 vUv;
vec3 viewAt(vec2 at, float depth) {
  vec4 place = uToView * vec4(vec3(at, depth) * 2.0 - 1.0, 1.0);
  return place.xyz / place.w;
}
void main() {
  float depth = texture(uDepth, vUv).r;
  if (depth >= 1.0) discard;
  vec3 place = viewAt(vUv, depth);
  vec2 texel = 1.0 / vec2(textureSize(uShade, 0));
  float sum = 0.0;
  float weights = 0.0;
  for (int y = -${(NOISE - 1) / 2}; y <= ${(NOISE - 1) / 2}; y++) {
    for (int x = -${(NOISE - 1) / 2}; x <= ${(NOISE - 1) / 2}; x++) {
      vec2 at = vUv + vec2(float(x), float(y)) * texel;
      float other = viewAt(at, texture(uDepth, at).r).z;
      float weight = exp(-24.0 * abs(other - place.z) / (0.4 + 0.04 * abs(place.z)));
      sum += texture(uShade, at).r * weight;
      weights += weight;
    }
  }
  float away = smoothstep(uReach.z, uReach.w, distance((uToWorld * vec4(place, 1.0)).xz, uReach.xy));
  float shade = mix(1.0, sum / weights, ${STRENGTH} * (1.0 - away));
  gl_FragColor = vec4(vec3(shade), 1.0);
}
`;

export class Crevices {
  readonly #depth = new WebGLRenderTarget(1, 1);
  readonly #shade = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  readonly #found: ShaderMaterial;
  readonly #laid: ShaderMaterial;
  readonly #size = new Vector2();
  readonly #toScreen = new Matrix4();
  readonly #toView = new Matrix4();
  readonly #toWorld = new Matrix4();
  readonly #quad = new FullScreenQuad();
  readonly #noise: DataTexture = generateMagicSquareNoise(NOISE);

  /** `reach` is where things fade into the page, as the shaders have it. */
  constructor(reach: Vector4) {
    this.#depth.depthTexture = new DepthTexture(1, 1, UnsignedIntType);
    this.#found = new ShaderMaterial({
      defines: { ...GTAOShader.defines, SAMPLES: 16, NORMAL_VECTOR_TYPE: 0 },
      uniforms: {
        ...UniformsUtils.clone(GTAOShader.uniforms),
        tNoise: { value: this.#noise },
        tDepth: { value: this.#depth.depthTexture },
        resolution: { value: this.#size },
        cameraProjectionMatrix: { value: this.#toScreen },
        cameraProjectionMatrixInverse: { value: this.#toView },
        cameraWorldMatrix: { value: this.#toWorld },
        radius: { value: RADIUS },
        thickness: { value: THICKNESS },
      },
      vertexShader: VERTEX,
      fragmentShader: GTAOShader.fragmentShader,
      blending: NoBlending,
      depthTest: false,
      depthWrite: false,
    });
    this.#laid = new ShaderMaterial({
      uniforms: {
        uShade: { value: this.#shade.texture },
        uDepth: { value: this.#depth.depthTexture },
        uToView: { value: this.#toView },
        uToWorld: { value: this.#toWorld },
        uReach: { value: reach },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      // What is there already times the shade.
      blending: CustomBlending,
      blendSrc: DstColorFactor,
      blendDst: ZeroFactor,
      blendSrcAlpha: ZeroFactor,
      blendDstAlpha: OneFactor,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    });
  }

  /** Darken the picture of `building` that was just drawn; `solid` draws what stands of it. */
  draw(
    renderer: WebGLRenderer,
    building: Object3D,
    solid: Material,
    camera: PerspectiveCamera,
  ): void {
    const { autoClear } = renderer;
    const target = renderer.getRenderTarget();
    this.#fit(renderer);
    this.#aim(camera);
    renderer.autoClear = true;
    renderer.setRenderTarget(this.#depth);
    asSolids(building, solid, () => renderer.render(building, camera));
    renderer.setRenderTarget(this.#shade);
    this.#quad.material = this.#found;
    this.#quad.render(renderer);
    renderer.setRenderTarget(target);
    renderer.autoClear = false;
    this.#quad.material = this.#laid;
    this.#quad.render(renderer);
    renderer.autoClear = autoClear;
  }

  #fit(renderer: WebGLRenderer): void {
    const { width, height } = renderer.domElement;
    if (this.#depth.width === width && this.#depth.height === height) return;
    this.#depth.setSize(width, height);
    this.#shade.setSize(width, height);
    this.#size.set(width, height);
  }

  #aim(camera: PerspectiveCamera): void {
    this.#toScreen.copy(camera.projectionMatrix);
    this.#toView.copy(camera.projectionMatrixInverse);
    this.#toWorld.copy(camera.matrixWorld);
  }

  /** Bytes on the graphics card. */
  get bytes(): number {
    return this.#depth.width * this.#depth.height * 12;
  }

  dispose(): void {
    this.#depth.depthTexture?.dispose();
    this.#depth.dispose();
    this.#shade.dispose();
    this.#found.dispose();
    this.#laid.dispose();
    this.#noise.dispose();
    this.#quad.dispose();
  }
}

/** `draw` with all of `building` in the material `solid`, and without its panes. */
function asSolids({ children }: Object3D, solid: Material, draw: () => void): void {
  const meshes = children.filter((child) => child instanceof Mesh);
  const before = meshes.map(({ material, visible }) => ({ material, visible }));
  for (const mesh of meshes) {
    const pane = !Array.isArray(mesh.material) && mesh.material.transparent;
    if (pane) mesh.visible = false;
    else mesh.material = solid;
  }
  draw();
  for (const [i, mesh] of meshes.entries()) Object.assign(mesh, before[i]);
}
