// What the market's law asks, as the page was served; a display in a showroom asks first everywhere.
import { onDisplay } from "../kiosk/display";

/** The development's id where a notice may stand for the question; undefined where recording waits for a yes. */
export function noticeFor(): string | undefined {
  return onDisplay() ? undefined : document.documentElement.dataset["notice"];
}
