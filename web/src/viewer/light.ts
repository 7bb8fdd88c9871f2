/** Light: a warm key from the real sun, a cool sky, and a small sky for glass to mirror. */
import {
  BackSide,
  type Box3,
  Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  Sphere,
  SphereGeometry,
  type Texture,
  Vector3,
  type WebGLRenderer,
} from "three";
import type { Quality } from "./quality";

const SHADOW_MAP = 2048;

const SKY_VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

// Zenith, a bright horizon and the paper table below; windows show them as a gradient that moves with the view.
const SKY_FRAGMENT = /* glsl */ `
uniform vec3 uZenith;
uniform vec3 uHorizon;
uniform vec3 uTable;
varying vec3 vDirection;
void main() {
  float up = normalize(vDirection).y;
  vec3 sky = mix(uHorizon, uZenith, pow(clamp(up, 0.0, 1.0), 0.55));
  gl_FragColor = vec4(mix(sky, uTable, smoothstep(0.02, -0.12, up)), 1.0);
}
`;

export class Light {
  readonly group = new Group();
  readonly #sun = new DirectionalLight("#fff1dc", 3.1);
  readonly #sky = new HemisphereLight("#e8ecf1", "#cdbfa9", 1.15);
  readonly #around: Sphere;
  readonly #quality: Quality;
  #environment: Texture | null = null;

  constructor(box: Box3, quality: Quality) {
    this.#around = box.getBoundingSphere(new Sphere());
    this.#quality = quality;
    this.group.add(this.#sun, this.#sun.target, this.#sky);
    if (quality === "full") this.#castShadows();
  }

  #castShadows(): void {
    const { shadow } = this.#sun;
    const radius = this.#around.radius * 1.15;
    this.#sun.castShadow = true;
    shadow.mapSize.set(SHADOW_MAP, SHADOW_MAP);
    shadow.camera.left = shadow.camera.bottom = -radius;
    shadow.camera.right = shadow.camera.top = radius;
    shadow.camera.near = 0.1;
    shadow.camera.far = radius * 4;
    shadow.normalBias = (2 * radius) / SHADOW_MAP;
    // Parts without normals know no normal bias, and a low sun asks for more than a texel.
    shadow.bias = -0.0024;
    shadow.radius = 1.6;
  }

  /** Shadows cost more than the picture is worth on this machine. */
  dropShadows(): void {
    this.#sun.castShadow = false;
  }

  /** Unit vector towards the sun. */
  set direction(towards: readonly [number, number, number]) {
    const { center, radius } = this.#around;
    this.#sun.target.position.copy(center);
    this.#sun.position.copy(center).addScaledVector(new Vector3(...towards), radius * 2);
    this.group.updateMatrixWorld(true);
  }

  /** Evening on the page is evening on the table: less sky, the same sun. */
  tint(renderer: WebGLRenderer, scene: Scene, dark: boolean): void {
    this.#sun.intensity = dark ? 2.2 : 3.1;
    this.#sun.color.set(dark ? "#ffe3c2" : "#fff1dc");
    this.#sky.color.set(dark ? "#8fa3c4" : "#e8ecf1");
    this.#sky.groundColor.set(dark ? "#4a4440" : "#cdbfa9");
    this.#sky.intensity = dark ? 1.5 : 0.75;
    if (this.#quality === "low") {
      this.#sky.intensity *= 2;
      return;
    }
    this.#environment?.dispose();
    this.#environment = environment(renderer, dark);
    scene.environment = this.#environment;
    scene.environmentIntensity = dark ? 0.7 : 0.55;
  }

  dispose(): void {
    this.#environment?.dispose();
    this.#sun.dispose();
    this.#sky.dispose();
  }
}

function environment(renderer: WebGLRenderer, dark: boolean): Texture {
  const sky = new ShaderMaterial({
    vertexShader: SKY_VERTEX,
    fragmentShader: SKY_FRAGMENT,
    side: BackSide,
    toneMapped: false,
    uniforms: {
      uZenith: { value: new Color(dark ? "#3d4f74" : "#aebfd4") },
      uHorizon: { value: new Color(dark ? "#8a8fa0" : "#fdfaf4") },
      uTable: { value: new Color(dark ? "#15161a" : "#cfc6b8") },
    },
  });
  const dome = new Mesh(new SphereGeometry(10, 32, 16), sky);
  const scene = new Scene();
  scene.add(dome);
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, 0, 0.1, 100);
  generator.dispose();
  dome.geometry.dispose();
  sky.dispose();
  return texture;
}
