/** Shader text: what a point of a surface looks like, from the palette, its tile, and how far the building is. */
import { MAPPING } from "./mapping";

/** Layers of the tiles are read only where a graphics card draws. */
export const TILED = "MAQUETTE_TILED";

export const FINISH_HEAD = /* glsl */ `
uniform vec3 uMark;
uniform vec3 uCard;
uniform float uBare;
uniform float uLamps;
uniform vec3 uPaper;
uniform vec4 uReach;
varying float vState;
varying float vEvening;
varying vec3 vPlace;
varying vec4 vTint;
varying vec4 vFinish;
#ifdef ${TILED}
uniform mediump sampler2DArray uTiles;
uniform float uTiled;
${MAPPING}
#endif
`;

// Before light falls on it, and after the normal is known. Red is a factor on the colour, green and blue the normal's
// lean along the tile. The steps of the tile over the screen are given, as planes meet at edges; smaller images of a
// tile are its mean, which is plain, so that it fades away by itself before it could shimmer.
export const FINISH_SURFACE = /* glsl */ `
diffuseColor = vec4(vTint.rgb, vTint.a * diffuseColor.a);
#ifdef STANDARD
roughnessFactor = vFinish.x;
metalnessFactor = vFinish.y;
#endif
vec3 worldNormal = inverseTransformDirection(normal, viewMatrix);
#ifdef ${TILED}
if (vFinish.z > -0.5 && uTiled > 0.0) {
  Plane plane = planeOf(worldNormal);
  mat2x3 axes = mat2x3(plane.right, -plane.up) * vFinish.w;
  vec3 tile = textureGrad(
    uTiles, vec3(vPlace * axes, floor(vFinish.z + 0.5)), dFdx(vPlace) * axes, dFdy(vPlace) * axes
  ).rgb * (255.0 / 128.0) - 1.0;
  tile *= uTiled * (1.0 - uBare);
  diffuseColor.rgb *= max(0.0, 1.0 + tile.r);
  vec3 leaning = normalize(worldNormal + plane.right * tile.g + plane.up * tile.b);
  normal = normalize((viewMatrix * vec4(leaning, 0.0)).xyz);
}
#endif
// Bare: the colour keeps its lightness but turns to card.
float lightness = dot(diffuseColor.rgb, vec3(0.2126, 0.7152, 0.0722));
diffuseColor.rgb = mix(diffuseColor.rgb, uCard * mix(0.62, 1.0, sqrt(lightness)), uBare);
// Panes before rooms where somebody is in: warm, brighter towards the lamp under the ceiling.
if (vTint.a < 0.99 && uLamps > 0.0) {
  float lit = smoothstep(0.0, 0.08, uLamps * 0.66 - vEvening) * uLamps;
  totalEmissiveRadiance += vec3(1.0, 0.66, 0.34) * lit * mix(0.75, 1.35, fract(vPlace.y / 2.9));
  diffuseColor.a = mix(diffuseColor.a, 0.82, lit * 0.8);
}
// Under construction: ochre, hatched as on drawings.
if (vState < 1.5) {
  float lines = abs(fract((vPlace.x + vPlace.y + vPlace.z) * 1.25) - 0.5);
  float width = fwidth((vPlace.x + vPlace.y + vPlace.z) * 1.25);
  float hatch = 1.0 - smoothstep(0.06, 0.06 + max(width, 0.02), lines);
  hatch *= 1.0 - smoothstep(0.15, 0.6, width);
  diffuseColor.rgb = mix(mix(diffuseColor.rgb, uMark, 0.62), uMark * 0.55, hatch * 0.55);
}
`;

// Only what comes from all around: the sun's own light is stopped by shadows.
export const FINISH_LIGHT = /* glsl */ `
float open = openness(vPlace, worldNormal);
reflectedLight.indirectDiffuse *= open;
reflectedLight.indirectSpecular *= open;
`;

// Away from the building everything fades into the page; after tone mapping, so that it is the page's own colour.
export const FINISH_END = /* glsl */ `
float away = smoothstep(uReach.z, uReach.w, distance(vPlace.xz, uReach.xy));
gl_FragColor.rgb = mix(gl_FragColor.rgb, uPaper, away);
`;
