/** The leaf "Look inside the building" on the page. */
import type { Showroom } from "../showroom";
import { CutTools } from "../ui/cut_tools";
import type { Leaf } from "../ui/leaves";

export function bring(room: Showroom): Leaf {
  const { choice, manifest, scenery, stay } = room;
  const cuts = new CutTools(manifest, choice, scenery, (text) => room.say(text));
  stay.entered((eye) => cuts.reveal(eye));
  return { element: cuts.element, toggled: (open) => cuts.toggled(open) };
}
