// Entry of "What we noticed": the frame comes from the server, what is kept is read and drawn here.
import "./styles/tokens.css";
import "./styles/noticed.css";
import { onDisplay } from "./kiosk/display";
import { read } from "./noticed/doors";
import { NoticedPage } from "./noticed/page";
import { t, wordsOfPage } from "./words";

wordsOfPage();
// On a display it can only be shown to somebody else by being loaded again, and never while it is of one who has gone.
const display = onDisplay() ? (await import("./kiosk/kiosk")).Display.here() : null;
const root = document.getElementById("noticed");
const consentPlace = document.getElementById("consent-place");
const units = document.getElementById("units")?.textContent;
if (root && consentPlace && !display?.stale) {
  const unitNames = JSON.parse(units ?? "{}") as Record<string, string>;
  read()
    .then((kept) => {
      new NoticedPage({ root, consentPlace, address: location.pathname, unitNames }, kept).begin();
    })
    .catch((error: Error) => {
      const said = document.getElementById("said");
      const words = t("What is kept could not be read. Reload the page to try again. {reason}", {
        reason: error.message,
      });
      if (said) said.textContent = words;
    });
}
