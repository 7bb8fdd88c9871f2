/** The showcase on a display in a showroom. */
import type { Permitted } from "../consent/permitted";
import type { Showroom } from "../showroom";
import type { Favourites } from "../ui/favourites";
import { keepKiosk } from "./kiosk";
import { renew } from "./renewing";

export function keep(room: Showroom, favourites: Favourites, permitted: Permitted): void {
  keepKiosk({
    rest: async () => permitted.recording?.stop(),
    renew: () => renew(room, favourites),
    running: () => document.querySelector(".tour-tool[aria-pressed='true']") !== null,
  });
}
