/** Where a picture of two moments is divided: an upright line, and which side is the other moment's. Pure. */

/** Pixels from the left of something, the second behind the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of the view is free of panels, CSS pixels: only there a line can be taken hold of. */
export interface Free extends Span {
  /** What panels cover below it. */
  readonly below: number;
}

export interface Division {
  /** Where the line is: share of the whole view from its left. */
  readonly at: number;
  /** Whether the other moment lies left of it. */
  readonly left: boolean;
}

/** Pixels of the picture. */
export interface Side extends Span {
  /** Whether the other moment is drawn there. */
  readonly other: boolean;
}

export const UNDIVIDED: Division = { at: 0, left: true };

/** CSS pixels from the left of the view at which a line lies that stands at `share` of what is free. */
export function lineIn({ from, to }: Span, share: number): number {
  return from + Math.min(1, Math.max(0, share)) * Math.max(0, to - from);
}

/** The share of what is free at which `x`, CSS pixels from the left of the view, lies: 0 to 1. */
export function shareOf({ from, to }: Span, x: number): number {
  return to > from ? Math.min(1, Math.max(0, (x - from) / (to - from))) : 0.5;
}

/** Whether the other moment is drawn at `x`, a share of the view's width. */
export function beyondLine(division: Division, x: number): boolean {
  return x < division.at === division.left;
}

/** The sides of a picture `width` pixels across, none of them empty. */
export function sidesOf(division: Division, width: number): Side[] {
  const line = Math.min(width, Math.max(0, Math.round(division.at * width)));
  const sides: Side[] = [
    { other: division.left, from: 0, to: line },
    { other: !division.left, from: line, to: width },
  ];
  return sides.filter(({ from, to }) => to > from);
}
