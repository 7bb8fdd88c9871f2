"""The times of an IfcTask: its own (IFC4), or those that come with its work schedule (IFC2X3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models3d.errors import BrokenInputError
from models3d.schedule.days import day_of
from models3d.sources.ifc_baseline import of_baseline
from models3d.sources.task_days import NOON, Days, first_day_left, plausible, schedule_day
from models3d.sources.unless_broken import unless_broken

#: Attributes of IfcTaskTime (IFC4) and IfcScheduleTimeControl (IFC2X3); the first known counts.
START, FINISH = ("ScheduleStart", "EarlyStart"), ("ScheduleFinish", "EarlyFinish")


@dataclass(frozen=True)
class Times:
    """Days of a task; ``done`` is the share of it (0..1) that is there, ``on`` the first day left."""

    plan: Days = (None, None)
    actual: Days = (None, None)
    done: float | None = None
    on: int | None = None

    @property
    def known(self) -> bool:
        """Say whether there is any day at all."""
        return (*self.plan, *self.actual) != (None,) * 4


#: Nothing is known of when.
NEVER = Times()


def nearest_times(tasks: Iterable[Any]) -> Times:
    """The times of the first of ``tasks`` that has some; raises BrokenInputError."""
    return next((times for times in map(_times, tasks) if times.known), NEVER)


def baseline_times(task: Any) -> Times:
    """The times of ``task`` in a work schedule that is a baseline, where it is also in another (IFC2X3)."""
    controls = list(_time_controls(task))
    kept = [one for one in controls if of_baseline(one)]
    return _days_of(kept[0].TimeForTask, task) if 0 < len(kept) < len(controls) else NEVER


def _times(task: Any) -> Times:
    given = getattr(task, "TaskTime", None)
    if given is None:
        # A task of IFC2X3 may be in several work schedules, with other times in each.
        given = next(iter(sorted(_time_controls(task), key=of_baseline)), None)
        given = given and given.TimeForTask
    return _days_of(given, task)


def _time_controls(task: Any) -> Iterator[Any]:
    for relation in task.HasAssignments or ():
        if relation.is_a("IfcRelAssignsTasks") and relation.TimeForTask:
            yield relation


def _days_of(given: Any, task: Any) -> Times:
    def day(*names: str) -> int | None:
        days = (_day(getattr(given, name, None), task) for name in names)
        return next((one for one in days if one is not None), None)

    return Times(
        plan=(day(*START), day(*FINISH)),
        actual=(day("ActualStart"), day("ActualFinish")),
        done=_share(getattr(given, "Completion", None)),
        on=_first_day_left(getattr(given, "StatusTime", None), task),
    )


def _share(value: float | None) -> float | None:
    # A ratio by the standard; some programs write a percentage.
    return value if value is None or value <= 1 else min(value / 100, 1.0)


def _first_day_left(value: Any, task: Any) -> int | None:
    """The first day on which work is left when the data date is ``value``: in the afternoon, the next."""
    day = _day(value, task)
    if day is None or isinstance(value, str):
        return day and first_day_left(value)
    # A calendar date of IFC2X3 has no hour.
    return day + unless_broken(lambda: bool(value.TimeComponent.HourComponent >= NOON), otherwise=False)


def _day(value: Any, task: Any) -> int | None:
    """A day from IFC4's ISO text or IFC2X3's calendar entities."""
    if value is None:
        return None
    try:
        if isinstance(value, str):
            return schedule_day(value)
        calendar = value.DateComponent if value.is_a("IfcDateAndTime") else value
        if not calendar.is_a("IfcCalendarDate"):
            return None
        when = date(calendar.YearComponent, calendar.MonthComponent, calendar.DayComponent)
        plausible(when.isoformat(), day_of(when))
        return day_of(when)
    except (ValueError, TypeError) as error:
        raise BrokenInputError(
            f"task '{task.Name}' has a broken date: {error}.",
            where=f"{task.GlobalId} (line #{task.id()})",
            remedy="Correct the task's time in the IFC.",
        ) from None
