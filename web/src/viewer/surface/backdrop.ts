/** Shader text: what is behind everything, paper below and sky above, as a view in some direction meets it. */
import { Color, type IUniform, Vector3 } from "three";

/**
 * `vec3 backdrop(vec3 direction)`: the screen's own colour where nothing stands in this direction (a unit vector).
 *
 * The table, what fades away and the sky all take it, so that they meet without a horizon. Paper until a little
 * below level, as a model is mostly seen from above; then slowly the sky, and towards a low sun its glow.
 */
export const BACKDROP = /* glsl */ `
uniform vec3 uPaper;
uniform vec3 uOverhead;
uniform vec4 uGlow;
uniform vec3 uSunward;
vec3 backdrop(vec3 direction) {
  float high = smoothstep(-0.3, 0.75, direction.y);
  vec3 sky = mix(uPaper, uOverhead, high);
  // Seen from above only its heading counts: the sun itself is never in the picture.
  float heading = dot(normalize(direction.xz + 1e-5), uSunward.xz) * 0.5 + 0.5;
  float glow = heading * heading * heading * smoothstep(-0.34, -0.02, direction.y) * (1.0 - 0.8 * high);
  return mix(sky, uGlow.rgb, glow * uGlow.a);
}
`;

/** Breaks up the steps that eight bits leave in a wide gradient (interleaved gradient noise, Jimenez 2014). */
export const GRAIN = /* glsl */ `
float grain(vec2 pixel) {
  return (fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0;
}
`;

/** The backdrop's uniforms; all colours as the screen encodes them. */
export class Backdrop {
  readonly #paper = new Color("#f6f3ee");
  readonly #overhead = new Color("#f6f3ee");
  readonly #glow = { x: 1, y: 1, z: 1, w: 0 };
  readonly #sunward = new Vector3(1, 0, 0);
  readonly uniforms: Record<string, IUniform> = {
    uPaper: { value: this.#paper },
    uOverhead: { value: this.#overhead },
    uGlow: { value: this.#glow },
    uSunward: { value: this.#sunward },
  };

  /** `paper`, `overhead` and `glow` as linear colours; `strength` of the glow, 0 to 1; `towards` the sun. */
  tint(
    paper: Color,
    overhead: Color,
    glow: Color,
    strength: number,
    [x, , z]: readonly [number, number, number],
  ): void {
    this.#paper.copy(paper).convertLinearToSRGB();
    this.#overhead.copy(overhead).convertLinearToSRGB();
    const { r, g, b } = glow.clone().convertLinearToSRGB();
    Object.assign(this.#glow, { x: r, y: g, z: b, w: strength });
    this.#sunward.set(x, 0, z).normalize();
  }
}
