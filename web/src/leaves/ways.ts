/** The ways out of the page, which take along what is on show: another language, a home's sheet, homes side by side. */
import type { Showroom } from "../showroom";
import type { Favourites } from "../ui/favourites";
import { keepFavourites } from "../ui/kept_line";
import { paperWays } from "../ui/paper_ways";
import { keepPlace } from "../ui/tongues";

export function lead(room: Showroom, favourites: Favourites): void {
  keepPlace(document.getElementById("tongues"));
  keepFavourites(room, favourites);
  paperWays(room, favourites);
}
