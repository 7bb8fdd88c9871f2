// What the buyer chose, as far as this browser remembers it: a yes only, by the id of its receipt.
import { noticeFor } from "./market";

/** The only thing ever kept before a yes is nothing; after it, this. */
export const KEY = "maquette.consent";
/** A no, kept where recording would begin anew without it. */
export const NO = "0";

export interface Choice {
  /** Id of the receipt. */
  readonly consent: string;
  /** Hash of the words that were said yes to. */
  readonly hash: string;
  /** Withdrawn here, but the server could not be told yet. */
  readonly withdrawn?: boolean;
}

/** The remembered yes; null where there is none or the browser lets nothing be kept. */
export function recall(): Choice | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isChoice(found) ? found : null;
  } catch {
    return null;
  }
}

export function remember(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing asks again on the next page; the yes of this one still stands.
  }
}

/** Keep no yes any more; where a notice is enough, keep the no. */
export function forget(): void {
  try {
    localStorage.removeItem(KEY);
    if (noticeFor()) localStorage.setItem(KEY, NO);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

/** Calls back when another tab changes the choice; returns the way to stop. */
export function onOtherTab(call: (choice: Choice | null) => void): () => void {
  const stop = new AbortController();
  const heard = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) call(recall());
  };
  addEventListener("storage", heard, { signal: stop.signal });
  return () => stop.abort();
}

/** Global Privacy Control is a no, said once for every site. */
export function privacySignal(): boolean {
  return (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
}

function isChoice(v: unknown): v is Choice {
  const choice = v as Choice | null;
  return typeof choice?.consent === "string" && typeof choice.hash === "string";
}
