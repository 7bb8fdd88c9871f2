/** The handover of the open home on the time line: when it is, and how to get there. */
import { NO_DAY } from "../manifest.gen";
import type { Showroom } from "../showroom";
import { type HandoverWords, handoverWords } from "./handover";

/** When the home called `unit` is ready, in words; null where nobody knows, or no home is meant. */
export function readyOf({ manifest, today }: Showroom, unit: string | null): HandoverWords | null {
  const { handover } = manifest.units.find(({ id }) => id === unit) ?? {};
  if (!handover) return null;
  return handoverWords(handover, manifest.stages, today, reports({ manifest }));
}

/** Show the building as it is expected to stand on the day when the open home is ready. */
export function goToHandover(room: Showroom): void {
  const words = readyOf(room, room.choice.now.unit);
  if (!words) return;
  const basis = reports(room) ? "actual" : "planned";
  room.choice.set({ on: { day: words.day, basis } });
  room.act("choose_stage", room.choice.now.unit ?? "");
  room.say(`${words.long}. ${words.why}`);
}

function reports({ manifest }: Pick<Showroom, "manifest">): boolean {
  return (manifest.reported_until ?? NO_DAY) !== NO_DAY;
}
