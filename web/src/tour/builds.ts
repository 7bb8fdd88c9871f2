/** What a stage adds to the building, in words for it. Pure. */
import type { Manifest } from "../manifest.gen";
import { inASentence, t } from "../words";

/** No more than these are named, the most frequent first. */
const MOST_NAMED = 3;
const FINISHES = 0.5;

/** "walls, floors and stairs"; "" where nothing that it builds has a word here. */
export function builtWords(
  { elements, features }: Pick<Manifest, "elements" | "features">,
  stage: number,
): string {
  const counts = new Map<string, number>();
  elements.stage.forEach((at, element) => {
    if (at !== stage) return;
    const outside = features[elements.feature[element] ?? -1]?.kind === "facade";
    const ifcClass = elements.ifc_class[element] ?? "";
    const word = wordFor(ifcClass, outside);
    // Finishes are drawn in many small pieces.
    const weight = ifcClass === "IfcCovering" && !outside ? FINISHES : 1;
    if (word) counts.set(word, (counts.get(word) ?? 0) + weight);
  });
  const named = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED);
  return inASentence(named.map(([word]) => word));
}

function wordFor(ifcClass: string, outside: boolean): string {
  switch (ifcClass.replace(/StandardCase$|ElementedCase$/, "")) {
    case "IfcFooting":
      return t("footings");
    case "IfcPile":
      return t("piles");
    case "IfcWall":
    case "IfcCurtainWall":
      return t("walls");
    case "IfcSlab":
      return t("floor slabs");
    case "IfcColumn":
      return t("columns");
    case "IfcBeam":
      return t("beams");
    case "IfcStair":
    case "IfcStairFlight":
      return t("stairs");
    case "IfcRoof":
      return t("roofs");
    case "IfcWindow":
      return t("windows");
    case "IfcDoor":
      return t("doors");
    case "IfcRailing":
      return t("railings");
    case "IfcCovering":
      return outside ? t("cladding") : t("floor and wall finishes");
    case "IfcShadingDevice":
      return t("sun shades");
    case "IfcSanitaryTerminal":
      return t("bathroom fittings");
    case "IfcTransportElement":
      return t("lifts");
    case "IfcSolarDevice":
      return t("solar panels");
    case "IfcFurniture":
    case "IfcFurnishingElement":
      return t("furniture");
    case "IfcGeographicElement":
      return t("ground and planting");
    default:
      return "";
  }
}
