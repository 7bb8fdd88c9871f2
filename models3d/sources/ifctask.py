"""IfcTask inside an IFC file, in all the directions in which files link tasks, times and elements."""

from collections.abc import Iterator
from typing import Any

from models3d.counted import counted
from models3d.model import ScheduledTask
from models3d.sources.halfway import Halfway, Known
from models3d.sources.ifc_baseline import baseline_copies
from models3d.sources.ifc_relations import Relations
from models3d.sources.ifc_task_reach import Reach, reach_of, said_of
from models3d.sources.ifc_times import baseline_times, nearest_times

#: Tasks of these kinds take things away or carry them about: nothing appears with them.
REMOVING = {"DEMOLITION", "DISMANTLE", "REMOVAL", "DISPOSAL", "LOGISTIC", "MOVE"}


def read_tasks(file: Any, relations: Relations | None = None) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of an open IFC file with dates or elements, in its order, and what to warn of.

    ``relations`` are those of the file, where they are read already.

    Elements meet tasks through IfcRelAssignsToProcess (the task's side: elements assigned to it) and
    IfcRelAssignsToProduct (the element's side: tasks assigned to it); an element stands for its parts, a
    group for its members, a type for what is of it, and a place for what is in it
    (:mod:`models3d.sources.ifc_task_reach`). Times are the task's own (IFC4) or come with IfcRelAssignsTasks
    (IFC2X3). Summary tasks become the ``path`` of what is nested in them; a task without times of its own has
    those of the nearest summary that has. Tasks of a work schedule that is a baseline say what was promised
    of the tasks that they are copies of.
    """
    tasks: list[ScheduledTask] = []
    removing = 0
    every = sorted(file.by_type("IfcTask"), key=lambda one: int(one.id()))
    summaries = {one.id(): _above(one) for one in every}
    promises = baseline_copies(every, summaries)
    copies = {copy.id() for found in promises.values() for copy in found}
    building = [one for one in every if not _removes(one)]
    reach = reach_of(file, building, relations)
    built = _built(building, summaries, reach)
    progress: dict[int | None, Halfway] = {}
    for task in every:
        if task.id() in copies:
            continue
        if _removes(task):
            removing += 1
            continue
        above = summaries[task.id()]
        own = promises.get(task.id(), [])
        elements = frozenset(name for one in (task, *own) for name in built.get(one.id(), ()))
        if _nested(task) and not elements:
            continue
        times = nearest_times((task, *reversed(above)))
        promise = nearest_times(own)
        promise = promise if promise.known else baseline_times(task)
        if not times.known and not promise.known and not elements:
            continue
        halfway = progress.setdefault(times.on, Halfway("", times.on))
        known = Known(promise.plan, times.plan, times.actual, times.done)
        start, finish = halfway.actual(known)
        tasks.append(
            ScheduledTask(
                id=task.GlobalId,
                name=task.Name or task.GlobalId,
                **halfway.promise(known),
                actual_start=start,
                actual_finish=finish,
                path=tuple(one.Name or one.GlobalId for one in above),
                elements=elements,
                kind="milestone" if task.IsMilestone else "work",
            )
        )
    warnings = said_of(file, reach, building)
    if removing:
        some = counted(removing, "task removes or carries", "tasks remove or carry")
        warnings.append(f"{some} things, and nothing appears by that.")
    if copies:
        some = counted(len(copies), "task is of a baseline: it says", "tasks are of a baseline: they say")
        warnings.append(f"{some} what was promised.")
    return tasks, [*warnings, *(said for one in progress.values() for said in one.said())]


def _removes(task: Any) -> bool:
    return getattr(task, "PredefinedType", None) in REMOVING


def _built(tasks: list[Any], summaries: dict[int, list[Any]], reach: Reach) -> dict[int, frozenset[str]]:
    """Elements of each task by its entity id: a summary has those that no task in it has.

    Where "Ground floor" is assigned to the storey and each wall in it to a task of its own, only the latter
    says when that wall appears.
    """
    own = {task.id(): frozenset(reach.of(task)) for task in tasks}
    below: dict[int, set[str]] = {}
    for task in tasks:
        for summary in summaries[task.id()]:
            if summary == task or task in summaries[summary.id()]:
                # They run in a circle: neither is above the other.
                continue
            below.setdefault(summary.id(), set()).update(own[task.id()])
    return {name: found - below.get(name, set()) for name, found in own.items()}


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
