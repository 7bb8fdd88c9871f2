/** How much of the sky reaches a place: what the light from all around is scaled by. */
import type { IUniform } from "three";

/** Shader text and what it reads; both stay the same objects for as long as a material uses them. */
export interface Openness {
  /**
   * GLSL ES 3.00 for the head of a fragment shader: declares its uniforms and defines `bool opennessKnown()` and
   * `float openness(vec3 worldPosition, vec3 worldNormal)`, 0 enclosed to 1 open; metres, unit normal
   * towards the viewer.
   */
  readonly glsl: string;
  /** Its uniforms by name; values may change at any time. */
  readonly uniforms: Record<string, IUniform>;
}

/** Open everywhere: nothing is known of what stands near. */
export const OPEN: Openness = {
  glsl: /* glsl */ `
bool opennessKnown() { return false; }
float openness(vec3 worldPosition, vec3 worldNormal) { return 1.0; }
`,
  uniforms: {},
};
