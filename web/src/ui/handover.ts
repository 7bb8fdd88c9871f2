/** When the keys of a home are handed over, honestly: as promised or planned, as expected now, and how late that is. Pure. */
import { type Handover, NO_DAY, type Stage } from "../manifest.gen";
import { t } from "../words";
import { dayWords, monthWords } from "./figures";
import { derivedWords, difference } from "./progress";

export interface HandoverWords {
  /** The day on which it is ready, by all that is known. */
  readonly day: number;
  readonly late: boolean;
  /** For the ribbon: "June 2027". */
  readonly short: string;
  /** For the ribbon, below: "promised April 2027", how late, or "as promised"; what nobody promised is planned. */
  readonly note: string;
  /** For the card: the day, and sentences on what was promised and what the day follows from. */
  readonly long: string;
  readonly why: string;
}

/** `reported` says whether the site reports at all. */
export function handoverWords(
  { promised, expected, origin, stage }: Handover,
  stages: readonly Pick<Stage, "id" | "name" | "actual" | "origin">[],
  today: number,
  reported: boolean,
): HandoverWords {
  const last = stages.find(({ id }) => id === stage);
  const built = last?.actual.finish ?? NO_DAY;
  const ready = built !== NO_DAY && built <= today && expected <= today;
  // Where the site reports, what was expected and has not come is late by today at least.
  const day = ready || !reported ? expected : Math.max(expected, today);
  const behind = day - promised;
  const late = behind > 0;
  const same = monthWords(day) === monthWords(promised);
  const [long, was] = [dayWords(day), dayWords(promised)];
  const promise = origin !== "computed";
  const why = [];
  if (behind !== 0) {
    const words = { day: was, difference: difference(behind) };
    why.push(
      promise
        ? t("Promised for {day}, {difference}.", words)
        : t("Planned for {day}, {difference}.", words),
    );
  } else if (promise) why.push(t("As promised."));
  if (!promise && last) {
    why.push(t("That is when “{stage}” ends.", { stage: last.name }));
    if (last.origin === "estimated") why.push(derivedWords());
  }
  return {
    day,
    late,
    short: same && behind !== 0 ? long : monthWords(day),
    note: same ? (behind ? difference(behind) : kept(promise)) : missed(promise, promised),
    long: ready ? t("Ready since {day}", { day: long }) : long,
    why: why.join(" "),
  };
}

function kept(promise: boolean): string {
  return promise ? t("as promised") : t("as planned");
}

function missed(promise: boolean, day: number): string {
  const month = { month: monthWords(day) };
  return promise ? t("promised {month}", month) : t("planned {month}", month);
}
