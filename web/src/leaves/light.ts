/** The leaf "Light and sun" on the page. */
import type { Showroom } from "../showroom";
import { Hours } from "../ui/hours";
import type { Leaf } from "../ui/leaves";

export function bring(room: Showroom): Leaf {
  const { choice, manifest, still, times, today } = room;
  const hours = new Hours(manifest.development.place, today, still, {
    chosen: (hour) => choice.set({ hour }),
    say: (text) => room.say(text),
  });
  const show = () => hours.show(choice.now.hour, times.day(choice.now));
  choice.follow(show);
  show();
  return {
    element: hours.element,
    toggled: (open) => {
      if (open) room.act("choose_hour");
      else hours.stop();
    },
  };
}
