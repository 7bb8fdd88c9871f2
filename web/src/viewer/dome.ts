/** The sky as a picture that lights from all around and that glass mirrors. */
import {
  BackSide,
  Mesh,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
  type Vector3,
  type WebGLRenderer,
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

/** The sky of `light` with the sun `towards` it; a unit vector, below the horizon at night. Disposed of by the caller. */
export function pictureOfSky(renderer: WebGLRenderer, light: Daylight, towards: Vector3): Texture {
  const { r, g, b } = light.glow;
  const sun = towards.clone().setY(Math.max(0, towards.y)).normalize();
  const sky = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: BackSide,
    toneMapped: false,
    uniforms: {
      uZenith: { value: light.zenith },
      uHorizon: { value: light.horizon },
      uTable: { value: light.table },
      uGlow: { value: { x: r, y: g, z: b, w: light.glowing } },
      uSun: { value: sun },
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
