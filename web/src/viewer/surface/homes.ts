/** Shader text: homes painted on what is built of them, so that façades, roofs and floors show whose they are. */
import { PAINTED } from "./sparing";

/** How a home is painted, as the fourth figure of its colour says. */
export const NOT_PAINTED = 0;
export const FILLED = 1;
export const HATCHED = 2;
export const OUTLINED = 3;

export const HOMES_HEAD = /* glsl */ `
#ifdef ${PAINTED}
uniform float uPainted;
uniform mediump sampler2DArray uHomes;
uniform vec4 uHomesAt;
uniform mediump sampler2D uHomeLevels;
uniform vec2 uHomeHeights;
uniform highp sampler2D uHomeColours;
// Level and number of the home around a place; no number for none.
ivec2 homeAt(vec3 place) {
  vec3 at = vec3((place.xz - uHomesAt.xy) * uHomesAt.zw, (place.y - uHomeHeights.x) * uHomeHeights.y);
  if (any(lessThan(at, vec3(0.0))) || any(greaterThanEqual(at, vec3(1.0)))) return ivec2(0);
  int level = int(texelFetch(uHomeLevels, ivec2(at.z * float(textureSize(uHomeLevels, 0).x), 0), 0).r * 255.0 + 0.5);
  ivec2 cell = ivec2(at.xy * float(textureSize(uHomes, 0).x));
  return ivec2(int(texelFetch(uHomes, ivec3(cell, level), 0).r * 255.0 + 0.5), level);
}
#endif
`;

// Before light falls on it, so that painted façades keep their sun and shade. Borders are as wide as a pencil's line on
// the screen, and not thinner than on a model.
export const HOMES = /* glsl */ `
#ifdef ${PAINTED}
float across = 1.4 * (vPlace.x + vPlace.y + vPlace.z);
float steps = 2.0 * fwidth(across);
float pixel = 0.7 * length(vec2(length(dFdx(vPlace)), length(dFdy(vPlace))));
ivec2 home = uPainted > 0.0 ? homeAt(vPlace) : ivec2(0);
vec4 coat = home.x > 0 ? texelFetch(uHomeColours, home, 0) : vec4(0.0);
if (coat.a > 0.5) {
  float line = abs(fract(across) - 0.5) * 2.0;
  float hatch = mix(smoothstep(0.62 - steps, 0.62 + steps, line), 0.38, smoothstep(0.4, 1.2, steps));
  float cover = coat.a < 1.5 ? 0.78 : coat.a < 2.5 ? mix(0.2, 0.85, hatch) : 0.0;
  vec3 beside = abs(worldNormal.y) > 0.9 ? vec3(1.0, 0.0, 0.0) : normalize(vec3(-worldNormal.z, 0.0, worldNormal.x));
  vec3 above = cross(worldNormal, beside);
  float pencil = clamp(1.4 * pixel, 0.03, 0.25);
  bool border = homeAt(vPlace + pencil * beside) != home || homeAt(vPlace - pencil * beside) != home
    || homeAt(vPlace + pencil * above) != home || homeAt(vPlace - pencil * above) != home;
  if (border) cover = max(cover, 0.9);
  cover *= uPainted;
  // A coat of paint: light and dark of what it is on are seen through it.
  float under = dot(diffuseColor.rgb, vec3(0.2126, 0.7152, 0.0722));
  vec3 paint = coat.rgb * (border ? 0.7 : mix(1.05, 1.75, sqrt(under)));
  diffuseColor.rgb = mix(diffuseColor.rgb, paint, cover);
  diffuseColor.a = mix(diffuseColor.a, 1.0, 0.6 * cover);
}
#endif
`;
