/** What a buyer is told about a stage: planned, expected, reached, late or early, in plain words. Pure. */
import { NO_DAY, type Stage } from "../manifest.gen";
import { t, tn } from "../words";
import { dayWords, monthWords } from "./figures";

/** From here on weeks say it better than days. */
const WEEKS_FROM = 14;

export type Standing = "reached" | "under-way" | "planned" | "past" | "unknown";

export interface Progress {
  readonly standing: Standing;
  readonly late: boolean;
  /** For the ribbon: one short line. */
  readonly short: string;
  /** For the caption: whole sentences. */
  readonly long: string;
}

/** `today` in days since 1970-01-01. */
export function progressOf(stage: Stage, today: number): Progress {
  const { planned, actual } = stage;
  const reached = actual.finish !== NO_DAY && actual.finish <= today;
  const end = reached ? planned.finish : expectedEnd(stage);
  const moved = end !== planned.finish;
  const sentences = [moved ? expectedWords(planned.finish, end, today) : plannedWords(stage)];
  let standing: Standing = "planned";
  let late = false;
  let short = end === NO_DAY ? t("No date yet") : monthWords(end);
  if (reached) {
    standing = "reached";
    const behind = planned.finish === NO_DAY ? 0 : actual.finish - planned.finish;
    late = behind > 0;
    sentences.push(
      t("Reached on {day}, {difference}.", {
        day: dayWords(actual.finish),
        difference: difference(behind),
      }),
    );
    short = late ? difference(behind) : t("Reached {month}", { month: monthWords(actual.finish) });
  } else if (actual.start !== NO_DAY && actual.start <= today) {
    standing = "under-way";
    const behind = planned.finish === NO_DAY ? 0 : Math.max(today, end) - planned.finish;
    late = behind > 0;
    sentences.push(t("Under way since {day}.", { day: dayWords(actual.start) }));
    // Of days that are still to come, what is expected has been said.
    if (late && end < today) {
      sentences.push(t("It is {difference} so far.", { difference: difference(behind) }));
    }
    short = late ? difference(behind) : t("Under way");
  } else if (end === NO_DAY) standing = "unknown";
  else if (end < today) standing = "past";
  // The stage's own sentence is in English, whoever reads: the same is said from its figures.
  if (stage.reported) sentences.push(reportedWords(stage));
  if (stage.origin === "estimated") sentences.push(derivedWords());
  return { standing, late, short, long: sentences.filter(Boolean).join(" ") };
}

/** What is said of days that no schedule has. */
export function derivedWords(): string {
  return t("The dates are derived from the order of building, not from a schedule.");
}

/** The day on which the stage is now to be expected to end; the planned one where nothing else is known. */
function expectedEnd({ planned, expected }: Stage): number {
  return planned.finish === NO_DAY || !expected || expected.finish === NO_DAY
    ? planned.finish
    : expected.finish;
}

function expectedWords(planned: number, end: number, today: number): string {
  const days = { planned: dayWords(planned), expected: dayWords(end) };
  if (end < today) return t("Planned for {planned}, last expected on {expected}.", days);
  return t("Planned for {planned}, now expected on {expected}, {difference}.", {
    ...days,
    difference: difference(end - planned),
  });
}

function plannedWords({ planned }: Stage): string {
  if (planned.finish === NO_DAY) return t("No date is planned yet.");
  if (planned.start === NO_DAY || planned.start === planned.finish) {
    return t("Planned for {day}.", { day: dayWords(planned.finish) });
  }
  return t("Planned from {start} to {finish}.", {
    start: dayWords(planned.start),
    finish: dayWords(planned.finish),
  });
}

function reportedWords(stage: Stage): string {
  const late = stage.reported_late ?? 0;
  if (late === 0) {
    return tn(
      "{count} part was checked on site and was on time.",
      "{count} parts were checked on site and all were on time.",
      stage.reported ?? 0,
    );
  }
  return tn(
    "Of {count} part checked on site {late} was late.",
    "Of {count} parts checked on site {late} were late.",
    stage.reported ?? 0,
    { late },
  );
}

/** `days` behind the plan; negative is ahead. */
export function difference(days: number): string {
  if (days === 0) return t("on time");
  const size = Math.abs(days);
  const amount =
    size < WEEKS_FROM
      ? tn("{count} day", "{count} days", size)
      : tn("{count} week", "{count} weeks", Math.round(size / 7));
  return days > 0 ? t("{amount} late", { amount }) : t("{amount} early", { amount });
}
