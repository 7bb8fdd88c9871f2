/** Shader text: each element stands, is under construction or is not there, as its texel says. */

import { CUT_OPEN, DRESSED, LAMPLIT, PANE } from "./sparing";

/** Vertex attribute that holds the index of the vertex' element. */
export const ELEMENT = "element";

export const PRESENCE_HEAD = /* glsl */ `
uniform sampler2D uStates;
uniform float uRise;
uniform float uLift;
attribute float ${ELEMENT};
varying float vState;
varying float vPale;
#if defined(${LAMPLIT}) && defined(${PANE})
varying float vEvening;
#endif
#ifdef ${DRESSED}
varying float vLaid;
#endif
varying vec3 vPlace;
#ifdef ${CUT_OPEN}
uniform vec3 uCut;
varying float vBeyond;
#endif
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
#if defined(${LAMPLIT}) && defined(${PANE})
vEvening = elementState.z / 255.0;
#endif
int traits = int(elementState.y + 0.5);
transformed.y += uRise * float(traits & 1);
#ifdef ${DRESSED}
vLaid = float((traits >> 1) & 1);
#endif
int opened = int(elementState.w + 0.5);
float lifted = uLift * float(opened & 31);
vPale = float((opened >> 6) & 1);
transformed.y += lifted;
`;

// What is not there yet, and what is taken away, leaves the clip space as a whole: all of its vertices share the element.
export const PRESENCE_END = /* glsl */ `
vec4 placed = vec4(transformed, 1.0);
#ifdef USE_INSTANCING
placed = instanceMatrix * placed;
#endif
vPlace = (modelMatrix * placed).xyz;
#ifdef ${CUT_OPEN}
// How far before the plane; what it does not cut is far behind it.
vBeyond = (opened & 32) != 0 ? -1e4 : dot(vPlace.xz, uCut.xy) - uCut.z;
#endif
// Its pattern and the light around it are those of where it belongs.
vPlace.y -= lifted;
if (elementState.x < 0.5 || opened > 127) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
`;

export const CUT_HEAD = /* glsl */ `
#ifdef ${CUT_OPEN}
varying float vBeyond;
#endif
`;

// Before the plane nothing is drawn and nothing casts a shadow.
export const CUT = /* glsl */ `
#ifdef ${CUT_OPEN}
if (vBeyond > 0.0) discard;
#endif
`;
