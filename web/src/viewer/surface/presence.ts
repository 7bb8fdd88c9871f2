/** Shader text: each element stands, is under construction or is not there, as its texel says. */

/** Vertex attribute that holds the index of the vertex' element. */
export const ELEMENT = "element";

export const PRESENCE_HEAD = /* glsl */ `
uniform sampler2D uStates;
uniform float uRise;
attribute float ${ELEMENT};
varying float vState;
varying float vEvening;
varying vec3 vPlace;
vec4 stateOf() {
  int index = int(${ELEMENT} + 0.5);
  int width = textureSize(uStates, 0).x;
  return texelFetch(uStates, ivec2(index % width, index / width), 0) * 255.0;
}
`;

// What is new comes down the last bit, like a part that is set into place.
export const PRESENCE_BEGIN = /* glsl */ `
vec4 elementState = stateOf();
vState = elementState.x;
vEvening = elementState.z / 255.0;
transformed.y += uRise * step(0.5, elementState.y);
`;

// What is not there yet leaves the clip space as a whole: all of its vertices share the element.
export const PRESENCE_END = /* glsl */ `
vec4 placed = vec4(transformed, 1.0);
#ifdef USE_INSTANCING
placed = instanceMatrix * placed;
#endif
vPlace = (modelMatrix * placed).xyz;
if (elementState.x < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
`;
