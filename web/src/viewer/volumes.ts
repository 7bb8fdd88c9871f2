/** Which feature a point of the scene lies in: upright prisms, rooms before units before amenities. Pure. */
import type { Feature, Prism } from "../manifest.gen";

interface Volume {
  readonly id: string;
  /** The unit that attention goes to, "" where the feature is none and belongs to none. */
  readonly unit: string;
  readonly prism: Prism;
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

const ORDER: Partial<Record<Feature["kind"], number>> = { room: 0, unit: 1, amenity: 2 };

export class Volumes {
  readonly #volumes: readonly Volume[];

  constructor(features: readonly Feature[]) {
    this.#volumes = features
      .filter((feature) => feature.volumes?.length)
      .sort((a, b) => (ORDER[a.kind] ?? 3) - (ORDER[b.kind] ?? 3))
      .flatMap((feature) => (feature.volumes ?? []).map((prism) => volume(feature, prism)));
  }

  /** The feature that (x, y, z) lies in, metres; a room counts for its unit. Null outside of all. */
  featureAt(x: number, y: number, z: number): string | null {
    const found = this.#volumes.find((one) => holds(one, x, y, z));
    return found ? found.unit || found.id : null;
  }

  /** The unit that (x, y, z) lies in, or null. */
  unitAt(x: number, y: number, z: number): string | null {
    return this.#volumes.find((one) => one.unit !== "" && holds(one, x, y, z))?.unit ?? null;
  }
}

function volume(feature: Feature, prism: Prism): Volume {
  const xs = prism.footprint.map(([x]) => x);
  const zs = prism.footprint.map(([, z]) => z);
  return {
    id: feature.id,
    unit: feature.kind === "unit" ? feature.id : (feature.unit ?? ""),
    prism,
    low: [Math.min(...xs), Math.min(...zs)],
    high: [Math.max(...xs), Math.max(...zs)],
  };
}

function holds(one: Volume, x: number, y: number, z: number): boolean {
  const { prism, low, high } = one;
  if (y < prism.bottom || y > prism.top) return false;
  if (x < low[0] || x > high[0] || z < low[1] || z > high[1]) return false;
  return inside(prism.footprint, x, z);
}

/** Even-odd rule: a ray along +x crosses the ring an odd number of times from inside. */
function inside(ring: readonly (readonly [number, number])[], x: number, z: number): boolean {
  let odd = false;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous && corner[1] > z !== previous[1] > z) {
      const along = ((previous[0] - corner[0]) * (z - corner[1])) / (previous[1] - corner[1]);
      if (x < along + corner[0]) odd = !odd;
    }
    previous = corner;
  }
  return odd;
}
