"""Days of every element from the tasks it is linked to; what the schedule does not know is left open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask


@dataclass(frozen=True)
class Dates:
    """``planned``, ``actual``, ``expected`` (n, 2) int32 first and last days, ``derived`` (n,): has no task.

    ``planned`` was promised; ``expected`` is what that has become, the same where nothing moved.
    """

    planned: NDArray[np.int32]
    actual: NDArray[np.int32]
    derived: NDArray[np.bool_]
    expected: NDArray[np.int32]


def dates_of(links: Sequence[Sequence[str]], tasks: list[ScheduledTask]) -> Dates:
    """Dates by the tasks' own: an element appears at the first start and is done at the last finish.

    A task with one date lasts that day. An actual finish counts once all of an element's tasks have one.
    """
    by_id = {task.id: task for task in tasks}
    # Many elements have the same tasks.
    number = {ids: at for at, ids in enumerate(dict.fromkeys(map(tuple, links)))}
    days = np.array([_days_by([by_id[name] for name in ids]) for ids in number], np.int32).reshape(-1, 3, 2)
    planned, actual, expected = days[[number[tuple(ids)] for ids in links]].transpose(1, 0, 2).copy()
    return Dates(planned, actual, planned[:, 0] == NO_DAY, expected)


def _days_by(tasks: list[ScheduledTask]) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    """Planned, actual and expected days of what has ``tasks``."""
    planned = actual = expected = (NO_DAY, NO_DAY)
    promised = [days for task in tasks if (days := planned_days(task))]
    if promised:
        planned = _first_and_last(promised)
        expected = _first_and_last([days for task in tasks if (days := expected_days(task))])
    begun = [task.actual_start for task in tasks if task.actual_start is not None]
    done = [task.actual_finish for task in tasks if task.actual_finish is not None]
    if begun:
        actual = min(begun), max(done) if len(done) == len(tasks) else NO_DAY
    return planned, actual, expected


def _first_and_last(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(first for first, _ in spans), max(last for _, last in spans)


def _days(start: int | None, finish: int | None) -> tuple[int, int] | None:
    """First and last day of what may lack one of them; None where it has neither."""
    one = finish if start is None else start
    other = start if finish is None else finish
    return None if one is None or other is None else (one, other)


def planned_days(task: ScheduledTask) -> tuple[int, int] | None:
    """First and last day that were promised for a task; None where it has no planned date."""
    return _days(task.planned_start, task.planned_finish)


def expected_days(task: ScheduledTask) -> tuple[int, int] | None:
    """First and last day on which a task is now to be expected; None where it has no date at all."""
    start = task.planned_start if task.expected_start is None else task.expected_start
    finish = task.planned_finish if task.expected_finish is None else task.expected_finish
    days = _days(start, finish)
    return days and (days[0], max(days))


def reported_until(tasks: Iterable[ScheduledTask]) -> int:
    """The last day of which ``tasks`` say what happened on site; ``NO_DAY`` where they say nothing.

    That is the last day that was reported, or the one before the data date.
    """
    reported = [NO_DAY]
    for task in tasks:
        reported += [day for day in (task.actual_start, task.actual_finish) if day is not None]
        reported += [] if task.data_date is None else [task.data_date - 1]
    return max(reported)


def _first(task: ScheduledTask) -> int | None:
    return task.planned_finish if task.planned_start is None else task.planned_start


def dated(task: ScheduledTask) -> bool:
    """Say whether a task has any planned date."""
    return _first(task) is not None


def in_order(ids: Sequence[str], tasks: dict[str, ScheduledTask]) -> list[str]:
    """Task ids by their first day, then id."""
    return sorted(ids, key=lambda name: (_first(tasks[name]) or 0, name))
