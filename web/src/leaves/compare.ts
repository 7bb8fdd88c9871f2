/** The leaf "Compare" on the page: two moments in one view. */
import type { Showroom } from "../showroom";
import { Comparison } from "../ui/comparison";
import type { Leaf } from "../ui/leaves";

export interface CompareLeaf extends Leaf {
  /** Compare at once, and lead the keyboard to the line. */
  begin(): void;
}

/** `shut` puts the leaf away. */
export function bring(room: Showroom, shut: () => void): CompareLeaf {
  const comparison = new Comparison(room, shut);
  return {
    element: comparison.element,
    toggled: (open) => {
      if (open) comparison.begin();
    },
    begin: () => {
      comparison.begin();
      comparison.focus();
    },
  };
}
