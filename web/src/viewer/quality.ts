/** How much the machine is asked to draw: all that looks best where a graphics card draws, less where it cannot keep up. */

export type Quality = "full" | "good" | "fair" | "low";

/** One step of what is drawn. */
export interface Tier {
  readonly quality: Quality;
  /** Pixels of the picture a CSS pixel, at most: while the camera moves, and when it rests. */
  readonly moving: number;
  readonly resting: number;
  /** Texels along a side of the sun's shadows; 0 for none. */
  readonly shadows: number;
}

/** From the best to the least; a machine goes down them and never up again, so that nothing flickers. */
export const TIERS: readonly [Tier, ...Tier[]] = [
  // Pixel ratios beyond 2 cost more than anyone sees.
  { quality: "full", moving: 2, resting: 2, shadows: 2048 },
  { quality: "good", moving: 1.25, resting: 2, shadows: 2048 },
  { quality: "fair", moving: 0.85, resting: 1.5, shadows: 1024 },
  { quality: "low", moving: 0.7, resting: 1, shadows: 0 },
];

/** A wall of screens asks for more than cards and their memory have; a 4K screen for less. */
const MOST_PIXELS = 9e6;

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** The quality that the address asks for (`?quality=low`), else what the renderer's name suggests: it takes its time to be told. */
export function qualityFor(search: string, rendererName: () => string): Quality {
  const asked = new URLSearchParams(search).get("quality");
  const tier = TIERS.find(({ quality }) => quality === asked);
  if (tier) return tier.quality;
  return SOFTWARE.test(rendererName()) ? "low" : "full";
}

/** Pixels a CSS pixel for a view of `area` CSS pixels on a screen of `screen` pixels each, at most `most`. */
export function ratioFor(screen: number, most: number, area: number): number {
  return Math.min(screen, most, Math.sqrt(MOST_PIXELS / Math.max(1, area)));
}

/** Slower frames than this on average, ms, are felt as dragging. */
const SLOW_FRAME = 36;
/** Over so many frames of motion: a hiccup while something loads is not the machine's speed. */
const FRAMES = 16;
/** A gap of a second is a pause or a hidden tab, not a slow frame. */
const PAUSE = 1000;

/** Watches the time between frames of motions and says when they have been slow for long. */
export class FrameWatch {
  readonly #times: number[] = [];

  /** `between` in ms since the frame before of the same motion; true once, when it is time to do less. */
  tooSlow(between: number): boolean {
    if (between >= PAUSE) return false;
    this.#times.push(between);
    if (this.#times.length < FRAMES) return false;
    // The middle one: neither a single stall nor a single quick frame decides.
    const middle = this.#times.toSorted((a, b) => a - b)[FRAMES / 2] ?? 0;
    this.#times.shift();
    if (middle <= SLOW_FRAME) return false;
    this.#times.length = 0;
    return true;
  }
}
