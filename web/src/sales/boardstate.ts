/** The board as this page knows it: a whole one when asked, changes as they come. Knows no page. */

import type { Board, BoardChange, BuyerLine } from "../wire.gen";

/** Which buyers are shown; simulated ones are marked whatever is chosen. */
export type Kinds = "both" | "real" | "simulated";

export interface Shown {
  now: BuyerLine[];
  today: BuyerLine[];
  /** Buyers of today that the choice of kinds leaves out. */
  left: number;
}

export class BoardState {
  #lines = new Map<string, BuyerLine>();
  #dataTo = 0;

  /** The instant to which the data reach, ms; 0 before the first. */
  get dataTo(): number {
    return this.#dataTo;
  }

  /** Take a whole board; what is not on it is forgotten. */
  reset(board: Board): void {
    this.#lines = new Map([...board.now, ...board.today].map((line) => [line.buyer, line]));
    this.#dataTo = board.data_to;
  }

  /** Take changed lines, and let go of the buyers who are no longer kept. */
  change(change: BoardChange): void {
    for (const line of change.lines) this.#lines.set(line.buyer, line);
    for (const buyer of change.gone) this.#lines.delete(buyer);
    this.#dataTo = Math.max(this.#dataTo, change.data_to);
  }

  /** Who is here and who was, highest rank first. */
  shown(kinds: Kinds): Shown {
    const all = [...this.#lines.values()];
    const wanted = all
      .filter((line) => kinds === "both" || line.simulated === (kinds === "simulated"))
      .sort((a, b) => b.rank - a.rank || (a.buyer < b.buyer ? -1 : 1));
    return {
      now: wanted.filter((line) => line.online),
      today: wanted.filter((line) => !line.online),
      left: all.length - wanted.length,
    };
  }
}
