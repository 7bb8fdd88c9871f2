/** Where people stand around the building, alone and in twos, on whatever ground there is. Pure. */

/** Somebody at (x, z) on ground of height `y`, metres, who looks along `facing`, radians about the upright. */
export interface Bystander {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly facing: number;
  /** From head to foot, metres. */
  readonly tall: number;
}

/** Height of the ground that one can stand on at (x, z), metres; null where one cannot. */
export type Footing = (x: number, z: number) => number | null;

/** What they stand around, metres. */
export interface Outline {
  readonly min: { readonly x: number; readonly z: number };
  readonly max: { readonly x: number; readonly z: number };
}

/** This far from the building's outline they begin, and at the furthest they are, metres. */
const NEAREST = 2.5;
const FURTHEST = 15;
/** Two who talk stand so far apart, strangers at least so far. */
const TALKING = 0.85;
const STRANGERS = 3.5;
/** One needs so much level ground around one's feet, metres. */
const ROOM = 0.45;
const LEVEL = 0.12;
/** Tries before fewer people have to do. */
const MOST_TRIES = 90;
/** Each try turns by the golden angle, so that they come from all sides. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Up to `wanted` people around `outline`; the same ground gives the same people. Yields after every try. */
export function* crowdAround(
  { min, max }: Outline,
  footing: Footing,
  wanted: number,
): Generator<void, Bystander[]> {
  const found: Bystander[] = [];
  const [x, z] = [(min.x + max.x) / 2, (min.z + max.z) / 2];
  const [halfX, halfZ] = [(max.x - min.x) / 2, (max.z - min.z) / 2];
  for (let i = 0; i < MOST_TRIES && found.length < wanted; i++) {
    const angle = 0.7 + i * GOLDEN;
    const [right, away] = [Math.cos(angle), Math.sin(angle)];
    // From the middle to the outline in this direction, and on from there.
    const edge = Math.min(halfX / Math.abs(right), halfZ / Math.abs(away));
    const far = edge + NEAREST + (FURTHEST - NEAREST) * fraction(i * 0.7548777);
    const first = stand(
      x + right * far,
      z + away * far,
      angle + Math.PI * fraction(i * 0.57),
      i,
      footing,
    );
    yield;
    if (!first || found.some((other) => apart(first, other) < STRANGERS)) continue;
    found.push(first);
    if (i % 3 !== 0 || found.length >= wanted) continue;
    const beside = first.facing;
    const other = stand(
      first.x + Math.sin(beside) * TALKING,
      first.z + Math.cos(beside) * TALKING,
      beside + Math.PI,
      i + 0.5,
      footing,
    );
    yield;
    if (other) found.push(other);
  }
  return found;
}

function stand(
  x: number,
  z: number,
  facing: number,
  seed: number,
  footing: Footing,
): Bystander | null {
  const y = footing(x, z);
  if (y === null) return null;
  for (const [aside, along] of [
    [ROOM, 0],
    [-ROOM, 0],
    [0, ROOM],
    [0, -ROOM],
  ] as const) {
    const near = footing(x + aside, z + along);
    if (near === null || Math.abs(near - y) > LEVEL) return null;
  }
  return { x, y, z, facing, tall: 1.6 + 0.24 * fraction(seed * 0.618034) };
}

function apart(a: Bystander, b: Bystander): number {
  return Math.hypot(a.x - b.x, a.z - b.z);
}

function fraction(figure: number): number {
  return figure - Math.floor(figure);
}
