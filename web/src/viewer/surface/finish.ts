/** Shader text: what a point of a surface looks like, from the palette, its tile, and how far the building is. */
import { BACKDROP, GRAIN } from "./backdrop";
import { DRESSING, DRESSING_HEAD } from "./dressing";
import { HOMES, HOMES_HEAD } from "./homes";
import { MAPPING } from "./mapping";
import { CUT_OPEN, DRESSED, LAMPLIT, PANE } from "./sparing";
import { TILED } from "./tiled";

export const FINISH_HEAD = /* glsl */ `
uniform vec3 uMark;
uniform vec3 uCard;
uniform float uBare;
#ifdef ${LAMPLIT}
uniform float uLamps;
uniform vec4 uFootprint;
#endif
uniform float uIndoors;
uniform float uDim;
uniform vec3 uZenith;
uniform vec3 uHorizon;
uniform vec3 uTable;
uniform float uMirrored;
uniform vec4 uReach;
${BACKDROP}
${GRAIN}
#ifdef ${CUT_OPEN}
uniform vec3 uPoche;
uniform vec3 uCut;
#endif
uniform float uOpened;
varying float vState;
varying vec3 vPlace;
varying float vPale;
#if defined(${LAMPLIT}) && defined(${PANE})
varying float vEvening;
#endif
varying vec4 vTint;
varying vec4 vFinish;
#ifdef ${TILED}
uniform mediump sampler2DArray uTiles;
uniform float uTiled;
${MAPPING}
#endif
${DRESSING_HEAD}
${HOMES_HEAD}
`;

// Before light falls on it, and after the normal is known. Red is a factor on the colour, green and blue the normal's
// lean along the tile. The steps of the tile over the screen are given, as planes meet at edges; smaller images of a
// tile are its mean, which is plain, so that it fades away by itself before it could shimmer.
export const FINISH_SURFACE = /* glsl */ `
vec3 worldNormal = inverseTransformDirection(normal, viewMatrix);
${DRESSING}
diffuseColor = vec4(tint.rgb, tint.a * diffuseColor.a);
// What is chosen is shown as it will be.
float bare = uBare * (1.0 - dressed);
#ifdef STANDARD
roughnessFactor = finish.x;
metalnessFactor = finish.y;
#endif
#ifdef ${TILED}
#ifdef ${DRESSED}
bool swatch = dressed > 0.5;
float patterned = swatch ? uSwatched : uTiled;
#else
float patterned = uTiled;
#endif
if (finish.z > -0.5 && patterned > 0.0) {
  Plane plane = planeOf(worldNormal);
  mat2x3 axes = mat2x3(plane.right, -plane.up) * finish.w;
  vec3 at = vec3(vPlace * axes, floor(finish.z + 0.5));
  vec2 right = dFdx(vPlace) * axes;
  vec2 down = dFdy(vPlace) * axes;
  #ifdef ${DRESSED}
  vec3 tile = swatch ? textureGrad(uSwatches, at, right, down).rgb : textureGrad(uTiles, at, right, down).rgb;
  #else
  vec3 tile = textureGrad(uTiles, at, right, down).rgb;
  #endif
  tile = tile * (255.0 / 128.0) - 1.0;
  tile *= 1.0 - bare;
  diffuseColor.rgb *= max(0.0, 1.0 + tile.r);
  vec3 leaning = normalize(worldNormal + plane.right * tile.g + plane.up * tile.b);
  normal = normalize((viewMatrix * vec4(leaning, 0.0)).xyz);
}
#endif
// Bare: the colour keeps its lightness but turns to card.
float lightness = dot(diffuseColor.rgb, vec3(0.2126, 0.7152, 0.0722));
diffuseColor.rgb = mix(diffuseColor.rgb, uCard * mix(0.62, 1.0, sqrt(lightness)), bare);
// Where light is faint eyes see less of colours.
diffuseColor.rgb = mix(diffuseColor.rgb, vec3(lightness), 0.45 * uDim * (1.0 - uIndoors));
vec3 glance = normalize(vPlace - cameraPosition);
#ifdef ${PANE}
bool pane = tint.a < 0.99;
if (pane) {
  // Seen at a slant glass is a mirror, seen straight one looks through; from indoors it is hardly there.
  float slant = 1.0 - abs(dot(glance, worldNormal));
  diffuseColor.a *= mix(1.0, 0.3, uIndoors);
  diffuseColor.a = mix(diffuseColor.a, 0.92, 0.9 * slant * slant * slant * slant);
  // Panes before rooms where somebody is in: warm, brighter towards the lamp under the ceiling.
  #ifdef ${LAMPLIT}
  float lit = smoothstep(0.0, 0.08, uLamps * 0.66 - vEvening) * uLamps * (1.0 - uIndoors);
  float lamp = mix(0.6, 1.3, fract(vPlace.y / 2.9)) * mix(0.75, 1.2, fract(vEvening * 37.0));
  totalEmissiveRadiance += mix(vec3(1.0, 0.58, 0.26), vec3(1.0, 0.76, 0.5), fract(vEvening * 91.0)) * lit * lamp;
  diffuseColor.a = mix(diffuseColor.a, 0.85, lit * 0.8);
  #endif
}
#else
const bool pane = false;
#endif
// Under construction: ochre, hatched as on drawings.
if (vState < 1.5) {
  float lines = abs(fract((vPlace.x + vPlace.y + vPlace.z) * 1.25) - 0.5);
  float width = fwidth((vPlace.x + vPlace.y + vPlace.z) * 1.25);
  float hatch = 1.0 - smoothstep(0.06, 0.06 + max(width, 0.02), lines);
  hatch *= 1.0 - smoothstep(0.15, 0.6, width);
  diffuseColor.rgb = mix(mix(diffuseColor.rgb, uMark, 0.62), uMark * 0.55, hatch * 0.55);
}
${HOMES}
`;

// Only what comes from all around: the sun's own light is stopped by shadows.
export const FINISH_LIGHT = /* glsl */ `
float open = openness(vPlace, worldNormal);
float shut = 1.0 - open;
// Walls pass on what light comes in, and eyes that are in a room are used to it.
open = mix(open, 0.22 + 0.78 * open, uIndoors);
// What was measured under a roof is brighter without it.
open = mix(open, sqrt(open), 0.75 * uOpened);
reflectedLight.indirectDiffuse *= open;
reflectedLight.indirectSpecular *= open;
// What is smooth mirrors a plain sky where there is no picture of one, and dark metal, as on roofs, in any case.
vec3 mirrored = reflect(glance, worldNormal);
vec3 mirroredSky = mix(uHorizon, uZenith, pow(clamp(mirrored.y, 0.0, 1.0), 0.55));
mirroredSky = mix(mirroredSky, uTable, smoothstep(0.02, -0.12, mirrored.y));
float bright = mix(0.04, 0.62, min(1.0, 2.0 * finish.y));
bright += (1.0 - bright) * pow(1.0 - clamp(dot(-glance, worldNormal), 0.0, 1.0), 5.0);
#ifdef STANDARD
bright *= pane ? 0.0 : min(0.6, 2.4 * finish.y);
#endif
bright *= 1.6 * (1.0 - finish.x) * (1.0 - 0.8 * uIndoors);
totalEmissiveRadiance += mirroredSky * uMirrored * bright * open;
// Lamps light what the sky does not reach: rooms, and a little of what lies before them.
#ifdef ${LAMPLIT}
if (!pane && opennessKnown()) {
  float beside = length(max(abs(vPlace.xz - uFootprint.xy) - uFootprint.zw, 0.0));
  // Crannies are shut off from the lamp too.
  float spill = smoothstep(0.15, 0.7, shut) * (1.0 - 0.65 * smoothstep(0.5, 1.0, shut));
  spill *= exp(-0.12 * beside * beside) * (0.85 + 0.15 * worldNormal.y);
  totalEmissiveRadiance += diffuseColor.rgb * vec3(1.0, 0.68, 0.4) * spill * uLamps * mix(0.35, 0.62, uIndoors);
}
#endif
`;

// Away from the building everything fades into the page; after tone mapping, so that it is the page's own colour.
export const FINISH_END = /* glsl */ `
// Around a home that stands alone all is pale, like tracing paper.
vec3 behind = backdrop(glance);
gl_FragColor.rgb = mix(gl_FragColor.rgb, behind, 0.68 * vPale);
#ifdef ${CUT_OPEN}
// Through the plane one sees the inside of what is cut: flat, as walls are filled in on drawings.
if (!gl_FrontFacing && vBeyond > -1e3 && dot(cameraPosition.xz, uCut.xy) > uCut.z)
  gl_FragColor = vec4(mix(uPoche, behind, 0.68 * vPale), 1.0);
#endif
float away = smoothstep(uReach.z, uReach.w, distance(vPlace.xz, uReach.xy));
gl_FragColor.rgb = mix(gl_FragColor.rgb, behind, away) + grain(gl_FragCoord.xy);
`;
