/**
 * Words in the reader's language: `t("Floor {floor}", { floor })`, and `tn` where a number decides.
 * The catalogue comes with the page in <script id="words">; a text that it lacks is shown as written here.
 */

export interface Words {
  locale: string;
  /** CLDR plural category -> index into a text's forms. */
  plurals: Record<string, number>;
  texts: Record<string, string | string[]>;
  /** Names that the import gave, and what they are in this language. */
  names?: Record<string, string>;
}

export type Values = Record<string, string | number>;

let words: Words = { locale: "en", plurals: { one: 0, other: 1 }, texts: {} };
let rules = new Intl.PluralRules("en");

/** Take another catalogue; the page does so once, before anything is drawn. */
export function useWords(given: Words): void {
  words = given;
  rules = new Intl.PluralRules(given.locale);
}

/** The catalogue that the server put into the page, if there is one. */
export function wordsOfPage(): void {
  const text = document.getElementById("words")?.textContent;
  if (text) useWords(JSON.parse(text) as Words);
}

export function locale(): string {
  return words.locale;
}

/** `address`, in the language that the reader has chosen on this page. */
export function inSameWords(address: string): string {
  const chosen = new URLSearchParams(globalThis.location?.search).get("lang");
  const sign = address.includes("?") ? "&" : "?";
  return chosen ? `${address}${sign}lang=${encodeURIComponent(chosen)}` : address;
}

/** `name` as the reader says it, where an import knows it; a room's stands before its home's. */
export function named(name: string): string {
  const { names = {} } = words;
  return names[name] ?? name.replace(/^[^,]+/, (room) => names[room] ?? room);
}

/** `things` in a sentence: "walls, floors and stairs", with the reader's own commas and "and". */
export function inASentence(things: readonly string[]): string {
  return new Intl.ListFormat(words.locale).format(things.map(apart));
}

/** `facts` one after another, as on a label: "84 m², available". */
export function inARow(facts: readonly string[], between?: string): string {
  // Translators: what stands between facts in a row, as in "84 m², available"
  return facts
    .filter(Boolean)
    .map(apart)
    .join(between ?? t(", "));
}

/** Parts of a list that may have commas of their own. */
export function inSteps(parts: readonly string[]): string {
  // Translators: what stands between the parts of a list that have commas of their own
  return inARow(parts, t("; "));
}

/** `text` in the reader's language, with its {names} filled in. */
export function t(text: string, values: Values = {}): string {
  const found = words.texts[text];
  // What is also said of several things has forms; alone it is said of one.
  const one = Array.isArray(found) ? found[words.plurals[rules.select(1)] ?? 0] : found;
  return fill(one ?? text, values);
}

/** `singular` or `plural`, by the language's own rules for `count`; {count} is filled in, formatted. */
export function tn(singular: string, plural: string, count: number, values: Values = {}): string {
  const forms = words.texts[singular];
  const index = words.plurals[rules.select(count)] ?? 1;
  const text = Array.isArray(forms) ? forms[index] : count === 1 ? singular : plural;
  const shown = new Intl.NumberFormat(words.locale).format(count);
  return fill(text ?? plural, { count: shown, ...values });
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? apart(values[name]) : whole,
  );
}

/** Among words from right to left a name in Latin letters would draw the figures beside it to its other side. */
function apart(value: unknown): string {
  return globalThis.document?.dir === "rtl" ? `\u2068${value}\u2069` : String(value);
}
