/** A display in a showroom keeps to its development: no way leads out, and no second window opens behind it. */
import { element } from "../consent/element";
import { t } from "../words";

/** How long it says why nothing happened, ms. */
const SAID = 6_000;
/** The showcase, its homes on paper, and what was noticed. */
const WITHIN = /^\/d\/[^/]+\/(noticed|compare|homes\/[^/]+)?$/;

/** Whether a link to `url` leads to another page of the development that lies at `here`. */
export function leadsWithin(url: URL, here: URL): boolean {
  const development = (path: string) => /^\/d\/[^/]+\//.exec(path)?.[0];
  return (
    url.origin === here.origin &&
    WITHIN.test(url.pathname) &&
    development(url.pathname) === development(here.pathname)
  );
}

/** `url` of the same development, as the display that is at `here` goes there. */
export function asDisplay(url: URL, here: URL): URL {
  const there = new URL(url);
  const kiosk = here.searchParams.get("kiosk");
  if (kiosk !== null) there.searchParams.set("kiosk", kiosk);
  const quality = here.searchParams.get("quality");
  if (quality !== null && !there.searchParams.has("quality")) {
    there.searchParams.set("quality", quality);
  }
  return there;
}

/** Have all links of the page stay on it. */
export function stay(): void {
  const said = element("p", { class: "kiosk-said", role: "status" });
  document.body.append(said);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const refuse = () => {
    said.textContent = t("This display stays with this building.");
    clearTimeout(silence);
    silence = setTimeout(() => {
      said.textContent = "";
    }, SAID);
  };
  // What one visitor opened is nothing for the next one to go back to.
  history.pushState = (...words) => history.replaceState(...words);
  // Sheets of the machine's own, to share or to print, lie over a display that has no way back from them.
  Object.defineProperty(navigator, "share", { configurable: true, value: undefined });
  addEventListener("click", (event) => follow(event, refuse), { capture: true });
  addEventListener("auxclick", (event) => linkOf(event) && event.preventDefault(), {
    capture: true,
  });
  for (const kind of ["contextmenu", "dragstart"])
    addEventListener(kind, (event) => event.preventDefault(), { capture: true });
}

function follow(event: MouseEvent, refuse: () => void): void {
  const link = linkOf(event);
  if (!link) return;
  const here = new URL(location.href);
  const url = new URL(link.href, here);
  if (!leadsWithin(url, here) || link.hasAttribute("download")) {
    event.preventDefault();
    event.stopPropagation();
    refuse();
    return;
  }
  link.removeAttribute("target");
  link.href = asDisplay(url, here).href;
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
  event.preventDefault();
  location.assign(link.href);
}

function linkOf({ target }: Event): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
}
