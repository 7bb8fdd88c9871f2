// The sums of one batch: every active millisecond goes to a feature under a stage, or to the background.
import type { Row } from "../wire.gen";
import { apportion } from "./apportion";
import type { Share } from "./glance";

/** A feature is viewable where it takes at least so much of the screen ... */
export const VIEWABLE_COVER = 0.1;
/** ... and from here on of continuous time, ms. */
export const VIEWABLE_AFTER_MS = 1_000;

interface Sums {
  readonly feature: string;
  readonly stage: string;
  attention: number;
  exposure: number;
  viewable: number;
}

export interface Cut {
  readonly active: number;
  readonly background: number;
  readonly rows: Row[];
  /** Rows for which there was no room; their time is in the background. */
  readonly dropped: number;
}

export class Tally {
  #sums = new Map<string, Sums>();
  #background = 0;
  #active = 0;
  /** Fraction of a ms that the last batch could not carry. */
  #carry = 0;
  /** Key -> continuous ms with at least a tenth of the screen. */
  #runs = new Map<string, number>();

  get rows(): number {
    return this.#sums.size;
  }

  get active(): number {
    return this.#active;
  }

  /** Share `ms` of active time out, at stage `shown`; the shares' attention sums to 1. Without a stage all is background. */
  add(ms: number, shares: readonly Share[], shown: string): void {
    if (ms <= 0) return;
    this.#active += ms;
    const runs = new Map<string, number>();
    for (const { feature, stage: own, attention, cover } of shares) {
      const stage = own ?? shown;
      if (feature === null || stage === "") {
        this.#background += ms * attention;
        continue;
      }
      const key = JSON.stringify([feature, stage]);
      const sums = this.#sums.get(key) ?? {
        feature,
        stage,
        attention: 0,
        exposure: 0,
        viewable: 0,
      };
      this.#sums.set(key, sums);
      sums.attention += ms * attention;
      sums.exposure += ms;
      if (cover < VIEWABLE_COVER) continue;
      const before = this.#runs.get(key) ?? 0;
      runs.set(key, before + ms);
      sums.viewable += Math.max(0, before + ms - Math.max(before, VIEWABLE_AFTER_MS));
    }
    this.#runs = runs;
  }

  /** The buyer looked away: what was continuous no longer is. */
  interrupt(): void {
    this.#runs.clear();
  }

  /** The batch so far in whole ms, at most `most` rows; null where not one whole ms was active. */
  cut(most: number): Cut | null {
    const exact = this.#active + this.#carry;
    const active = Math.floor(exact);
    if (active <= 0) return null;
    this.#carry = exact - active;
    const all = [...this.#sums.values()].sort((a, b) => b.attention - a.attention);
    const kept = all.slice(0, most);
    const rest = all.slice(most).reduce((sum, { attention }) => sum + attention, 0);
    const parts = apportion([...kept.map((s) => s.attention), this.#background + rest], active);
    const rows = kept.map(({ feature, stage, exposure, viewable }, i) => {
      const attention = parts[i] ?? 0;
      const shown = Math.min(active, Math.max(attention, Math.round(exposure)));
      const viewed = Math.min(shown, Math.round(viewable));
      const row = { feature, stage, attention, exposure: shown };
      return viewed > 0 ? { ...row, viewable: viewed } : row;
    });
    this.#sums = new Map();
    this.#background = 0;
    this.#active = 0;
    return { active, background: parts[kept.length] ?? 0, rows, dropped: all.length - kept.length };
  }
}
