/** A buyer's interests as a table: what, how long, how much against the usual, and why we say so. */

import type { Interest } from "../wire.gen";
import { locale, t } from "../words";
import { element } from "./element";
import { intervalPicture } from "./interval";
import { duration } from "./times";

export function interestsTable(interests: Interest[], caption: string): HTMLTableElement {
  return element(
    "table",
    { class: "interests" },
    element("caption", { class: "unseen" }, caption),
    element(
      "thead",
      { class: "unseen" },
      element(
        "tr",
        {},
        element("th", { scope: "col" }, t("What")),
        element("th", { scope: "col" }, t("Looked at for")),
        element("th", { scope: "col" }, t("Against the usual")),
      ),
    ),
    element("tbody", {}, ...interests.map(row)),
  );
}

function row(interest: Interest): HTMLTableRowElement {
  return element(
    "tr",
    { "data-feature": interest.feature },
    element("th", { scope: "row" }, interest.name),
    element("td", { class: "number" }, duration(interest.seconds)),
    element(
      "td",
      { class: "against" },
      element(
        "div",
        {},
        intervalPicture(interest.interest, interest.low, interest.high),
        element("span", { class: "ratio" }, ratioWords(interest)),
        element("span", { class: "reason quiet" }, interest.reason),
      ),
    ),
  );
}

/** "3.1 times the usual (2.0 to 4.6)" */
export function ratioWords(interest: Pick<Interest, "interest" | "low" | "high">): string {
  const number = new Intl.NumberFormat(locale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return t("{ratio} times the usual ({low} to {high})", {
    ratio: number.format(interest.interest),
    low: number.format(interest.low),
    high: number.format(interest.high),
  });
}
