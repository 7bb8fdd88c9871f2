/** How long a step of the tour stays, by how much there is to read. Pure. */

/** Words a second that are read at ease, beside looking. */
const READING = 2.6;
/** The eye needs so long to arrive, seconds. */
const ARRIVING = 1.5;
const SHORTEST = 6;
const LONGEST = 10;
/** Letters a word where words are not parted by blanks. */
const LETTERS = 9;

/** Milliseconds for a step that says `text`. */
export function stayFor(text: string): number {
  const words = Math.max(text.split(/\s+/).filter(Boolean).length, text.length / LETTERS);
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, ARRIVING + words / READING)) * 1000);
}
