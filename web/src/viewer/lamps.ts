/** In which windows light is on at night: people of one home are in on the same evening, and no two homes alike. */
import type { Manifest } from "../manifest.gen";

/** A home counts for so much, the single window for the rest. */
const TOGETHER = 0.6;

/** For each element when its lamps are lit, 0 early to 1 not at all; the same for every look at a building. */
export function eveningOf({
  elements,
  features,
}: Pick<Manifest, "elements" | "features">): Float32Array {
  return Float32Array.from(elements.feature, (at, element) => {
    const feature = features[at];
    const home = feature?.unit || (feature?.kind === "unit" ? feature.id : "");
    const own = chance(`window ${element}`);
    return home ? TOGETHER * chance(home) + (1 - TOGETHER) * own : own;
  });
}

/** A number from 0 to 1 for a text (FNV-1a, Fowler, Noll and Vo). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // Its high bits alone are even: mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0xffffffff;
}
