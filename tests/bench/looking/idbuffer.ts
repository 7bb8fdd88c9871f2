/** Looks by a small picture of numbers: drawn beside the frame, fetched at the start of the next, read when it is there. */
import {
  DoubleSide,
  FloatType,
  GLSL3,
  Mesh,
  NearestFilter,
  type PerspectiveCamera,
  Ray,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
} from "three";
import type { Maquette } from "maquette/viewer/maquette";
import { ELEMENT } from "maquette/viewer/look";
import { featureOf } from "maquette/viewer/sight";
import type { Volumes } from "maquette/viewer/volumes";

const VERTEX = /* glsl */ `
in float ${ELEMENT};
uniform sampler2D states;
flat out float number;
out vec3 place;
void main() {
  int at = int(${ELEMENT} + 0.5);
  number = ${ELEMENT} + 1.0;
  vec4 metres = modelMatrix * vec4(position, 1.0);
  place = metres.xyz;
  bool stands = texelFetch(states, ivec2(at & 1023, at >> 10), 0).r > 0.0;
  gl_Position = stands ? projectionMatrix * viewMatrix * metres : vec4(2.0, 2.0, 2.0, 1.0);
}
`;
const FRAGMENT = /* glsl */ `
flat in float number;
in vec3 place;
out vec4 told;
void main() { told = vec4(place, number); }
`;

export interface Look {
  /** Ms of the main thread: to draw, to fetch, to read and make out whose each pixel is. */
  readonly draw: number;
  readonly fetch: number;
  readonly read: number;
  /** Ms from the drawing until it was read. */
  readonly until: number;
  /** Feature -> share of attention, "" for the background. */
  readonly shares: Record<string, number>;
}

export class IdBuffer {
  readonly #maquette: Maquette;
  readonly #target: WebGLRenderTarget;
  readonly #solid = new Scene();
  readonly #panes = new Scene();
  readonly #volumes: Volumes;
  readonly #own: (element: number) => string | null;
  readonly #numbers: Float32Array;
  readonly #weights: Float64Array;

  constructor(
    maquette: Maquette,
    volumes: Volumes,
    own: (element: number) => string | null,
    readonly width: number,
    readonly height: number,
    weight: (x: number, y: number) => number,
  ) {
    this.#maquette = maquette;
    this.#volumes = volumes;
    this.#own = own;
    this.#target = new WebGLRenderTarget(width, height, {
      type: FloatType,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
    });
    const material = new ShaderMaterial({
      glslVersion: GLSL3,
      side: DoubleSide,
      uniforms: { states: { value: maquette.states.texture } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    for (const { mesh, seeThrough } of maquette.parts) {
      const twin = new Mesh(mesh.geometry, material);
      twin.matrixAutoUpdate = false;
      twin.matrixWorldAutoUpdate = false;
      twin.matrixWorld.copy(mesh.matrixWorld);
      (seeThrough ? this.#panes : this.#solid).add(twin);
    }
    this.#numbers = new Float32Array(4 * width * height);
    this.#weights = Float64Array.from({ length: width * height }, (_, i) =>
      weight((i % width) + 0.5, height - Math.floor(i / width) - 0.5),
    );
  }

  /** Look as `camera` does; `frame` waits for the start of the next frame. */
  async look(camera: PerspectiveCamera, frame: () => Promise<void>): Promise<Look> {
    const { renderer } = this.#maquette;
    const gl = renderer.getContext() as WebGL2RenderingContext;
    const began = performance.now();
    renderer.setRenderTarget(this.#target);
    renderer.setClearColor(0, 0);
    renderer.autoClear = false;
    renderer.clear();
    renderer.render(this.#panes, camera);
    // Behind glass whatever is solid is what one sees.
    renderer.clearDepth();
    renderer.render(this.#solid, camera);
    renderer.setRenderTarget(null);
    renderer.autoClear = true;
    const drawn = performance.now();
    // Copied at once it would wait for the drawing all the same.
    await frame();
    const asked = performance.now();
    renderer.setRenderTarget(this.#target);
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, this.#numbers.byteLength, gl.STREAM_READ);
    gl.readPixels(0, 0, this.width, this.height, gl.RGBA, gl.FLOAT, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) as WebGLSync;
    gl.flush();
    renderer.setRenderTarget(null);
    const fetched = performance.now();
    await signalled(gl, fence);
    const there = performance.now();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, this.#numbers);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.deleteBuffer(buffer);
    const shares = this.#shares(camera);
    const read = performance.now() - there;
    return { draw: drawn - began, fetch: fetched - asked, read, until: there - began, shares };
  }

  /** Ms since `asked` until the card has drawn all that it was told to. */
  async done(asked: number): Promise<number> {
    const gl = this.#maquette.renderer.getContext() as WebGL2RenderingContext;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) as WebGLSync;
    gl.flush();
    await signalled(gl, fence);
    return performance.now() - asked;
  }

  #shares({ position }: PerspectiveCamera): Record<string, number> {
    const sums: Record<string, number> = {};
    let all = 0;
    const ray = new Ray(position.clone());
    const met = new Vector3();
    for (const [i, weight] of this.#weights.entries()) {
      all += weight;
      const [x = 0, y = 0, z = 0, number = 0] = this.#numbers.subarray(4 * i, 4 * i + 4);
      let feature: string | null = null;
      if (number > 0) {
        ray.direction.copy(met.set(x, y, z)).sub(position);
        const distance = ray.direction.length();
        ray.direction.divideScalar(distance);
        feature = featureOf(ray, { distance, element: number - 1, lift: 0 }, this.#volumes, this.#own);
      }
      sums[feature ?? ""] = (sums[feature ?? ""] ?? 0) + weight;
    }
    return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / all]));
  }
}

async function signalled(gl: WebGL2RenderingContext, fence: WebGLSync): Promise<void> {
  while (gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
    await new Promise((resolve) => setTimeout(resolve, 4));
  gl.deleteSync(fence);
}
