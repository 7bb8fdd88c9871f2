/** Finishes in the card of the open home, and in its rooms. */
import type { Showroom } from "../showroom";
import { Finishes } from "../ui/finishes";
import { Swatches } from "../ui/swatch";
import { TODAY } from "../viewer/calendar";

export interface Finishing {
  /** Bring card and rooms up to what is chosen. */
  show(): void;
  /** What was chosen for the open home, for whoever sells it; "" where nothing was. */
  readonly sentence: string;
}

export function bring(room: Showroom): Finishing {
  const { choice, config, manifest, scenery, stay, times } = room;
  const swatches = new Swatches(config.build);
  let shown: { unit: string; part: Finishes | null } | null = null;

  const partOf = (unit: string): Finishes | null => {
    const home = manifest.units.find(({ id }) => id === unit);
    return home
      ? Finishes.of(manifest, home, choice.now.finishes[unit] ?? "", swatches, {
          chosen: (text) => {
            choice.set({ finishes: { ...choice.now.finishes, [unit]: text } });
            room.act("choose_finish", unit);
          },
          enters: (at, name) => stay.enter(at, name),
          say: (text) => room.say(text),
          place: () => stay.name,
          finished: () => scenery.viewer?.finished ?? true,
          goesOn: () => room.goTo(times.stops.findLast(({ id }) => id !== TODAY)?.id ?? ""),
        })
      : null;
  };

  const show = () => {
    const { unit } = choice.now;
    if (unit !== shown?.unit) shown = unit === null ? null : { unit, part: partOf(unit) };
    const part = shown?.part ?? null;
    document.getElementById("finishes")?.replaceChildren(...(part ? [part.element] : []));
    scenery.viewer?.finish(part ? unit : null, part?.dressed ?? new Map());
    part?.stand();
  };

  choice.follow((now, before) => {
    if (now.unit !== before.unit) return;
    const part = shown?.part;
    if (now.finishes !== before.finishes && part) {
      part.show(now.finishes[now.unit ?? ""] ?? "");
      scenery.viewer?.finish(now.unit, part.dressed);
    }
    part?.stand();
  });
  stay.changed(() => shown?.part?.stand());
  return {
    show,
    get sentence() {
      return shown?.part?.sentence ?? "";
    },
  };
}
