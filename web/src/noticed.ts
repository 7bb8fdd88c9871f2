// Entry of "What we noticed": the frame comes from the server, what is kept is read and drawn here.
import "./styles/tokens.css";
import "./styles/noticed.css";
import { kioskOf } from "./kiosk/asked";
import { read } from "./noticed/doors";
import { NoticedPage } from "./noticed/page";
import { t, wordsOfPage } from "./words";

wordsOfPage();
// Its page can only be shown to somebody else by being loaded again.
if (kioskOf(location.search)) {
  const nothing = { rest: () => Promise.resolve(), renew: null, running: () => false };
  void import("./kiosk/kiosk").then(({ keepKiosk }) => keepKiosk(nothing));
}
const root = document.getElementById("noticed");
const consentPlace = document.getElementById("consent-place");
const units = document.getElementById("units")?.textContent;
if (root && consentPlace) {
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
