/** How much of the time something got, in words. */
import { t } from "../../words";
import type { Grade } from "./attended";

export function gradeWords(grade: Grade): string {
  const words = { most: t("most of the time"), some: t("some of it"), little: t("a little") };
  return words[grade];
}
