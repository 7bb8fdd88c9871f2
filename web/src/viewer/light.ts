/** Light: a warm key from the real sun, a cool sky, and a small sky for glass to mirror. */
import {
  type Box3,
  DirectionalLight,
  Group,
  HemisphereLight,
  type RenderTarget,
  type Scene,
  Sphere,
  type Texture,
  Vector3,
  type WebGLRenderer,
} from "three";
import { type Daylight, daylightAt, MOONLIT } from "./daylight";
import { Dome } from "./dome";
import { TIERS } from "./quality";
import type { Sunlight } from "./sun";

/** Where the moon stands: over the shoulder of whoever looks from the south-east. */
const MOON = new Vector3(0.45, 0.75, 0.5).normalize();

/** Width of a shadow's edge, texels of the finest. */
const SOFT = 2.2;

/** Glass mirrors another sky when the sun has moved by more than five degrees, its glow being wide: the cosine of that. */
const SAME_SKY = Math.cos((5 * Math.PI) / 180);

export class Light {
  readonly group = new Group();
  readonly #sun = new DirectionalLight("#fff1dc", 3.1);
  readonly #sky = new HemisphereLight("#e8ecf1", "#cdbfa9", 1.15);
  readonly #box: Box3;
  readonly #around: Sphere;
  /** Without a picture of the sky the plain light from all around is all there is. */
  readonly #plain: boolean;
  /** Texels along a side of the shadows. */
  #side: number = TIERS[0].shadows;
  readonly #dome = new Dome();
  #mirrored: { sun: Vector3; dark: boolean } | null = null;

  constructor(box: Box3, plain: boolean) {
    this.#box = box;
    this.#around = box.getBoundingSphere(new Sphere());
    this.#plain = plain;
    this.group.add(this.#sun, this.#sun.target, this.#sky);
    if (!plain) {
      this.#sun.castShadow = true;
      this.#castShadows();
    }
  }

  /** The building reaches `higher` metres above its roof: its shadows do as well. */
  reach(higher: number): void {
    const box = this.#box.clone();
    box.max.y += higher;
    const towards = this.#sun.position.clone().sub(this.#sun.target.position).normalize();
    box.getBoundingSphere(this.#around);
    this.#sun.target.position.copy(this.#around.center);
    this.#sun.position.copy(this.#around.center).addScaledVector(towards, this.#around.radius * 2);
    this.group.updateMatrixWorld(true);
    if (this.#plain) return;
    this.#castShadows();
    this.#sun.shadow.camera.updateProjectionMatrix();
  }

  #castShadows(): void {
    const { shadow } = this.#sun;
    const radius = this.#around.radius * 1.15;
    shadow.camera.left = shadow.camera.bottom = -radius;
    shadow.camera.right = shadow.camera.top = radius;
    shadow.camera.near = 0.1;
    shadow.camera.far = radius * 4;
    // Parts without normals know no normal bias, and a low sun asks for more than a texel.
    shadow.bias = -0.0024;
    this.shadows = this.#side;
  }

  /** Texels along a side of the shadows; 0 where they cost more than the picture is worth. */
  set shadows(side: number) {
    const { shadow } = this.#sun;
    this.#side = side;
    // Programs stay the same ones: a shadow that is not drawn is one without weight.
    shadow.autoUpdate = side > 0;
    shadow.intensity = side > 0 ? 1 : 0;
    const texels = Math.max(1, side);
    shadow.mapSize.set(texels, texels);
    shadow.normalBias = (2.3 * this.#around.radius) / Math.max(1024, texels);
    // As soft at the edge, in metres, whatever the texels.
    shadow.radius = (SOFT * texels) / TIERS[0].shadows;
  }

  /** What shadows are drawn into and read from: a moment's own, null before its first. Whoever takes it out disposes of it. */
  get map(): RenderTarget | null {
    return this.#sun.shadow.map;
  }

  set map(map: RenderTarget | null) {
    const { shadow } = this.#sun;
    shadow.map = map;
    // Where shadows are not drawn, one of no weight is still read.
    if (map === null && !shadow.autoUpdate) shadow.needsUpdate = true;
  }

  /** Texels along a side of the shadows as they are drawn. */
  get shadows(): number {
    return this.#sun.castShadow ? this.#side : 0;
  }

  /** What the card holds of the sky. */
  get environment(): Texture | null {
    return this.#dome.picture;
  }

  /** The card has lost the picture of the sky. */
  forget(): void {
    this.#mirrored = null;
  }

  /** Have the sun stand at `sun` over a page that is `dark` or not; says what light that is. */
  shine(renderer: WebGLRenderer, scene: Scene, sun: Sunlight, dark: boolean): Daylight {
    const light = daylightAt(sun.altitude, dark);
    const { center, radius } = this.#around;
    const towards = sun.altitude < MOONLIT ? MOON : new Vector3(...sun.towards);
    this.#sun.target.position.copy(center);
    this.#sun.position.copy(center).addScaledVector(towards, radius * 2);
    this.#sun.color.copy(light.sun);
    this.#sun.intensity = light.strength;
    this.#sky.color.copy(light.sky);
    this.#sky.groundColor.copy(light.ground);
    this.#sky.intensity = light.ambient * (this.#plain ? 1.9 : 1);
    this.group.updateMatrixWorld(true);
    if (!this.#plain) this.#mirror(renderer, scene, light, new Vector3(...sun.towards), dark);
    return light;
  }

  #mirror(
    renderer: WebGLRenderer,
    scene: Scene,
    light: Daylight,
    sun: Vector3,
    dark: boolean,
  ): void {
    scene.environmentIntensity = light.mirrored;
    const made = this.#mirrored;
    if (made?.dark === dark && made.sun.dot(sun) > SAME_SKY) return;
    scene.environment = this.#dome.take(renderer, light, sun);
    this.#mirrored = { sun, dark };
  }

  dispose(): void {
    this.#dome.dispose();
    this.#sun.dispose();
    this.#sky.dispose();
  }
}
