// Entry of a home's sheet and of homes side by side: both read and print without it. What it says stands in the page.
import "./styles/sheet.css";
import { kioskOf } from "./kiosk/asked";
import { keepHomes, keepsHomes, onOtherTab, recallHomes } from "./ui/kept";
import { wordsOfPage } from "./words";

// A display's page asks whether somebody is still there; all else stands in the page.
if (kioskOf(location.search)) {
  wordsOfPage();
  void import("./kiosk/kiosk").then(({ Display }) => Display.here());
}

const said = document.getElementById("said");

// A display in a showroom has no printer of its visitor's, and no way back from what its machine lays over it.
const own = !kioskOf(location.search);

const print = document.getElementById("print");
if (print && own) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

const share = document.getElementById("share");
if (share && own) {
  const { link = "", title = "", done = "", shown = "" } = share.dataset;
  const words = share.querySelector("span");
  const canShare = typeof navigator.share === "function";
  // Neither is there on a page that did not come over a secure connection.
  share.hidden = !canShare && !navigator.clipboard;
  if (!canShare && words) words.textContent = shown;
  share.addEventListener("click", async () => {
    if (canShare) {
      // Whoever closes the choice of ways has decided not to share.
      await navigator.share({ title, url: link }).catch(() => undefined);
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // A browser may refuse it; the printed link can be copied by hand.
      const printed = document.querySelector(".paper-link a");
      if (printed) getSelection()?.selectAllChildren(printed);
      printed?.scrollIntoView({ block: "center" });
      return;
    }
    if (words) words.textContent = done;
    if (said) said.textContent = done;
  });
}

const heart = document.getElementById("heart");
if (heart && keepsHomes()) {
  const { development = "", unit = "" } = heart.dataset;
  const marked = () => recallHomes(development).includes(unit);
  const beat = () => heart.setAttribute("aria-pressed", String(marked()));
  heart.hidden = false;
  beat();
  onOtherTab(development, beat);
  heart.addEventListener("click", () => {
    const others = recallHomes(development).filter((one) => one !== unit);
    const kept = keepHomes(development, marked() ? others : [...others, unit]);
    // It cannot be pressed down where nothing is kept.
    heart.hidden = !kept;
    beat();
  });
}
