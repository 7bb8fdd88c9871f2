// The words where the law lets a notice stand for the question: what is noted from now on, unless the buyer says no.
import { t } from "../words";
import { type Choice, KEY, NO } from "./choice";
import type { Wording } from "./wording";

/** `asked` in the words of a notice: its purposes, its limits and its two answers stay the same. */
export function noticeOf(asked: Wording): Wording {
  return {
    ...asked,
    title: t("We notice what you linger on, unless you say no."),
    ask: t(
      "“No, thank you” ends it, now or later, and is remembered. Until then we note which homes are on your screen, at which stage and for how long, where you stand in the model, and what you press here:",
    ),
  };
}

/** Whether the buyer said no before, whatever they had allowed until then. */
export function refused(choice: Choice | null): boolean {
  try {
    return choice?.withdrawn === true || localStorage.getItem(KEY) === NO;
  } catch {
    // Nor would a no be kept: such a browser is not recorded without a press.
    return true;
  }
}
