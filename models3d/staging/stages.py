"""What stands when: the state of every element on a day, and the stages with their spans and reports."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from models3d.manifest import NO_DAY, Origin, Span, Stage, Task
from models3d.model import ScheduledTask
from models3d.schedule.dates import Dates, expected_days, planned_days
from models3d.staging.rollup import Rollup

ABSENT, BUILDING, DONE = 0, 1, 2


class Dated(Protocol):
    """Anything with days: a :class:`models3d.staged.Staged`."""

    @property
    def planned(self) -> NDArray[np.int32]:
        """First and last day (n, 2)."""

    @property
    def expected(self) -> NDArray[np.int32]:
        """First and last day (n, 2) that are to be expected now."""

    @property
    def reported_until(self) -> int:
        """The last day of which it is known what happened on site, ``NO_DAY`` where nothing was reported."""

    @property
    def actual(self) -> NDArray[np.int32]:
        """First and last day (n, 2) that were reported, ``NO_DAY`` where not."""


def standing(staged: Dated, day: int, mode: Literal["planned", "actual"] = "planned") -> NDArray[np.int8]:
    """State (n,) of every element at the end of ``day``: 0 absent, 1 under construction, 2 done.

    Planned: an element is under construction from the first day of its first task and done with the last
    day of its last one. Actual: the same with the reported days, as far as reports reach
    (``reported_until``). Up to there an element without a reported start is absent, one without a
    reported finish under construction. After that day stands what is to be expected of what is not yet
    reported, though nothing of it happens before the day after. Without any report only that speaks.
    """
    start, finish = staged.planned[:, 0], staged.planned[:, 1]
    if mode == "actual":
        start, finish = staged.expected[:, 0], staged.expected[:, 1]
        reach = staged.reported_until
        if reach != NO_DAY:
            begun, done = staged.actual[:, 0], staged.actual[:, 1]
            start = np.where(begun != NO_DAY, begun, np.maximum(start, reach + 1))
            finish = np.where(done != NO_DAY, done, np.maximum(finish, reach + 1))
    return np.where(day < start, ABSENT, np.where(day < finish, BUILDING, DONE)).astype(np.int8)


def stages_of(
    roll: Rollup,
    tasks: list[ScheduledTask],
    dates: Dates,
    *,
    reported: NDArray[np.bool_],
    late: NDArray[np.bool_],
    found_there: NDArray[np.bool_],
) -> list[Stage]:
    """Stages as the manifest has them: spans over their elements and tasks, counts, the sentence.

    What was ``found_there`` (n,) is in a stage and takes no time.
    """
    planned, actual, derived = dates.planned, dates.actual, dates.derived
    stages = []
    for place, rule in enumerate(roll.rules):
        every = roll.of_element == place
        here = every & ~found_there
        own = [task for task in tasks if roll.of_task.get(task.id) == place]
        span = _span(
            [*planned[here, 0].tolist(), *(_day(task.planned_start) for task in own)],
            [*planned[here, 1].tolist(), *(_day(task.planned_finish) for task in own)],
        )
        estimated = bool(here.any()) and bool(derived[here].mean() > 0.5)
        origin: Origin = "estimated" if estimated else "authored"
        # Of what has no task nothing can be reported: a stage is complete without it, and late without it.
        told = here & ~derived
        moving = here if estimated else told
        now = _moved(span, dates, moving, own)
        reached = _reached(
            [*actual[told, 0].tolist(), *(_day(task.actual_start) for task in own)],
            [*actual[told, 1].tolist(), *(_day(task.actual_finish) for task in own)],
        )
        counts = int((reported & here).sum()), int((late & here).sum())
        stages.append(
            Stage(
                id=rule.id,
                name=rule.name,
                planned=span,
                actual=reached,
                origin=origin,
                elements=int(every.sum()),
                tasks=[],
                progress=_progress(reached, *counts),
                reported=counts[0],
                reported_late=counts[1],
                expected=None if now == span else now,
            )
        )
    return stages


def _moved(span: Span, dates: Dates, moving: NDArray[np.bool_], tasks: list[ScheduledTask]) -> Span:
    """``span`` of a stage, either end moved as far as that of its elements ``moving`` (n,) and ``tasks``."""
    promised = [*dates.planned[moving].tolist(), *(days for task in tasks if (days := planned_days(task)))]
    coming = [*dates.expected[moving].tolist(), *(days for task in tasks if (days := expected_days(task)))]
    if not promised or NO_DAY in (span.start, span.finish):
        return span
    before = _span([first for first, _ in promised], [last for _, last in promised])
    now = _span([first for first, _ in coming], [last for _, last in coming])
    return Span(span.start + now.start - before.start, span.finish + now.finish - before.finish)


def _day(day: int | None) -> int:
    return NO_DAY if day is None else day


def _span(starts: list[int], finishes: list[int]) -> Span:
    known = [day for day in starts if day != NO_DAY]
    ends = [day for day in finishes if day != NO_DAY]
    return Span(min(known, default=NO_DAY), max(ends, default=NO_DAY))


def _reached(starts: list[int], finishes: list[int]) -> Span:
    """The reported span; it has no end while a part of the stage has none."""
    span = _span(starts, finishes)
    return span if NO_DAY not in finishes else Span(span.start, NO_DAY)


def _progress(reached: Span, reported: int, late: int) -> str:
    if reached.finish != NO_DAY:
        return "This stage is complete."
    if reached.start != NO_DAY:
        return "Work on this stage has begun."
    if not reported:
        return ""
    on_time = reported - late
    if not late:
        return f"All {reported} parts that were checked on site were there on time."
    return f"Of {reported} parts that were checked on site, {on_time} were on time and {late} late."


def tasks_of(
    tasks: list[ScheduledTask],
    roll: Rollup,
    links: Sequence[Sequence[str]],
    catch_all: dict[str, int],
    stages: list[Stage],
) -> list[Task]:
    """Tasks as the manifest has them; a task no stage claims belongs to that of most of its elements.

    ``catch_all`` gives the number of elements of the catch-alls, whose links were put aside.
    """
    votes: dict[str, Counter[int]] = {}
    for at, ids in enumerate(links):
        for name in ids:
            votes.setdefault(name, Counter())[int(roll.of_element[at])] += 1
    found = []
    for task in tasks:
        here = votes.get(task.id, Counter())
        place = roll.of_task.get(task.id)
        if place is None:
            place = min(here, key=lambda one: (-here[one], one)) if here else _during(task, stages)
        found.append(
            Task(
                id=task.id,
                name=task.name.strip(),
                stage=stages[place].id,
                planned=Span(_day(task.planned_start), _day(task.planned_finish)),
                actual=Span(_day(task.actual_start), _day(task.actual_finish)),
                elements=catch_all.get(task.id, here.total()),
                catch_all=task.id in catch_all,
                expected=_expected(task),
            )
        )
    return found


def _expected(task: ScheduledTask) -> Span | None:
    if task.expected_start is None and task.expected_finish is None:
        return None
    return Span(_day(task.expected_start), _day(task.expected_finish))


def with_tasks(stages: list[Stage], tasks: list[Task]) -> list[Stage]:
    """``stages`` with the ids of their tasks, catch-alls aside."""
    return [
        replace(stage, tasks=[one.id for one in tasks if one.stage == stage.id and not one.catch_all])
        for stage in stages
    ]


def _during(task: ScheduledTask, stages: list[Stage]) -> int:
    day = _day(task.planned_start)
    begun = [place for place, stage in enumerate(stages) if NO_DAY < stage.planned.start <= day]
    return begun[-1] if begun else 0
