/** The sky as a picture that lights from all around and that glass mirrors. */
import {
  BackSide,
  Mesh,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
  Vector3,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from "three";
import type { Daylight } from "./daylight";

const VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

// Zenith, a bright horizon and the paper table below. Round the sun the sky is brighter, most where it is low, and
// opposite it is darker: so two walls of one colour differ though neither has the sun.
const FRAGMENT = /* glsl */ `
uniform vec3 uZenith;
uniform vec3 uHorizon;
uniform vec3 uTable;
uniform vec4 uGlow;
uniform vec3 uSun;
varying vec3 vDirection;
void main() {
  vec3 direction = normalize(vDirection);
  float up = direction.y;
  float near = max(0.0, dot(direction, uSun));
  float heading = dot(normalize(direction.xz + 1e-5), normalize(uSun.xz + 1e-5));
  vec3 sky = mix(uHorizon, uZenith, pow(clamp(up, 0.0, 1.0), 0.55));
  sky *= 1.0 + 0.6 * uGlow.a * heading * (1.0 - clamp(up, 0.0, 1.0));
  sky += uGlow.rgb * uGlow.a * (1.4 * near * near * near + 3.0 * pow(near, 24.0));
  gl_FragColor = vec4(mix(sky, uTable, smoothstep(0.02, -0.12, up)), 1.0);
}
`;

/** Takes pictures of the sky, one at a time; its shaders are made once. */
export class Dome {
  readonly #sky = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: BackSide,
    toneMapped: false,
    uniforms: {
      uZenith: { value: null },
      uHorizon: { value: null },
      uTable: { value: null },
      uGlow: { value: null },
      uSun: { value: new Vector3() },
    },
  });
  readonly #scene = new Scene();
  readonly #dome = new Mesh(new SphereGeometry(10, 32, 16), this.#sky);
  #generator: PMREMGenerator | null = null;
  #taken: WebGLRenderTarget | null = null;

  constructor() {
    this.#scene.add(this.#dome);
  }

  /** The sky of `light` with the sun `towards` it, a unit vector, below the horizon at night; the one before is gone. */
  take(renderer: WebGLRenderer, light: Daylight, towards: Vector3): Texture {
    const { r, g, b } = light.glow;
    const { uniforms } = this.#sky;
    const set = (name: string, value: unknown) => Object.assign(uniforms[name] ?? {}, { value });
    set("uZenith", light.zenith);
    set("uHorizon", light.horizon);
    set("uTable", light.table);
    set("uGlow", { x: r, y: g, z: b, w: light.glowing });
    set("uSun", towards.clone().setY(Math.max(0, towards.y)).normalize());
    this.#generator ??= new PMREMGenerator(renderer);
    // The texture's own end would leave behind what it was drawn into.
    this.#taken?.dispose();
    this.#taken = this.#generator.fromScene(this.#scene, 0, 0.1, 100);
    return this.#taken.texture;
  }

  /** What the card holds of it. */
  get picture(): Texture | null {
    return this.#taken?.texture ?? null;
  }

  dispose(): void {
    this.#taken?.dispose();
    this.#generator?.dispose();
    this.#dome.geometry.dispose();
    this.#sky.dispose();
  }
}
