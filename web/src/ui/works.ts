/** What is being built on a day, in the schedule's own words. Pure. */
import { NO_DAY, type Span, type Task } from "../manifest.gen";
import type { Basis } from "../viewer/calendar";
import { inSteps, t, tn } from "../words";

/** A day of the works (since 1970-01-01), by the plan, or as reported and then expected. */
export interface On {
  readonly day: number;
  readonly basis: Basis;
}

/** More works than this are counted rather than named. */
const MOST_NAMED = 3;

/**
 * Names of the works under way on `day`, those that end first first; never a task that only spans others.
 *
 * As built, what was not reported by `until` goes on as it is expected.
 */
export function worksOn(tasks: readonly Task[], day: number, basis: Basis, until = day): string[] {
  const going = tasks.flatMap((task) => {
    const span =
      basis === "planned" ? task.planned : day > until ? awaited(task, until) : task.actual;
    const { name, elements, catch_all } = task;
    return elements > 0 && !catch_all && name && goesOn(span, day) ? [{ name, span }] : [];
  });
  going.sort((a, b) => ends(a.span) - ends(b.span));
  return [...new Set(going.map(({ name }) => name))];
}

/** A sentence that says so. */
export function worksWords(tasks: readonly Task[], day: number, basis: Basis, until = day): string {
  const works = worksOn(tasks, day, basis, until);
  if (!works.length) return t("Nothing is being built on this day.");
  return t("Being built: {works}.", { works: listed(works) });
}

/** The first of `works`, and how many more there are. */
export function listed(works: readonly string[]): string {
  const named = works.slice(0, MOST_NAMED);
  const more = works.length - named.length;
  const all = more > 0 ? [...named, tn("{count} more", "{count} more", more)] : named;
  return inSteps(all);
}

/** What was reported of a task by `until`, and what is expected of the rest, not before the day after. */
function awaited({ planned, actual, expected }: Task, until: number): Span {
  const plan = expected ?? planned;
  const coming = (reported: number, day: number) =>
    reported !== NO_DAY ? reported : day === NO_DAY ? NO_DAY : Math.max(day, until + 1);
  return { start: coming(actual.start, plan.start), finish: coming(actual.finish, plan.finish) };
}

/** Whether `on` lies beyond what was reported by `until`. */
export function isToCome({ day, basis }: On, until: number): boolean {
  return basis === "actual" && day > until;
}

/** What is built on the chosen day, or is expected to be. */
export function standingOn(tasks: readonly Task[], on: On, until: number, today: number): string {
  const works = worksWords(tasks, on.day, on.basis, until);
  if (!isToCome(on, until)) return works;
  const why =
    on.day > today
      ? t("This day is still to come: shown is what is expected.")
      : t("Of this day nothing was reported yet: shown is what is expected.");
  return `${why} ${works}`;
}

/** First and last day of all that is planned, was reported or is expected; null where no task has a day. */
export function spanOfWorks(tasks: readonly Task[]): { first: number; last: number } | null {
  const days = tasks.flatMap(({ planned, actual, expected }) => [
    planned.start,
    planned.finish,
    actual.start,
    actual.finish,
    expected?.finish ?? NO_DAY,
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
