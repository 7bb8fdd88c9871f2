/** Shader text: the finishes that a buyer has chosen for the rooms of the open home, on each room's own side. */
import { DRESSED } from "./sparing";
import { TILED } from "./tiled";

/** Texels a room: its heights; floor, wall and tile with two each, as materials have them. */
export const ROOM_TEXELS = 7;
/** Bit of a state's second byte: a choice of finishes covers the element. */
export const LAID = 2;

export const DRESSING_HEAD = /* glsl */ `
#ifdef ${DRESSED}
uniform float uDressed;
uniform mediump sampler2D uRooms;
uniform vec4 uRoomsAt;
uniform vec4 uRoomLevels;
uniform highp sampler2D uFinishes;
varying float vLaid;
#ifdef ${TILED}
uniform mediump sampler2DArray uSwatches;
uniform float uSwatched;
#endif
#endif
`;

// A point belongs to the room that it faces, so that a wall between two rooms, or two homes, has two finishes. What lies
// on sills, on the top of walls and under ceilings stays; so do panes, metal, and what has no part in rooms.
export const DRESSING = /* glsl */ `
vec4 tint = vTint;
vec4 finish = vFinish;
float dressed = 0.0;
#ifdef ${DRESSED}
if (uDressed > 0.0 && vLaid > 0.5 && vTint.a > 0.99 && vFinish.y < 0.3) {
  vec3 before = vPlace + worldNormal * 0.12;
  vec2 onPlan = (before.xz - uRoomsAt.xy) * uRoomsAt.zw;
  float level = dot(step(uRoomLevels, vec4(before.y)), vec4(1.0)) - 1.0;
  if (level > -0.5 && onPlan.x > 0.0 && onPlan.y > 0.0 && onPlan.x < 1.0 && onPlan.y < 1.0) {
    int side = textureSize(uRooms, 0).x;
    ivec2 cell = ivec2(onPlan * float(side)) + ivec2(0, side * int(level + 0.5));
    int room = int(texelFetch(uRooms, cell, 0).r * 255.0 + 0.5);
    vec4 heights = texelFetch(uFinishes, ivec2(0, room), 0);
    if (room > 0 && before.y > heights.x && before.y < heights.y) {
      int texel = 0;
      if (worldNormal.y > 0.7) texel = vPlace.y < heights.x + 0.45 ? 1 : 0;
      else if (abs(worldNormal.y) < 0.5) texel = vPlace.y < heights.z ? 5 : 3;
      if (texel > 0) {
        vec4 colour = texelFetch(uFinishes, ivec2(texel, room), 0);
        dressed = colour.a;
        tint.rgb = mix(tint.rgb, colour.rgb, dressed);
        if (dressed > 0.5) finish = texelFetch(uFinishes, ivec2(texel + 1, room), 0);
      }
    }
  }
}
#endif
`;
