"""The stages of construction as lines of a table: planned, reached or expected, and how late that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models3d.manifest import NO_DAY, Stage
from server.i18n import filled
from server.i18n import gettext as _
from server.notation import short_day
from server.sheets.days import difference

Standing = Literal["reached", "under-way", "expected", "silent", "unknown"]


@dataclass(frozen=True)
class StageLine:
    """One stage: the day ``planned`` ("" for none), how it stands ``now`` and how late that is, in words.

    ``derived``: its days follow from the order of building alone.
    """

    name: str
    planned: str
    derived: bool
    now: str
    behind: str
    late: bool


def works_of(stages: Sequence[Stage], today: int) -> list[StageLine]:
    """A line for each stage that builds something; a first one without days is the bare ground."""
    return [
        _line(stage, today)
        for number, stage in enumerate(stages)
        if stage.planned.finish != NO_DAY or (number and stage.elements)
    ]


def _line(stage: Stage, today: int) -> StageLine:
    planned, actual = stage.planned.finish, stage.actual
    end = _expected(stage)
    standing: Standing = "expected"
    if actual.finish != NO_DAY and actual.finish <= today:
        standing, end = "reached", actual.finish
    elif actual.start != NO_DAY and actual.start <= today:
        standing = "under-way"
    elif end == NO_DAY:
        standing = "unknown"
    elif end < today:
        standing = "silent"
    # What was expected by now and has not come is late by today at least; when it comes, nobody knows.
    overdue = standing == "under-way" and end < today
    told = standing != "silent" and NO_DAY not in (planned, end)
    behind = (max(end, today) if overdue else end) - planned if told else 0
    said = difference(behind) if behind or (told and standing == "reached") else ""
    return StageLine(
        name=stage.name,
        planned=_day(planned),
        derived=stage.origin == "estimated" and planned != NO_DAY,
        now=_now(standing, "" if overdue else _day(end)),
        behind=filled(_("{difference} so far"), difference=said) if said and overdue else said,
        late=behind > 0,
    )


def _now(standing: Standing, day: str) -> str:
    if standing == "unknown":
        return _("No date yet")
    if not day:
        return _("Under way")
    said = {
        "reached": _("Reached {day}"),
        "under-way": _("Under way, expected {day}"),
        "expected": _("Expected {day}"),
        "silent": _("{day}, not reported"),
    }
    return said[standing].format(day=day)


def _expected(stage: Stage) -> int:
    """The day on which the stage is expected to end now; the planned one where nothing else is known."""
    planned, expected = stage.planned.finish, stage.expected
    return planned if planned == NO_DAY or not expected or expected.finish == NO_DAY else expected.finish


def _day(day: int) -> str:
    return short_day(day) if day != NO_DAY else ""
