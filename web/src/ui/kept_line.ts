/** Below the filter: where favourites are kept; they can be forgotten, and brought back by a mistaken hand. */
import { kioskOf } from "../kiosk/asked";
import type { Showroom } from "../showroom";
import { t } from "../words";
import { need } from "./element";
import type { Favourites } from "./favourites";
import { Keeping } from "./keeping";

/** How long what was forgotten by mistake can be brought back, ms. */
const SECOND_THOUGHTS = 30_000;

/** Mark what was marked on an earlier visit, and from here on keep what is. */
export function keepFavourites(room: Showroom, favourites: Favourites): void {
  const known = new Set(room.manifest.units.map(({ id }) => id));
  const [line, forget] = [need("kept"), need("kept-forget", HTMLButtonElement)];
  const words = need("kept-words");
  let forgotten: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  // On a display nothing is kept that a visitor would find again.
  words.hidden = kioskOf(location.search) !== null;

  const keeping = new Keeping(room.config.development, known, favourites, () => show());
  const show = () => {
    if (favourites.all.size) forgotten = [];
    line.hidden = !favourites.all.size && !forgotten.length;
    if (!keeping.kept) words.textContent = t("Favourites last as long as this page is open.");
    forget.textContent = forgotten.length ? t("Bring them back") : t("Forget them all");
  };
  forget.addEventListener("click", () => {
    const [back, gone] = [forgotten, keeping.all];
    const act = (kind: "favourite" | "unfavourite", homes: readonly string[]) => {
      for (const one of homes) if (known.has(one)) room.act(kind, one);
    };
    act("unfavourite", gone);
    act("favourite", back);
    forgotten = back.length ? [] : gone;
    keeping.take(back);
    clearTimeout(timer);
    timer = setTimeout(() => {
      forgotten = [];
      show();
    }, SECOND_THOUGHTS);
    room.say(back.length ? t("Your favourites are back.") : t("Your favourites are forgotten."));
  });
  show();
}
