/** The small plan on the view while the buyer stands inside. */
import type { Showroom } from "../showroom";
import { need } from "../ui/element";
import { Minimap } from "../ui/minimap";
import { PlanFiles } from "../ui/plan_sheet";

/** Pressed, it calls `open`. */
export function bring({ choice, config, manifest, stay }: Showroom, open: () => void): void {
  const minimap = new Minimap(manifest, new PlanFiles(config.build), open);
  need("scene").append(minimap.element);
  stay.follow((stand) => minimap.show(stand, choice.now.unit));
  stay.moved();
}
