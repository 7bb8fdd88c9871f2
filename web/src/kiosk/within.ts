/** Where links and forms of a display may lead: to pages of its own development, as a display's. Pure. */

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

/** Whether `url` is a place on the very page that is at `here`. */
export function onThisPage(url: URL, here: URL): boolean {
  const page = ({ origin, pathname, search }: URL) => origin + pathname + search;
  return url.href.includes("#") && page(url) === page(here);
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

/** Where a form at `action` leads that asks for a page by what is filled in. */
export function filledIn(action: string, fields: Iterable<[string, FormDataEntryValue]>): URL {
  const url = new URL(action);
  const texts = [...fields].filter((field): field is [string, string] => {
    return typeof field[1] === "string";
  });
  url.search = String(new URLSearchParams(texts));
  return url;
}
