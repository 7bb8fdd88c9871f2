/**
 * Shader text: where on its tile a point of the world is, so that courses run level and boards along a wall.
 *
 * The directions of a surface are taken in sixteenths of a turn: one flat wall is one plane of the tile at its
 * true scale within 2 %, a bent wall is a few planes, and noise in the normal changes nothing.
 */
export const MAPPING = /* glsl */ `
struct Plane { vec3 right; vec3 up; };
const float SIXTEENTH = 0.39269908;
Plane planeOf(vec3 normal) {
  float flatness = length(normal.xz);
  // Steps of an eighth of a right angle from lying to standing.
  float tilt = round(atan(flatness, abs(normal.y)) / (0.5 * SIXTEENTH)) * 0.5 * SIXTEENTH;
  if (tilt < 0.1) return Plane(vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, -1.0));
  // Both faces of a wall lie in one plane of the tile: the heading is that of the upper side, or of one half turn.
  vec2 heading = normal.xz * (normal.y < -0.05 ? -1.0 : 1.0);
  float turn = round(atan(heading.y, heading.x) / SIXTEENTH) * SIXTEENTH;
  if (abs(normal.y) <= 0.05) turn = mod(turn + 0.01, 3.14159265) - 0.01;
  vec3 along = vec3(cos(turn), 0.0, sin(turn));
  vec3 right = vec3(along.z, 0.0, -along.x);
  vec3 up = vec3(0.0, sin(tilt), 0.0) - along * cos(tilt);
  return Plane(right, up);
}
`;
