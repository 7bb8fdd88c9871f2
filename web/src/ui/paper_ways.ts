/** From the card to the home's own sheet, and from the favourites to homes side by side. */
import type { Showroom } from "../showroom";
import { need } from "./element";
import type { Favourites } from "./favourites";

/** From here on there is something to compare. */
const SEVERAL = 2;

export function paperWays(room: Showroom, favourites: Favourites): void {
  const { choice, config } = room;
  const root = `/d/${encodeURIComponent(config.development)}`;
  const link = (id: string) => need(id, HTMLAnchorElement);
  const [sheet, beside, all] = [link("home-sheet"), link("home-beside"), link("kept-compare")];
  const ways = need("home-ways");

  const show = () => {
    const { unit } = choice.now;
    const marked = [...favourites.all];
    all.hidden = marked.length < SEVERAL;
    all.href = `${root}/compare${besideQuery(location.search, marked)}`;
    ways.hidden = unit === null;
    if (unit === null) return;
    const others = marked.filter((one) => one !== unit);
    beside.hidden = !others.length;
    beside.href = `${root}/compare${besideQuery(location.search, [unit, ...others])}`;
    sheet.href = `${root}/homes/${encodeURIComponent(unit)}${sheetQuery(location.search)}`;
    // The card was made anew for this home.
    document.querySelector("#home-card .home-acts")?.after(ways);
  };
  favourites.onChange(show);
  choice.follow((now, before) => {
    if (now.unit !== before.unit) show();
  });
  // What is on show changes until the moment of leaving.
  for (const way of ["click", "auxclick", "contextmenu"]) sheet.addEventListener(way, show);
  sheet.addEventListener("click", () => room.act("open_sheet", choice.now.unit ?? ""));
  for (const one of [beside, all])
    one.addEventListener("click", () => room.act("compare_homes", choice.now.unit ?? ""));
  show();
}

/** What the sheet of a home takes along of `search`: all that is on show of it. */
export function sheetQuery(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("unit");
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** `units` side by side, in the language of `search`. */
export function besideQuery(search: string, units: readonly string[]): string {
  const query = new URLSearchParams(units.map((unit) => ["unit", unit]));
  const chosen = new URLSearchParams(search).get("lang");
  if (chosen) query.set("lang", chosen);
  return `?${query}`;
}
