// What is kept, as tables and a list that can be read without seeing the drawings.
import { element } from "../consent/element";
import type {
  Noticed,
  NoticedDecision,
  NoticedFeature,
  NoticedStage,
  NoticedWatch,
} from "../wire.gen";
import { t } from "../words";
import { duration, interest, moment } from "./amounts";
import { interval } from "./interval";

export function features(lines: readonly NoticedFeature[]): HTMLElement {
  const rows = lines.map((line) => {
    const concluded = element("td", {}, interest(line));
    if (line.interest > 0) concluded.prepend(interval(line), " ");
    return element(
      "tr",
      { "data-feature": line.feature },
      element("th", { scope: "row" }, line.name),
      seconds(line.seconds),
      concluded,
    );
  });
  return table(t("What you lingered on"), [t("What"), t("How long"), t("Our conclusion")], rows);
}

export function stages(lines: readonly NoticedStage[]): HTMLElement {
  const rows = lines.map((line) =>
    element(
      "tr",
      { "data-stage": line.stage },
      element("th", { scope: "row" }, line.name),
      seconds(line.seconds),
    ),
  );
  return table(t("At which stage of construction"), [t("Stage"), t("How long")], rows);
}

export function decisions(
  lines: readonly NoticedDecision[],
  unitNames: Readonly<Record<string, string>>,
): HTMLElement {
  const items = lines.map(({ at, unit, reasons, outcome }) =>
    element(
      "li",
      {},
      element("h3", {}, unitNames[unit] ?? unit),
      element(
        "p",
        { class: "quiet" },
        [moment(at), outcomeWords(outcome)].filter(Boolean).join(" · "),
      ),
      element("ul", {}, ...reasons.map(({ text }) => element("li", {}, text))),
    ),
  );
  return element("ol", { class: "noticed-decisions" }, ...items);
}

export function watched(lines: readonly NoticedWatch[]): HTMLElement {
  const items = lines.map(({ at, what }) =>
    element(
      "li",
      { "data-what": what },
      what === "replay"
        ? t("{when}: the sales team watched a visit of yours again.", { when: moment(at) })
        : t("{when}: the sales team looked at your page.", { when: moment(at) }),
    ),
  );
  return element("ul", { class: "noticed-watched" }, ...items);
}

/** Is there anything at all to show? */
export function isEmpty({ known, features, stages, decisions, seconds }: Noticed): boolean {
  return !known || features.length + stages.length + decisions.length + seconds === 0;
}

function outcomeWords(outcome: string): string {
  const words: Readonly<Record<string, string>> = {
    opened: t("You opened it."),
    dismissed: t("You dismissed it."),
    enquired: t("You asked about it."),
    "not shown": t(
      "Not shown to you: now and then we hold a suggestion back, to learn whether they help.",
    ),
  };
  return words[outcome] ?? outcome;
}

function seconds(value: number): HTMLElement {
  return element("td", { class: "figure", "data-seconds": String(value) }, duration(value));
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly HTMLElement[],
): HTMLElement {
  return element(
    "table",
    {},
    element("caption", { class: "unseen" }, caption),
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
    ),
    element("tbody", {}, ...rows),
  );
}
