/** Where to stand in a home and which way to look: its rooms, the largest first, and its windows. Pure. */
import type { Manifest, Prism, View } from "../manifest.gen";
import { EYE } from "./eye";

export interface Place {
  /** Id of the feature that one stands in. */
  readonly feature: string;
  /** What the room is called, without its home's name; "" where nobody named it. */
  readonly name: string;
  readonly eye: readonly [number, number, number];
  readonly towards: readonly [number, number, number];
}

/** How far before its window one stands to look out, metres. */
const BEFORE_WINDOW = 0.7;
/** So far before a window, metres, one stands in its room whatever walls there are: to see it, and out of it. */
const IN_ITS_ROOM = 2.6;
/** One stands so far behind a room's middle, in its lengths along the look: more of it is before the eyes. */
const BACK = 0.26;

/** The rooms of `unit`; where they are not known the home as a whole, in the room of its first window. */
export function placesIn(manifest: Manifest, unit: string): Place[] {
  const home = manifest.units.find((one) => one.id === unit);
  const own = manifest.features.filter((one) => one.unit === unit && one.kind === "room");
  const window = own.length ? undefined : home?.views?.[0];
  const rooms = own.length ? own : manifest.features.filter((one) => one.id === unit);
  return rooms
    .flatMap(({ id, kind, name, volumes }) => {
      const prism = largest(volumes ?? []);
      if (!prism) return [];
      const named = kind === "room" ? name.replace(`, ${home?.name}`, "") : "";
      return [
        {
          area: areaOf(prism),
          place: {
            feature: id,
            name: named,
            ...(window ? before(window, IN_ITS_ROOM) : within(prism, home?.views ?? [])),
          },
        },
      ];
    })
    .sort((a, b) => b.area - a.area)
    .map(({ place }) => place);
}

/** What the room is called, without its home's name, that `eye` is in; null where it is in none that has a name. */
export function roomAt({ features, units }: Manifest, eye: Place["eye"]): string | null {
  const [x, y, z] = eye;
  const room = features.find(
    ({ kind, volumes }) =>
      kind === "room" && volumes?.some((one) => y > one.bottom && y < one.top && holds(one, x, z)),
  );
  const home = units.find(({ id }) => id === room?.unit);
  return room?.name.replace(`, ${home?.name}`, "") || null;
}

/** Before the window of `view`, looking out. */
export function atWindow(view: View): Pick<Place, "eye" | "towards"> {
  return before(view, BEFORE_WINDOW);
}

function before({ eye, towards }: View, by: number): Pick<Place, "eye" | "towards"> {
  const [x, y, z] = eye;
  const [dx, , dz] = towards;
  return { eye: [x - dx * by, y, z - dz * by], towards };
}

function within(prism: Prism, views: readonly View[]): Pick<Place, "eye" | "towards"> {
  const [x, z] = middleOf(prism);
  const height = prism.bottom + EYE;
  const window = views.find(({ eye: [ex, ey, ez], towards: [dx, , dz] }) => {
    // A window's eye may stand in the wall: a step into the room decides.
    const inRoom = ey > prism.bottom && ey < prism.top;
    return inRoom && holds(prism, ex - dx * BEFORE_WINDOW, ez - dz * BEFORE_WINDOW);
  });
  const [dx, dz] = window ? [window.towards[0], window.towards[2]] : along(prism);
  const reach = prism.footprint.map(([px, pz]) => (px - x) * dx + (pz - z) * dz);
  const back = (Math.max(...reach) - Math.min(...reach)) * BACK;
  const [bx, bz] = [x - dx * back, z - dz * back];
  const [eyeX, eyeZ] = holds(prism, bx, bz) ? [bx, bz] : [x, z];
  return { eye: [eyeX, height, eyeZ], towards: [dx, 0, dz] };
}

function largest(prisms: readonly Prism[]): Prism | null {
  return prisms.reduce<Prism | null>(
    (best, one) => (!best || areaOf(one) > areaOf(best) ? one : best),
    null,
  );
}

/** Twice signed areas of the triangles to the origin, one for each side. */
function crosses({ footprint }: Prism): number[] {
  return footprint.map(([x, z], i) => {
    const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [x, z];
    return x * nz - nx * z;
  });
}

function areaOf(prism: Prism): number {
  return Math.abs(crosses(prism).reduce((sum, one) => sum + one, 0)) / 2;
}

/** The centroid, or where that lies outside, the middle of the longest level line through it that is inside. */
function middleOf(prism: Prism): [number, number] {
  const { footprint } = prism;
  const parts = crosses(prism);
  const whole = parts.reduce((sum, one) => sum + one, 0) * 3;
  let [x, z] = [0, 0];
  footprint.forEach(([px, pz], i) => {
    const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [px, pz];
    x += ((px + nx) * (parts[i] ?? 0)) / whole;
    z += ((pz + nz) * (parts[i] ?? 0)) / whole;
  });
  if (holds(prism, x, z)) return [x, z];
  const cuts = footprint
    .flatMap(([px, pz], i) => {
      const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [px, pz];
      return pz > z !== nz > z ? [px + ((nx - px) * (z - pz)) / (nz - pz)] : [];
    })
    .sort((a, b) => a - b);
  let best: [number, number] = [cuts[0] ?? x, cuts[1] ?? x];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    if (to - from > best[1] - best[0]) best = [from, to];
  }
  return [(best[0] + best[1]) / 2, z];
}

/** Unit vector along the longest side. */
function along({ footprint }: Prism): [number, number] {
  let best: [number, number] = [0, -1];
  let longest = 0;
  footprint.forEach(([x, z], i) => {
    const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [x, z];
    const length = Math.hypot(nx - x, nz - z);
    if (length > longest) {
      longest = length;
      best = [(nx - x) / length, (nz - z) / length];
    }
  });
  return best;
}

/** Even-odd rule. */
function holds({ footprint }: Prism, x: number, z: number): boolean {
  let odd = false;
  footprint.forEach(([px, pz], i) => {
    const [nx, nz] = footprint[(i + 1) % footprint.length] ?? [px, pz];
    if (pz > z !== nz > z && x < px + ((nx - px) * (z - pz)) / (nz - pz)) odd = !odd;
  });
  return odd;
}
