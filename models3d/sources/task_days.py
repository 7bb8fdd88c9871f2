"""Days of a task as schedules write them: which are dates at all, and which of several is the promise."""

from datetime import date, datetime, time
from math import isnan
from typing import TypedDict

from models3d.model import ScheduledTask
from models3d.schedule.days import day_of, iso, parse_day

#: Years in which a building of today is planned or built; planning tools write 1899 or 9999 for "no date".
YEARS = range(1970, 2200)

#: A data date from this hour on is the end of its day.
NOON = 12

#: First and last day of a plan, None where unknown.
Days = tuple[int | None, int | None]


def schedule_day(text: str, form: str = "") -> int | None:
    """The day of ``text`` (ISO, or strptime's ``form``), None for none at all.

    Raises ValueError where it is no date, or none of this age. The first day of all computers' clocks is
    what some programs write for none.
    """
    day = parse_day(text, form)
    if day is not None:
        plausible(text, day)
    return day or None


def span_of(start: str, finish: str) -> Days:
    """First and last day of work from the moment ``start`` to the moment ``finish`` (ISO, "" for none).

    Work of nights or around the clock that ends at midnight ends with the day before; where it also starts
    at midnight, the file knows days alone. Raises ValueError as :func:`schedule_day` does.
    """
    first, last = schedule_day(start), schedule_day(finish)
    if first is None or last is None or last <= first:
        return first, last
    midnight = [datetime.fromisoformat(text.strip()).time() == time() for text in (start, finish)]
    return first, last - (midnight == [False, True])


def first_day_left(text: str) -> int | None:
    """The first day on which work is left when a schedule's data date is ``text`` (ISO); None for none.

    A data date in the afternoon is the end of its day. Raises ValueError as :func:`schedule_day` does.
    """
    day = schedule_day(text)
    if day is None:
        return None
    return day + (datetime.fromisoformat(text.strip()).hour >= NOON)


def share(text: str, whole: float) -> float | None:
    """The share (0..1) that ``text`` is of ``whole``; None where it says nothing."""
    try:
        value = float(text.replace(",", ".").rstrip("% ")) / whole
    except ValueError:
        return None
    return None if isnan(value) else min(max(value, 0.0), 1.0)


def plausible(text: str, day: int) -> None:
    """Raise ValueError where ``day``, written as ``text``, is not of this age."""
    if not FIRST <= day <= LAST:
        raise ValueError(f"'{text.strip()}' is no date between {YEARS[0]} and {YEARS[-1]}")


FIRST, LAST = day_of(date(YEARS[0], 1, 1)), day_of(date(YEARS[-1], 12, 31))


class Promise(TypedDict):
    """Planned and expected days of a task and its data date, as in :class:`models3d.model.ScheduledTask`."""

    planned_start: int | None
    planned_finish: int | None
    expected_start: int | None
    expected_finish: int | None
    data_date: int | None


def promised(baseline: Days, plan: Days, on: int | None = None) -> Promise:
    """What was promised by a task's ``baseline`` (None, None where it has none) and its ``plan``.

    A baseline is what was promised; the plan beside it is then what is expected, where the two differ;
    ``on`` is the data date.
    """
    promise = plan if baseline == (None, None) else baseline
    expected = (None, None) if plan in (promise, (None, None)) else plan
    return Promise(
        planned_start=promise[0],
        planned_finish=promise[1],
        expected_start=expected[0],
        expected_finish=expected[1],
        data_date=on,
    )


def days_apart(one: ScheduledTask, two: ScheduledTask) -> int:
    """By how many days two plans of a task differ at most, at its start or finish, where both know them."""
    ends = [(one.planned_start, two.planned_start), (one.planned_finish, two.planned_finish)]
    return max((abs(a - b) for a, b in ends if a is not None and b is not None), default=0)


def span_text(task: ScheduledTask) -> str:
    """The planned days of ``task`` as 2015-03-25 to 2015-03-27."""
    ends = [None if day is None else iso(day) for day in (task.planned_start, task.planned_finish)]
    return " to ".join(end or "?" for end in ends)
