/** Which homes a buyer's wishes leave: by rooms, floor, side, price and more. Pure. */

/** A home as the list knows it; figures as they are written there. */
export interface Listed {
  readonly unit: string;
  readonly rooms: string;
  readonly floor: string;
  /** Sides it faces, "S SW". */
  readonly facing: string;
  /** 0 where it is told on request. */
  readonly price: number;
  readonly status: string;
}

export interface Wishes {
  readonly rooms: string;
  readonly floor: string;
  readonly facing: string;
  /** At most so much; infinite where price does not matter. */
  readonly most: number;
  readonly available: boolean;
  readonly favourites: boolean;
}

/** Whether `home` is as wished. A price on request may be any. */
export function fits(home: Listed, wishes: Wishes, favourite: boolean): boolean {
  return (
    (!wishes.rooms || wishes.rooms === home.rooms) &&
    (!wishes.floor || wishes.floor === home.floor) &&
    (!wishes.facing || home.facing.split(" ").includes(wishes.facing)) &&
    home.price <= wishes.most &&
    (!wishes.available || home.status === "available") &&
    (!wishes.favourites || favourite)
  );
}

/** Ends and step of a slider over `prices`, so that each end is a round figure; null where all cost the same. */
export function scaleOf(
  prices: readonly number[],
): { readonly from: number; readonly to: number; readonly step: number } | null {
  const known = prices.filter((price) => price > 0);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (!(high > low)) return null;
  const step = 10 ** Math.max(0, Math.floor(Math.log10((high - low) / 8)));
  return { from: Math.ceil(low / step) * step, to: Math.ceil(high / step) * step, step };
}
