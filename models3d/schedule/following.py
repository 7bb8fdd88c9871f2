"""What is late moves what comes after it: tasks that wait for others, by what carries what on site.

Few schedules that reach us keep the links between their tasks, and a log of dates has none. Yet a wall
cannot stand on a slab that is not there: what was promised to begin after that slab is expected no sooner
than the day after it, now that the slab is late.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from models3d.counted import counted
from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask
from models3d.schedule.dates import expected_days, planned_days
from models3d.schedule.days import iso


def following(
    tasks: Sequence[ScheduledTask],
    links: Sequence[Sequence[str]],
    rests_on: Mapping[int, Sequence[int]],
    reported: int = NO_DAY,
) -> tuple[list[ScheduledTask], list[str]]:
    """``tasks`` with the days to be expected of those that wait for late ones, and what to warn of.

    ``links`` are the ids of each element's tasks, ``rests_on`` says which elements each one rests on. Time
    that the schedule leaves between two tasks is used up first. What has begun, and what a planner has moved
    already, waits for nothing.

    ``reported`` is the last day of which the site tells (``NO_DAY`` where it does not). What it has not told
    of has not happened, as :func:`models3d.staging.stages.standing` has it, and is expected no sooner than
    the day after, or than the data date of its own schedule.
    """
    waits = _waits(links, rests_on)
    found = {task.id: task for task in tasks}
    waiting, overdue = 0, Counter[int]()
    for task in sorted(tasks, key=lambda task: (planned_days(task) or (0, 0), task.id)):
        promised, days = planned_days(task), expected_days(task)
        if promised is None or days is None:
            continue
        since = _untold(task, reported, otherwise=days[0])
        if task.actual_start is not None or task.actual_finish is not None:
            if task.actual_finish is None and days[1] < since:
                found[task.id] = replace(task, expected_start=days[0], expected_finish=since)
                overdue[since - 1] += 1
            continue
        moving = (task.expected_start, task.expected_finish) == (None, None)
        free = _free(promised[0], waits.get(task.id, ()), found) if moving else days[0]
        if max(free, since) > days[0]:
            late = max(free, since) - days[0]
            found[task.id] = replace(task, expected_start=days[0] + late, expected_finish=days[1] + late)
            waiting += free >= since
            overdue[since - 1] += free < since
    said = [
        f"{counted(some, 'task is', 'tasks are')} not reported as begun or done by {iso(day)}, "
        "the last day of which the site tells, to be expected no sooner than the day after."
        for day, some in sorted(overdue.items())
        if some
    ]
    if waiting:
        said.append(
            f"{counted(waiting, 'task builds', 'tasks build')} on others that are late, "
            "to be expected no sooner than the day after these."
        )
    return [found[task.id] for task in tasks], said


def _untold(task: ScheduledTask, reported: int, otherwise: int) -> int:
    """The first day of which nobody has told what happened to ``task``."""
    if task.data_date is not None:
        return task.data_date
    return otherwise if reported == NO_DAY else reported + 1


def _free(start: int, waits: Iterable[str], found: Mapping[str, ScheduledTask]) -> int:
    """The first day from ``start`` on when all that a task ``waits`` for is done."""
    free = start
    for name in waits:
        before = found[name]
        promised, days = planned_days(before), expected_days(before)
        # Tasks that overlap in the plan are done side by side.
        if days and promised and promised[1] < start:
            free = max(free, days[1] + 1)
    return free


def _waits(
    links: Sequence[Sequence[str]], rests_on: Mapping[int, Sequence[int]]
) -> dict[str, dict[str, None]]:
    """For each task those that may come before: its elements' other tasks, their bearers' tasks."""
    found: dict[str, dict[str, None]] = {}
    for at, own in enumerate(links):
        before = dict.fromkeys(own)
        for below in rests_on.get(at, ()):
            before.update(dict.fromkeys(links[below]))
        for name in own:
            found.setdefault(name, {}).update(before)
    return found
