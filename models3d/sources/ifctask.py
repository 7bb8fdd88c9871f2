"""IfcTask inside an IFC file, in all the directions in which files link tasks, times and elements."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import ifcopenshell.util.element

from models3d.days import day_of
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.ifc_baseline import baseline_copies, of_baseline
from models3d.sources.task_days import Days, plausible, promised, schedule_day

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
tree: Any = ifcopenshell.util.element

#: Tasks of these kinds take things away or carry them about: nothing appears with them.
REMOVING = {"DEMOLITION", "DISMANTLE", "REMOVAL", "DISPOSAL", "LOGISTIC", "MOVE"}

#: Our field -> attributes of IfcTaskTime (IFC4) and IfcScheduleTimeControl (IFC2X3); the first known counts.
TIMES = {
    "start": ("ScheduleStart", "EarlyStart"),
    "finish": ("ScheduleFinish", "EarlyFinish"),
    "actual_start": ("ActualStart",),
    "actual_finish": ("ActualFinish",),
}


def read_tasks(file: Any) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of an open IFC file with dates or elements, in its order, and what to warn of.

    Elements meet tasks through IfcRelAssignsToProcess (the task's side: elements assigned to it) and
    IfcRelAssignsToProduct (the element's side: tasks assigned to it); an element stands for its parts,
    a storey or space for what it holds, a group for its members, a type for what is of it. Times are the
    task's own (IFC4) or come with IfcRelAssignsTasks (IFC2X3). Summary tasks become the ``path`` of what is
    nested in them; a task without times of its own has those of the nearest summary that has. Tasks of a
    work schedule that is a baseline say what was promised of the tasks that they are copies of.
    """
    tasks: list[ScheduledTask] = []
    removing = 0
    every = sorted(file.by_type("IfcTask"), key=lambda one: int(one.id()))
    promises = baseline_copies(every, {one.id(): _above(one) for one in every})
    copies = {copy.id() for found in promises.values() for copy in found}
    for task in every:
        if task.id() in copies:
            continue
        if getattr(task, "PredefinedType", None) in REMOVING:
            removing += 1
            continue
        above = _above(task)
        own = promises.get(task.id(), [])
        elements = frozenset(name for one in (task, *own) for name in _elements(one))
        if _nested(task) and not elements:
            continue
        times = _nearest_times((task, *reversed(above)))
        promise = _nearest_times(own) or _baseline_times(task)
        if not times and not promise and not elements:
            continue
        tasks.append(
            ScheduledTask(
                id=task.GlobalId,
                name=task.Name or task.GlobalId,
                **promised(_plan(promise), _plan(times)),
                actual_start=times.get("actual_start"),
                actual_finish=times.get("actual_finish"),
                path=tuple(one.Name or one.GlobalId for one in above),
                elements=elements,
                kind="milestone" if task.IsMilestone else "work",
            )
        )
    warnings = [f"{removing} tasks remove or carry things and let nothing appear."] if removing else []
    if copies:
        warnings.append(f"{len(copies)} tasks are of a baseline: they say what was promised.")
    return tasks, warnings


def _nearest_times(tasks: Iterable[Any]) -> dict[str, int]:
    return next((times for times in map(_times, tasks) if times), {})


def _plan(times: dict[str, int]) -> Days:
    return times.get("start"), times.get("finish")


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
    """GlobalIds of the elements that a task means when it is assigned to ``product``."""
    if product.is_a("IfcElement"):
        yield product.GlobalId
    elif product.is_a("IfcGroup"):
        for relation in product.IsGroupedBy or ():
            for one in relation.RelatedObjects:
                # A group within a group comes round at most once: IFC forbids circles, files do not.
                yield from _spread(one) if not one.is_a("IfcGroup") else _members(one)
    elif product.is_a("IfcTypeProduct"):
        for one in tree.get_types(product):
            yield from _spread(one)
    elif product.is_a("IfcSpatialStructureElement"):
        for one in tree.get_decomposition(product):
            if one.is_a("IfcElement"):
                yield one.GlobalId


def _members(group: Any) -> Iterator[str]:
    for relation in group.IsGroupedBy or ():
        for one in relation.RelatedObjects:
            if one.is_a("IfcElement"):
                yield one.GlobalId


def _times(task: Any) -> dict[str, int]:
    given = getattr(task, "TaskTime", None)
    if given is None:
        # A task of IFC2X3 may be in several work schedules, with other times in each.
        given = next(iter(sorted(_time_controls(task), key=of_baseline)), None)
        given = given and given.TimeForTask
    return _days_of(given, task)


def _baseline_times(task: Any) -> dict[str, int]:
    controls = list(_time_controls(task))
    kept = [one for one in controls if of_baseline(one)]
    return _days_of(kept[0].TimeForTask, task) if 0 < len(kept) < len(controls) else {}


def _time_controls(task: Any) -> Iterator[Any]:
    for relation in task.HasAssignments or ():
        if relation.is_a("IfcRelAssignsTasks") and relation.TimeForTask:
            yield relation


def _days_of(given: Any, task: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for ours, names in TIMES.items():
        days = (_day(getattr(given, theirs, None), task) for theirs in names)
        known = next((day for day in days if day is not None), None)
        if known is not None:
            found[ours] = known
    return found


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
