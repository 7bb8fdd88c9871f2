"""What is late moves what comes after it: tasks that wait for others, by what carries what on site.

Few schedules that reach us keep the links between their tasks, and a log of dates has none. Yet a wall
cannot stand on a slab that is not there: what was promised to begin after that slab is expected no sooner
than the day after it, now that the slab is late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models3d.counted import counted
from models3d.model import ScheduledTask
from models3d.schedule.dates import expected_days


def following(
    tasks: Sequence[ScheduledTask], links: Sequence[Sequence[str]], rests_on: Mapping[int, Sequence[int]]
) -> tuple[list[ScheduledTask], list[str]]:
    """``tasks`` with the days to be expected of those that wait for late ones, and what to warn of.

    ``links`` are the ids of each element's tasks, ``rests_on`` says which elements each one rests on. Time
    that the schedule leaves between two tasks is used up first. What has begun, and what a planner has moved
    already, stays.
    """
    waits = _waits(links, rests_on)
    found = {task.id: task for task in tasks}
    moved = 0
    for task in sorted(tasks, key=lambda task: (task.planned_start or 0, task.id)):
        start, finish = task.planned_start, task.planned_finish
        moving = task.actual_start is None and (task.expected_start, task.expected_finish) == (None, None)
        if start is None or finish is None or not moving:
            continue
        free = start
        for name in waits.get(task.id, ()):
            before = found[name]
            days = expected_days(before)
            # Tasks that overlap in the plan are done side by side.
            if days and before.planned_finish is not None and before.planned_finish < start:
                free = max(free, days[1] + 1)
        if free > start:
            found[task.id] = replace(task, expected_start=free, expected_finish=finish + free - start)
            moved += 1
    if not moved:
        return list(tasks), []
    return [found[task.id] for task in tasks], [
        f"{counted(moved, 'task builds', 'tasks build')} on others that are late, "
        "to be expected no sooner than the day after these."
    ]


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
