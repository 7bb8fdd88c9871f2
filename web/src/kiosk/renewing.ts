/** The showcase as a new visitor finds it, without loading it again: for a display whose server does not answer. */
import type { Showroom } from "../showroom";
import { need } from "../ui/element";
import type { Favourites } from "../ui/favourites";
import { WHOLE } from "../viewer/cut";

export function renew(room: Showroom, favourites: Favourites): void {
  const { choice, scenery, side, stay, times } = room;
  // Who comes now has allowed nothing, and cannot before the cookie of who went is gone.
  room.recorder = () => undefined;
  need("consent-place").hidden = true;
  document.querySelector(".consent")?.remove();
  for (const open of document.querySelectorAll<HTMLDialogElement>("dialog[open]:not(.kiosk)"))
    open.close();
  // An open leaf, and a suggestion that was another's.
  for (const close of document.querySelectorAll<HTMLElement>(
    ":is(#leaf, .suggestion) .panel-head .tool",
  ))
    close.click();
  for (const unit of [...favourites.all]) favourites.toggle(unit);
  for (const form of document.forms) form.reset();
  stay.leave();
  const stop = times.stop(null);
  choice.set({
    unit: null,
    stop,
    on: null,
    hour: null,
    cut: WHOLE,
    finishes: {},
    tour: null,
    beside: null,
  });
  side.refresh();
  scenery.viewer?.home(false);
  scrollTo(0, 0);
}
