/** When the keys of a home are handed over, honestly: as promised, as it is expected now, and how late that is. Pure. */
import { type Handover, NO_DAY, type Stage } from "../manifest.gen";
import { t } from "../words";
import { dayWords, monthWords } from "./figures";
import { difference } from "./progress";

export interface HandoverWords {
  /** The day on which it is ready, by all that is known. */
  readonly day: number;
  readonly late: boolean;
  /** For the ribbon: "June 2027". */
  readonly short: string;
  /** For the ribbon, below: "promised April 2027", or how late; "" where it is as promised. */
  readonly note: string;
  /** For the card: the day, and a sentence on what was promised. */
  readonly long: string;
  readonly why: string;
}

/** `reported` says whether the site reports at all. */
export function handoverWords(
  { promised, expected, origin, stage }: Handover,
  stages: readonly Pick<Stage, "id" | "name" | "actual">[],
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
  let why = t("As promised.");
  if (behind !== 0)
    why = t("Promised for {day}, {difference}.", { day: was, difference: difference(behind) });
  if (origin === "computed" && last) {
    const ends = t("That is when “{stage}” ends.", { stage: last.name });
    why += ` ${ends}`;
  }
  return {
    day,
    late,
    short: same && behind !== 0 ? long : monthWords(day),
    note:
      behind === 0
        ? ""
        : same
          ? difference(behind)
          : t("promised {month}", { month: monthWords(promised) }),
    long: ready ? t("Ready since {day}", { day: long }) : long,
    why,
  };
}
