/** The showcase on a display in a showroom. */
import type { Permitted } from "../consent/permitted";
import type { Showroom } from "../showroom";
import type { Favourites } from "../ui/favourites";
import { Display } from "./kiosk";
import { renew } from "./renewing";

/** What the display keeps of the page, once there is one. */
export type Keep = (room: Showroom, favourites: Favourites, permitted: Permitted) => void;

/** Before the page is there: a display hears of every hand before the page does. Never where it is somebody's who has gone. */
export async function begin(): Promise<Keep> {
  const display = Display.here();
  if (display?.stale) await new Promise(() => undefined);
  return (room, favourites, permitted) =>
    display?.keep({
      rest: async () => permitted.recording?.stop(),
      renew: () => renew(room, favourites),
      running: () => document.querySelector(".tour-tool[aria-pressed='true']") !== null,
    });
}
