/** What is going on at the site: the stage under way, how much of it stands, and the works in words. Pure. */
import { type Manifest, NO_DAY } from "../manifest.gen";
import { reportedBy } from "../viewer/calendar";
import { worksOn } from "./works";

export interface Now {
  /** Index of the stage. */
  readonly stage: number;
  /** Share of its parts that stand, 0 to 1. */
  readonly share: number;
  /** Names of the works, those that end first first; none where only the stage is known. */
  readonly works: readonly string[];
}

/** The stage under way by the last report up to `today`, the latest that began; null where none is. */
export function nowOn(
  manifest: Pick<Manifest, "stages" | "elements" | "tasks" | "reported_until">,
  today: number,
): Now | null {
  const day = reportedBy(manifest, today);
  const begun = ({ start }: { start: number }) => start !== NO_DAY && start <= day;
  const stage = manifest.stages.findLastIndex(
    ({ actual }) => begun(actual) && (actual.finish === NO_DAY || actual.finish > day),
  );
  const { id } = manifest.stages[stage] ?? {};
  if (id === undefined) return null;
  const { elements } = manifest;
  let [all, done] = [0, 0];
  for (const [i, of] of elements.stage.entries()) {
    if (of !== stage) continue;
    all++;
    const finish = elements.actual_finish[i] ?? NO_DAY;
    if (finish !== NO_DAY && finish <= day) done++;
  }
  const own = manifest.tasks.filter((task) => task.stage === id);
  return { stage, share: all ? done / all : 0, works: worksOn(own, day, "actual") };
}
