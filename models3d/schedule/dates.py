"""Days of every element from the tasks it is linked to; what the schedule does not know is left open."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask


@dataclass(frozen=True)
class Dates:
    """``planned`` and ``actual`` (n, 2) int32 first and last days; ``derived`` (n,): no task was found."""

    planned: NDArray[np.int32]
    actual: NDArray[np.int32]
    derived: NDArray[np.bool_]


def dates_of(links: Sequence[Sequence[str]], tasks: list[ScheduledTask]) -> Dates:
    """Dates by the tasks' own: an element appears at the first start and is done at the last finish.

    A task with one date lasts that day. An actual finish counts once all of an element's tasks have one.
    """
    by_id = {task.id: task for task in tasks}
    planned = np.full((len(links), 2), NO_DAY, np.int32)
    actual = np.full((len(links), 2), NO_DAY, np.int32)
    for at, ids in enumerate(links):
        own = [by_id[name] for name in ids]
        starts = [day for task in own if (day := _first(task)) is not None]
        finishes = [day for task in own if (day := _last(task)) is not None]
        if starts and finishes:
            planned[at] = min(starts), max(finishes)
        begun = [task.actual_start for task in own if task.actual_start is not None]
        done = [task.actual_finish for task in own if task.actual_finish is not None]
        if begun:
            actual[at, 0] = min(begun)
            if len(done) == len(own):
                actual[at, 1] = max(done)
    return Dates(planned, actual, planned[:, 0] == NO_DAY)


def _first(task: ScheduledTask) -> int | None:
    return task.planned_finish if task.planned_start is None else task.planned_start


def _last(task: ScheduledTask) -> int | None:
    return task.planned_start if task.planned_finish is None else task.planned_finish


def dated(task: ScheduledTask) -> bool:
    """Say whether a task has any planned date."""
    return _first(task) is not None


def in_order(ids: Sequence[str], tasks: dict[str, ScheduledTask]) -> list[str]:
    """Task ids by their first day, then id."""
    return sorted(ids, key=lambda name: (_first(tasks[name]) or 0, name))
