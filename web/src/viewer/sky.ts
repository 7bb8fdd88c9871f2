/** The sky behind the model: drawn first, all around, and never in the way. */
import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from "three";
import { BACKDROP, type Backdrop, GRAIN } from "./surface/backdrop";

const VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  // As far away as can be, wherever the camera is.
  gl_Position = (projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0)).xyww;
}
`;

const FRAGMENT = /* glsl */ `
${BACKDROP}
${GRAIN}
varying vec3 vDirection;
void main() {
  gl_FragColor = vec4(backdrop(normalize(vDirection)) + grain(gl_FragCoord.xy), 1.0);
}
`;

export class Sky {
  readonly mesh: Mesh<SphereGeometry, ShaderMaterial>;

  constructor(backdrop: Backdrop) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: backdrop.uniforms,
      side: BackSide,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    });
    this.mesh = new Mesh(new SphereGeometry(1, 24, 16), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = -4;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
