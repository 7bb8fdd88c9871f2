"""Which tasks of an IFC file are a baseline's: copies that keep what was promised of the tasks they copy."""

from collections import defaultdict
from typing import Any


def baseline_copies(tasks: list[Any], above: dict[int, list[Any]]) -> dict[int, list[Any]]:
    """Copies of each task (by its entity id) in work schedules that are baselines, in the file's order.

    ``above`` are the summaries of each task. A copy is declared by its task (IfcRelDefinesByObject), or has
    its identification and name, or name and summaries. Copies whose task is gone are under the key -1.
    Where all tasks are of baselines, there is nothing that they promise of, and none is a copy.
    """
    kept = {task.id() for task in tasks if any(_is_baseline(one) for one in (task, *above[task.id()]))}
    if len(kept) == len(tasks):
        return {}
    current = [task for task in tasks if task.id() not in kept]
    by_key: dict[object, int] = {}
    for task in reversed(current):
        for key in _keys(task, above):
            by_key[key] = task.id()
    found: dict[int, list[Any]] = defaultdict(list)
    for task in tasks:
        if task.id() in kept:
            declared = next(_declared_by(task), None)
            if declared is None:
                declared = next((by_key[key] for key in _keys(task, above) if key in by_key), -1)
            found[declared].append(task)
    return dict(found)


def _is_baseline(task: Any) -> bool:
    plans = [relation for relation in task.HasAssignments or () if relation.is_a("IfcRelAssignsToControl")]
    return bool(plans) and all(of_baseline(one) for one in plans)


def of_baseline(assignment: Any) -> bool:
    """Say whether an IfcRelAssignsToControl is to a baseline; IFC2X3 and IFC4 name its kind differently."""
    plan = assignment.RelatingControl
    if plan is None or not plan.is_a("IfcWorkSchedule"):
        return False
    kind = getattr(plan, "PredefinedType", None) or getattr(plan, "WorkControlType", None)
    return bool(kind == "BASELINE")


def _declared_by(task: Any) -> Any:
    for relation in getattr(task, "IsDeclaredBy", ()) or ():
        if relation.RelatingObject.is_a("IfcTask"):
            yield relation.RelatingObject.id()


def _keys(task: Any, above: dict[int, list[Any]]) -> list[object]:
    number = getattr(task, "Identification", None) or getattr(task, "TaskId", None)
    names = tuple(one.Name for one in (*above[task.id()], task))
    return [(number, task.Name), names] if number else [names]
