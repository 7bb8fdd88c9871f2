/** Favourites as this browser keeps them: written by the buyer's own act alone, gone with the last of them. */

/** More than anyone compares; what is longer was not written here. */
const MOST = 200;

/** Whether the browser is its buyer's own: what one marks on a display in a showroom is nothing for the next visitor. */
export function ownBrowser(): boolean {
  return !new URLSearchParams(globalThis.location?.search).has("kiosk");
}

export function keyOf(development: string): string {
  return `maquette.favourites.${development}`;
}

/** The homes that were marked here; none where the browser keeps nothing, or nothing that can be read. */
export function recallHomes(development: string): string[] {
  if (!ownBrowser()) return [];
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(development)) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((one) => typeof one === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

export function keepHomes(development: string, homes: Iterable<string>): void {
  if (!ownBrowser()) return;
  const kept = [...homes].slice(0, MOST);
  try {
    if (kept.length) localStorage.setItem(keyOf(development), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(development));
  } catch {
    // A browser that keeps nothing still has them for as long as the page is open.
  }
}

/** `changed` is told when another tab has marked or unmarked a home. */
export function onOtherTab(development: string, changed: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === keyOf(development)) changed();
  });
}
