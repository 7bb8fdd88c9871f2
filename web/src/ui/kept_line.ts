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
  favourites.onChange(() => {
    keepHomes(development, favourites.all);
    show();
  });
  onOtherTab(development, () => favourites.mark(recall()));
  forget.addEventListener("click", () => {
    const [back, gone] = [forgotten, [...favourites.all]];
    forgotten = gone;
    clearTimeout(timer);
    timer = setTimeout(() => {
      forgotten = [];
      show();
    }, SECOND_THOUGHTS);
    for (const one of gone) room.act("unfavourite", one);
    for (const one of back) room.act("favourite", one);
    favourites.mark(back);
    room.say(back.length ? t("Your favourites are back.") : t("Your favourites are forgotten."));
  });
  const before = recall();
  if (before.length) favourites.mark([...before, ...favourites.all]);
}
