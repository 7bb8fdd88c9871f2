/** One buyer on the page of today: who, why they are where they are in the order, and what draws them. */

import type { BuyerLine } from "../wire.gen";
import { inARow, inSameWords, t, tn } from "../words";
import { type Child, element } from "./element";
import { interestsTable } from "./interests";
import { clock, duration } from "./times";

export function buyerCard(line: BuyerLine): HTMLElement {
  const title = `buyer-${line.buyer}`;
  return element(
    "article",
    { class: "buyer", "data-buyer": line.buyer, "aria-labelledby": title },
    element(
      "header",
      {},
      element(
        "h3",
        { id: title },
        element("a", { href: buyerAddress(line) }, line.label),
        line.online ? element("span", { class: "mark here" }, t("Here now")) : null,
        line.simulated ? element("span", { class: "mark simulated" }, t("Simulated")) : null,
      ),
      element("p", { class: "why" }, line.why),
      element("p", { class: "meta quiet" }, meta(line)),
    ),
    line.interests.length > 0
      ? interestsTable(line.interests, t("What draws {label}", { label: line.label }))
      : element("p", { class: "quiet" }, t("Nothing stands out yet.")),
    element(
      "dl",
      { class: "facts" },
      ...fact(line.online ? t("On screen now") : t("Last on screen"), line.stage),
      ...fact(t("Lingered at"), ...stages(line)),
      ...fact(tn("Favourite", "Favourites", line.favourites.length), inARow(line.favourites)),
      ...fact(t("Suggestion"), line.suggestion),
    ),
  );
}

function buyerAddress(line: BuyerLine): string {
  const development = encodeURIComponent(line.development);
  return inSameWords(`/sales/buyer/${encodeURIComponent(line.buyer)}?development=${development}`);
}

function meta(line: BuyerLine): string {
  return t("{active} active in {visits}; data to {time}", {
    active: duration(line.active_seconds),
    visits: tn("{count} visit", "{count} visits", line.visits),
    time: clock(line.data_to),
  });
}

function stages(line: BuyerLine): Child[] {
  return line.stages.map((stage) =>
    element(
      "span",
      { class: "stage", "data-stage": stage.stage },
      `${stage.name} `,
      element("span", { class: "number" }, duration(stage.seconds)),
    ),
  );
}

function fact(name: string, ...value: Child[]): Child[] {
  if (value.every((part) => part === "")) return [];
  return [element("div", {}, element("dt", {}, name), element("dd", {}, ...value))];
}
