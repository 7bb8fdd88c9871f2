/** Favourites as this browser keeps them: written by the buyer's own act alone, gone with the last of them. */
import { kioskOf } from "../kiosk/asked";

/** More than anyone compares; what is longer was not written here. */
const MOST = 200;

export function keyOf(development: string): string {
  return `maquette.favourites.${development}`;
}

/** Whether there is a place for them here. */
export function keepsHomes(): boolean {
  return place() !== null;
}

/** The homes that were marked here; none where the browser keeps nothing, or nothing that can be read. */
export function recallHomes(development: string): string[] {
  try {
    const found: unknown = JSON.parse(place()?.getItem(keyOf(development)) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((one) => typeof one === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

/** Whether they are kept: a browser that keeps nothing still has them for as long as the page is open. */
export function keepHomes(development: string, homes: Iterable<string>): boolean {
  const kept = [...homes].slice(0, MOST);
  const there = place();
  try {
    if (kept.length) there?.setItem(keyOf(development), JSON.stringify(kept));
    else there?.removeItem(keyOf(development));
    return there !== null;
  } catch {
    return false;
  }
}

/** `changed` is told when another tab has marked or unmarked a home. */
export function onOtherTab(development: string, changed: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === keyOf(development)) changed();
  });
}

/** Where they outlive the page: on a showroom's display until its visitor goes. Null where the browser has no such place. */
function place(): Storage | null {
  try {
    return (kioskOf(location.search) ? sessionStorage : localStorage) ?? null;
  } catch {
    return null;
  }
}
