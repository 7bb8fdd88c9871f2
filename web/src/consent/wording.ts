// The words that a buyer says yes or no to. Change a word, and everybody is asked again: the hash changes with it.
import { locale, t } from "../words";

/** Which text was shown; the hash says which words exactly. */
export const TEXT_VERSION = "2026-11";

export interface Wording {
  readonly title: string;
  readonly ask: string;
  /** What the notes are used for, by purpose. */
  readonly purposes: Readonly<Record<"attention" | "profile", string>>;
  readonly limits: string;
  readonly accept: string;
  readonly refuse: string;
}

/** What is said to a buyer; on a showroom's `display` a yes ends when they go, who could not take it back later. */
export function wording(display = false): Wording {
  return {
    title: t("May we notice what you linger on?"),
    ask: t(
      "With your yes we note which homes are on your screen, at which stage and for how long, where you stand in the model, and what you press here:",
    ),
    purposes: {
      attention: t(
        "Attention: the sales team sees what interests you and can watch your visit in the model, to answer what you look for.",
      ),
      profile: t("Profile: we work out which homes may suit you and suggest one, with the reason."),
    },
    limits: display
      ? t(
          "Never what you type, a picture of your screen or the path of your pointer. See, pause, export or erase it under “What we noticed” while you are here: when you go, nothing more is noted, and what was worked out about you is deleted, unless you leave us a question. With a no, everything here works the same.",
        )
      : t(
          "Never what you type, a picture of your screen or the path of your pointer. See, pause, export or erase it any time under “What we noticed”. With a no, everything here works the same.",
        ),
    accept: t("Yes, you may"),
    refuse: t("No, thank you"),
  };
}

/** The text exactly as it is shown, a line each. */
export function shownText(words: Wording): string {
  const { title, ask, purposes, limits, accept, refuse } = words;
  return [title, ask, purposes.attention, purposes.profile, limits, accept, refuse].join("\n");
}

/** SHA-256 of the text in UTF-8, hexadecimal; null where the page is not served securely and cannot hash. */
export async function hashOf(text: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function textLocale(): string {
  return locale();
}
