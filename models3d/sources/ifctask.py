"""IfcTask inside an IFC file, in all the directions in which files link tasks, times and elements."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import ifcopenshell.util.element

from models3d.days import day_of, parse_day
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
tree: Any = ifcopenshell.util.element

#: Tasks of these kinds take things away or carry them about: nothing appears with them.
REMOVING = {"DEMOLITION", "DISMANTLE", "REMOVAL", "DISPOSAL", "LOGISTIC", "MOVE"}

#: Our field -> attribute of IfcTaskTime (IFC4) and of IfcScheduleTimeControl (IFC2X3).
TIMES = {
    "planned_start": "ScheduleStart",
    "planned_finish": "ScheduleFinish",
    "actual_start": "ActualStart",
    "actual_finish": "ActualFinish",
}


def read_tasks(file: Any) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of an open IFC file with dates or elements, in its order, and what to warn of.

    Elements meet tasks through IfcRelAssignsToProcess (the task's side: elements assigned to it) and
    IfcRelAssignsToProduct (the element's side: tasks assigned to it); an element stands for its parts,
    a storey or space for what it holds. Summary tasks become the ``path`` of what is nested in them; a
    task without times of its own has those of the nearest summary that has.
    """
    tasks: list[ScheduledTask] = []
    removing = 0
    for task in sorted(file.by_type("IfcTask"), key=lambda one: int(one.id())):
        if getattr(task, "PredefinedType", None) in REMOVING:
            removing += 1
            continue
        above = _above(task)
        elements = frozenset(_elements(task))
        if _nested(task) and not elements:
            continue
        times = next((times for times in map(_times, (task, *reversed(above))) if times), {})
        if not times and not elements:
            continue
        tasks.append(
            ScheduledTask(
                id=task.GlobalId,
                name=task.Name or task.GlobalId,
                planned_start=times.get("planned_start"),
                planned_finish=times.get("planned_finish"),
                actual_start=times.get("actual_start"),
                actual_finish=times.get("actual_finish"),
                path=tuple(one.Name or one.GlobalId for one in above),
                elements=elements,
            )
        )
    warnings = [f"{removing} tasks remove or carry things and let nothing appear."] if removing else []
    return tasks, warnings


def _nests(task: Any) -> Iterator[Any]:
    """IFC2X3 has tasks nested by ``Decomposes``, IFC4 by ``Nests``."""
    for name in ("Nests", "Decomposes"):
        for relation in getattr(task, name, ()) or ():
            if relation.is_a("IfcRelNests"):
                yield relation.RelatingObject


def _above(task: Any) -> list[Any]:
    found: list[Any] = []
    at = next(_nests(task), None)
    while at is not None and at.is_a("IfcTask") and at not in found:
        found.insert(0, at)
        at = next(_nests(at), None)
    return found


def _nested(task: Any) -> bool:
    for name in ("IsNestedBy", "IsDecomposedBy"):
        for relation in getattr(task, name, ()) or ():
            if any(one.is_a("IfcTask") for one in relation.RelatedObjects):
                return True
    return False


def _elements(task: Any) -> Iterator[str]:
    for relation in getattr(task, "OperatesOn", ()) or ():
        for one in relation.RelatedObjects:
            yield from _spread(one)
    for relation in task.HasAssignments or ():
        if relation.is_a("IfcRelAssignsToProduct"):
            yield from _spread(relation.RelatingProduct)


def _spread(product: Any) -> Iterator[str]:
    if product.is_a("IfcElement"):
        yield product.GlobalId
    elif product.is_a("IfcSpatialStructureElement"):
        for one in tree.get_decomposition(product):
            if one.is_a("IfcElement"):
                yield one.GlobalId


def _times(task: Any) -> dict[str, int]:
    given = getattr(task, "TaskTime", None)
    if given is None:
        given = next((one.TimeForTask for one in _time_controls(task) if one.TimeForTask), None)
    if given is None:
        return {}
    found = {ours: _day(getattr(given, theirs, None), task) for ours, theirs in TIMES.items()}
    return {ours: day for ours, day in found.items() if day is not None}


def _time_controls(task: Any) -> Iterator[Any]:
    for relation in task.HasAssignments or ():
        if relation.is_a("IfcRelAssignsTasks"):
            yield relation


def _day(value: Any, task: Any) -> int | None:
    """A day from IFC4's ISO text or IFC2X3's calendar entities."""
    if value is None:
        return None
    try:
        if isinstance(value, str):
            return parse_day(value)
        calendar = value.DateComponent if value.is_a("IfcDateAndTime") else value
        if not calendar.is_a("IfcCalendarDate"):
            return None
        return day_of(date(calendar.YearComponent, calendar.MonthComponent, calendar.DayComponent))
    except ValueError as error:
        raise BrokenInputError(
            f"task '{task.Name}' has a broken date: {error}.",
            where=f"{task.GlobalId} (line #{task.id()})",
            remedy="Correct the task's time in the IFC.",
        ) from None
