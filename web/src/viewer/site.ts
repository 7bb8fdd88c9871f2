/** What the manifest says of the site as a whole: where the ground lies, what is pegged out, which way homes face. */
import type { Elements, Manifest, Prism, Storey } from "../manifest.gen";
import { HIDDEN } from "./calendar";

/** Height of a plinth, m. */
const PLINTH = 0.3;
/** Floors are drawn so much below their storey's height, metres. */
const NEARLY = 0.35;
/** Classes of what a model knows of the ground around it. */
const GROUND = new Set(["IfcSite", "IfcGeographicElement", "IfcEarthworksFill"]);
/** Clockwise from north, an eighth of the circle each. */
const COMPASS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/** Height of the table: a plinth below the ground floor, under any paving but over pits and foundations. */
export function groundLevel(manifest: Manifest): number {
  const ground = manifest.storeys.filter((storey) => storey.floor === 0);
  if (ground.length === 0) return manifest.bounds.low[1];
  return Math.min(...ground.map((storey) => storey.elevation)) - PLINTH;
}

/** Volumes of all homes. */
export function homesOf(manifest: Manifest): Prism[] {
  return manifest.features
    .filter((feature) => feature.kind === "unit")
    .flatMap((feature) => feature.volumes ?? []);
}

/** Volumes of the homes on the lowest floor that has any: the plan that is pegged out on bare ground. */
export function lowestHomes(manifest: Manifest): Prism[] {
  const homes = homesOf(manifest);
  const lowest = Math.min(...homes.map((prism) => prism.bottom));
  return homes.filter((prism) => prism.bottom < lowest + 1);
}

/**
 * Whether to see below the table, by the elements' `states`: while nothing stands above it, and where the
 * model has ground of its own, which may lie deeper.
 */
export function seenBelow(
  {
    elements,
    storeys,
  }: {
    elements: Pick<Elements, "storey" | "ifc_class">;
    storeys: readonly Pick<Storey, "floor">[];
  },
  states: Uint8Array,
): boolean {
  const standing = elements.storey.flatMap((_, element) =>
    states[element] === HIDDEN ? [] : [element],
  );
  const buried = (element: number) => (storeys[elements.storey[element] ?? -1]?.floor ?? 0) < 0;
  const ground = (element: number) => GROUND.has(elements.ifc_class[element] ?? "");
  return standing.length > 0 && (standing.some(ground) || standing.every(buried));
}

export function volumesOf(manifest: Manifest, unit: string): readonly Prism[] {
  return manifest.features.find((one) => one.id === unit)?.volumes ?? [];
}

/** Bearing in the model of `unit`'s main windows, radians clockwise from the plan's up; null where unknown. */
export function facingOf(manifest: Manifest, unit: string): number | null {
  const { units, development } = manifest;
  const main = units.find((one) => one.id === unit)?.orientation[0];
  if (!main) return null;
  return ((COMPASS.indexOf(main) * 45 + (development.place.true_north ?? 0)) * Math.PI) / 180;
}

/** Index of the storey that `unit` lies on, by its own word or by its floor's height; -1 where unknown. */
export function storeyOf(
  { features, storeys }: Pick<Manifest, "features" | "storeys">,
  unit: string,
): number {
  const feature = features.find(({ id }) => id === unit);
  if (feature?.storey !== undefined && feature.storey >= 0) return feature.storey;
  const bottom = Math.min(...(feature?.volumes ?? []).map((prism) => prism.bottom));
  return Number.isFinite(bottom) ? storeyAt(storeys, bottom + NEARLY) : -1;
}

/** Index of the highest storey whose floor lies at `height` or below; -1 for none. */
export function storeyAt(storeys: readonly Pick<Storey, "elevation">[], height: number): number {
  let [found, best] = [-1, Number.NEGATIVE_INFINITY];
  storeys.forEach(({ elevation }, index) => {
    if (elevation <= height && elevation > best) [found, best] = [index, elevation];
  });
  return found;
}

/** `prism` with `lift` metres of air under it. */
export function raised(prism: Prism, lift: number): Prism {
  return { ...prism, bottom: prism.bottom + lift, top: prism.top + lift };
}
