/** What the moments of the works are called where two of them stand side by side. Pure. */
import { BARE_GROUND, type Manifest, NO_DAY } from "../manifest.gen";
import { type Stop, TODAY } from "../viewer/calendar";
import { t } from "../words";
import { finishedStop } from "./counterpart";
import { dayWords, monthWords } from "./figures";
import type { On } from "./works";

export interface MomentName {
  readonly name: string;
  /** The month or day, "" where nobody knows it. */
  readonly when: string;
}

type Works = Pick<Manifest, "stages">;

/** Of `stop`; the last of `stops` is the finished building, whatever its stage is called. */
export function nameOfStop({ stages }: Works, stops: readonly Stop[], stop: Stop): MomentName {
  if (stop.id === TODAY) return { name: t("Today"), when: dayWords(stop.day) };
  const stage = stages[stop.stage];
  if (!stage || stop.id === BARE_GROUND) return { name: t("Bare ground"), when: "" };
  // The day that is to be expected now, as along the foot of the page.
  const last = (stage.expected ?? stage.planned).finish;
  const name = finishedStop(stops)?.id === stop.id ? t("Finished") : stage.name;
  return { name, when: last === NO_DAY ? "" : monthWords(last) };
}

/** Of a day between the stops. */
export function nameOfDay({ day, basis }: On): MomentName {
  return { name: dayWords(day), when: basis === "actual" ? t("as built") : t("as promised") };
}

/** "Raw structure, Dec 2026". */
export function inWords({ name, when }: MomentName): string {
  return when ? t("{moment}, {when}", { moment: name, when }) : name;
}
