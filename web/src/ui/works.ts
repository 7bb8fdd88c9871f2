/** What is being built on a day, in the schedule's own words. Pure. */
import { NO_DAY, type Span, type Task } from "../manifest.gen";
import type { Basis } from "../viewer/calendar";
import { t, tn } from "../words";

/** A day of the works (since 1970-01-01), by the plan or as reported. */
export interface On {
  readonly day: number;
  readonly basis: Basis;
}

/** More works than this are counted rather than named. */
const MOST_NAMED = 3;

/** Names of the works under way on `day`, those that end first first; never a task that only spans others. */
export function worksOn(tasks: readonly Task[], day: number, basis: Basis): string[] {
  const going = tasks.flatMap(({ name, planned, actual, elements, catch_all }) => {
    const span = basis === "planned" ? planned : actual;
    return elements > 0 && !catch_all && name && goesOn(span, day) ? [{ name, span }] : [];
  });
  going.sort((a, b) => ends(a.span) - ends(b.span));
  return [...new Set(going.map(({ name }) => name))];
}

/** A sentence that says so. */
export function worksWords(tasks: readonly Task[], day: number, basis: Basis): string {
  const works = worksOn(tasks, day, basis);
  if (!works.length) return t("Nothing is being built on this day.");
  const named = works.slice(0, MOST_NAMED);
  const more = works.length - named.length;
  const all = more > 0 ? [...named, tn("{count} more", "{count} more", more)] : named;
  // Names of works have commas of their own.
  return t("Being built: {works}.", { works: all.join("; ") });
}

/** Whether `on` lies beyond what can have been reported. */
export function isToCome({ day, basis }: On, today: number): boolean {
  return basis === "actual" && day > today;
}

/** What is built on the chosen day, or why that cannot be said yet. */
export function standingOn(tasks: readonly Task[], on: On, today: number): string {
  if (isToCome(on, today)) return t("This day is still to come: shown is what stands today.");
  return worksWords(tasks, on.day, on.basis);
}

/** First and last day of all that is planned or was reported; null where no task has a day. */
export function spanOfWorks(tasks: readonly Task[]): { first: number; last: number } | null {
  const days = tasks.flatMap(({ planned, actual }) => [
    planned.start,
    planned.finish,
    actual.start,
    actual.finish,
  ]);
  const known = days.filter((day) => day !== NO_DAY);
  return known.length ? { first: Math.min(...known), last: Math.max(...known) } : null;
}

function goesOn({ start, finish }: Span, day: number): boolean {
  const begins = start === NO_DAY ? finish : start;
  return begins !== NO_DAY && begins <= day && (finish === NO_DAY || day <= finish);
}

function ends({ finish }: Span): number {
  return finish === NO_DAY ? Number.POSITIVE_INFINITY : finish;
}
