/** Below the filter: favourites are kept in this browser only, and can be forgotten, and brought back by a mistaken hand. */
import type { Showroom } from "../showroom";
import { t } from "../words";
import { need } from "./element";
import type { Favourites } from "./favourites";
import { keepHomes, onOtherTab, ownBrowser, recallHomes } from "./kept";

/** How long what was forgotten by mistake can be brought back, ms. */
const SECOND_THOUGHTS = 30_000;

/** Mark what was marked on an earlier visit, and from here on keep what is. */
export function keepFavourites(room: Showroom, favourites: Favourites): void {
  const { development } = room.config;
  const known = new Set(room.manifest.units.map(({ id }) => id));
  const recall = () => recallHomes(development).filter((one) => known.has(one));
  const [line, forget] = [need("kept"), need("kept-forget", HTMLButtonElement)];
  let forgotten: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  need("kept-words").hidden = !ownBrowser();

  const show = () => {
    if (favourites.all.size) forgotten = [];
    line.hidden = !favourites.all.size && !forgotten.length;
    forget.textContent = forgotten.length ? t("Bring them back") : t("Forget them all");
  };
  let marking = false;
  const settle = () => {
    // Half of a change is nothing that another tab should hear of.
    if (marking) return;
    keepHomes(development, favourites.all);
    show();
  };
  const mark = (units: readonly string[]) => {
    marking = true;
    for (const one of [...favourites.all]) if (!units.includes(one)) favourites.toggle(one);
    for (const one of units) if (!favourites.has(one)) favourites.toggle(one);
    marking = false;
    settle();
  };

  favourites.onChange(settle);
  onOtherTab(development, () => mark(recall()));
  forget.addEventListener("click", () => {
    const [back, gone] = [forgotten, [...favourites.all]];
    for (const one of gone) room.act("unfavourite", one);
    for (const one of back) room.act("favourite", one);
    forgotten = gone;
    mark(back);
    clearTimeout(timer);
    timer = setTimeout(() => {
      forgotten = [];
      show();
    }, SECOND_THOUGHTS);
    room.say(back.length ? t("Your favourites are back.") : t("Your favourites are forgotten."));
  });
  const before = recall();
  if (before.length) mark([...before, ...favourites.all]);
}
