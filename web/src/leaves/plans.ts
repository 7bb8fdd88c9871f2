/** The leaf "Floor plans" on the page; without a scene the plans lie on the page itself. */
import type { Showroom } from "../showroom";
import type { Leaf } from "../ui/leaves";
import { PlanFiles } from "../ui/plan_sheet";
import { Plans } from "../ui/plans";

/** `makeRoom` is called when the buyer goes where the leaf may lie over what they went to see. */
export function bring(room: Showroom, makeRoom: () => void): Leaf {
  const { choice, config, manifest, scenery, stay } = room;
  const plans = new Plans(manifest, new PlanFiles(config.build), {
    opened: (unit) => room.open(unit),
    entered: (place, name) => {
      stay.enter(place, name);
      makeRoom();
    },
    walks: () => scenery.viewer !== null,
    say: (text) => room.say(text),
  });
  choice.follow((now, before) => {
    if (now.unit !== before.unit) plans.show(now.unit);
  });
  stay.follow((stand) => plans.stand(stand));
  plans.show(choice.now.unit);
  stay.moved();
  return { element: plans.element, toggled: () => plans.reveal() };
}
