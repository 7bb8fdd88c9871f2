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
  readonly rights: string;
  readonly accept: string;
  readonly refuse: string;
}

export function wording(): Wording {
  return {
    title: t("May we notice what you linger on?"),
    ask: t(
      "If you say yes, we note which homes and rooms are on your screen, at which stage and for how long, where you stand in the model, and what you press. We use it for two things:",
    ),
    purposes: {
      attention: t(
        "Attention: the sales team sees what interests you, so that it can answer what you look for.",
      ),
      profile: t(
        "Profile: we work out which homes may suit you and suggest one now and then, always with the reason.",
      ),
    },
    limits: t(
      "We never record what you type, a picture of your screen or the path of your pointer.",
    ),
    rights: t(
      "Under “What we noticed” you can see, pause, export or erase all of it, at any time. If you say no, nothing is recorded and everything here works the same.",
    ),
    accept: t("Yes, you may"),
    refuse: t("No, thank you"),
  };
}

/** The text exactly as it is shown, a line each. */
export function shownText(words: Wording): string {
  const { title, ask, purposes, limits, rights, accept, refuse } = words;
  return [title, ask, purposes.attention, purposes.profile, limits, rights, accept, refuse].join(
    "\n",
  );
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
