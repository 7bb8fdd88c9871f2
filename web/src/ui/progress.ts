/** What a buyer is told about a stage: planned, reached, late or early, in plain words. Pure. */
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
  const sentences = [plannedWords(stage)];
  let standing: Standing = "planned";
  let late = false;
  let short = planned.finish === NO_DAY ? t("No date yet") : monthWords(planned.finish);
  if (actual.finish !== NO_DAY && actual.finish <= today) {
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
    const behind = planned.finish === NO_DAY ? 0 : today - planned.finish;
    late = behind > 0;
    sentences.push(t("Under way since {day}.", { day: dayWords(actual.start) }));
    if (late) sentences.push(t("It is {difference} so far.", { difference: difference(behind) }));
    short = late ? difference(behind) : t("Under way");
  } else if (planned.finish === NO_DAY) standing = "unknown";
  else if (planned.finish < today) standing = "past";
  if (stage.progress) sentences.push(stage.progress);
  else if (stage.reported) sentences.push(reportedWords(stage));
  if (stage.origin === "estimated") {
    sentences.push(t("The dates are derived from the order of building, not from a schedule."));
  }
  return { standing, late, short, long: sentences.filter(Boolean).join(" ") };
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
function difference(days: number): string {
  if (days === 0) return t("on time");
  const size = Math.abs(days);
  const amount =
    size < WEEKS_FROM
      ? tn("{count} day", "{count} days", size)
      : tn("{count} week", "{count} weeks", Math.round(size / 7));
  return days > 0 ? t("{amount} late", { amount }) : t("{amount} early", { amount });
}
