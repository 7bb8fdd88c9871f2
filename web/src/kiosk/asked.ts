/** What the address asks of a page that stands in a showroom: `kiosk`, `kiosk=5`, and with the page's own mark `kiosk=5_nl`. Pure. */

/** Minutes without a hand on the screen after which the next visitor is awaited. */
const USUAL = 3;
const LEAST = 1;
const MOST = 60;

export interface Kiosk {
  readonly minutes: number;
  /** The language that the display begins in, "" where the browser decides; null where nobody has noted it yet. */
  readonly language: string | null;
}

/** Read `search`; null where it asks for no kiosk. */
export function kioskOf(search: string): Kiosk | null {
  const text = new URLSearchParams(search).get("kiosk");
  if (text === null) return null;
  const [, minutes = "", language = null] = /^([\d.]*)(?:_([\w-]*))?$/.exec(text) ?? [];
  const asked = Number(minutes) || USUAL;
  return { minutes: Math.min(MOST, Math.max(LEAST, asked)), language };
}

/** `search` with the language noted that the display goes back to: the first one that it is opened in. */
export function noted(search: string): string {
  const query = new URLSearchParams(search);
  const kiosk = kioskOf(search);
  if (!kiosk || kiosk.language !== null) return search;
  query.set("kiosk", `${kiosk.minutes}_${query.get("lang") ?? ""}`);
  return `?${query}`;
}

/** Whether the page is in the language that the display goes back to. */
export function inItsLanguage(search: string): boolean {
  const language = kioskOf(search)?.language ?? null;
  return language === null || language === (new URLSearchParams(search).get("lang") ?? "");
}

/** Where a new visitor begins: the development's own address, with what whoever set the display up asked for. */
export function beginning(path: string, search: string): string {
  const [, home = path] = /^(\/d\/[^/]+\/)/.exec(path) ?? [];
  const query = new URLSearchParams(search);
  const language = kioskOf(search)?.language ?? query.get("lang");
  const kept = new URLSearchParams({ kiosk: query.get("kiosk") ?? "" });
  if (language) kept.set("lang", language);
  const quality = query.get("quality");
  if (quality) kept.set("quality", quality);
  return `${home}?${kept}`;
}
