/** The leaf "Day by day" on the page. */
import type { Showroom } from "../showroom";
import { Days } from "../ui/days";
import { make } from "../ui/element";
import type { Leaf } from "../ui/leaves";
import { t } from "../words";

export function bring(room: Showroom): Leaf {
  const { choice, manifest, still, times, today } = room;
  const days = Days.of(manifest, today, still, {
    handover: () => {
      const { handover } = manifest.units.find(({ id }) => id === choice.now.unit) ?? {};
      return handover?.expected ?? null;
    },
    chosen: (on) => choice.set({ on }),
    say: (text) => {
      room.act("choose_stage");
      room.say(text);
    },
  });
  if (!days) return { element: make("p", {}, t("No days are known of these works.")) };
  const show = () => {
    if (!choice.now.on) days.stop();
    days.show(choice.now.on, times.day(choice.now));
  };
  choice.follow(show);
  show();
  return { element: days.element, toggled: () => days.stop() };
}
