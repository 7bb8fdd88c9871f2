/** How what was attended to is painted: the looks that its labels and the legend have too (replay.css). */
import type { Colour } from "../../viewer/painter";
import { FILLED, HATCHED, OUTLINED } from "../../viewer/surface/homes";
import type { Grade } from "./attended";

/** Never by colour alone: filled, hatched, outlined. The hues are of cividis, as everything that is heat. */
export const LOOKS: Readonly<Record<Grade, Colour>> = {
  most: { hue: "#f0cf2e", kind: FILLED },
  some: { hue: "#b3a463", kind: HATCHED },
  little: { hue: "#5a6a96", kind: OUTLINED },
};
