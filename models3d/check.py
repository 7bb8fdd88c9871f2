"""What ``maquette check`` says of a development folder: counts, coverage, stages with dates, warnings."""

from collections.abc import Sequence
from typing import Any

from models3d.counted import counted
from models3d.homes.found import find_homes
from models3d.homes.placeless import placeless
from models3d.homes.storeyplan import storey_plans
from models3d.manifest import Span, Stage, Task
from models3d.schedule.days import iso
from models3d.staged import Staged


def check(staged: Staged) -> dict[str, Any]:
    """The report as one object that can be written as JSON.

    ``elements``, ``elements_with_task``, ``elements_derived``, ``tasks`` and ``spaces`` are counts;
    ``storeys``, ``units``, ``stages`` and the lists of tasks are in building order; dates are ISO 8601 or
    null; ``warnings`` are sentences.
    """
    coverage = staged.coverage
    tasks = {task.id: task for task in staged.tasks}
    homes = find_homes(staged, storey_plans(staged.model.elements, staged.storeys))
    return {
        "development": staged.development.id,
        "elements": coverage.elements,
        "elements_with_task": coverage.elements_with_task,
        "elements_derived": int(staged.derived.sum()),
        "tasks": coverage.tasks,
        "tasks_without_elements": [_task(tasks[name]) for name in coverage.tasks_without_elements],
        "catch_all_tasks": [_task(tasks[name]) for name in coverage.catch_all_tasks],
        "storeys": _storeys(staged),
        "spaces": len(staged.model.spaces),
        # The price list's; where there is none, the homes that the models show.
        "units": [home.row.id for home in homes],
        "stages": [_stage(stage) for stage in staged.stages],
        "warnings": [*staged.warnings, *placeless(homes, staged.model)],
    }


def _task(task: Task) -> dict[str, Any]:
    return {"id": task.id, "name": task.name, "elements": task.elements, "planned": _span(task.planned)}


def _storeys(staged: Staged) -> list[dict[str, Any]]:
    return [
        {"id": storey.id, "name": storey.name, "floor": storey.floor, "elevation": storey.elevation}
        for storey in staged.storeys
    ]


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "name": stage.name,
        "elements": stage.elements,
        "planned": _span(stage.planned),
        "expected": _span(stage.expected) if stage.expected else None,
        "actual": _span(stage.actual),
        "origin": stage.origin,
        "reported": stage.reported,
        "reported_late": stage.reported_late,
        "progress": stage.progress,
    }


def _span(span: Span) -> dict[str, str | None]:
    return {"start": iso(span.start), "finish": iso(span.finish)}


def as_text(report: dict[str, Any]) -> str:
    """The report for a reader, without its warnings."""
    found, all_of = report["elements_with_task"], report["elements"]
    share = found / all_of if all_of else 0.0
    lines = [
        f"{report['development']}: {counted(all_of, 'element', 'elements')} on "
        f"{counted(len(report['storeys']), 'storey', 'storeys')}, "
        f"{counted(report['spaces'], 'space', 'spaces')}, {counted(len(report['units']), 'unit', 'units')}.",
    ]
    if report["tasks"]:
        lines += [
            f"{found} elements ({share:.0%}) have a task; "
            f"the dates of {report['elements_derived']} are derived.",
            f"{report['tasks']} tasks, {len(report['tasks_without_elements'])} of them touch no element"
            f"{_named(report['tasks_without_elements'])}.",
        ]
    else:
        lines.append("There is no schedule: all dates are derived.")
    if report["catch_all_tasks"]:
        names = ", ".join(f"{task['id']} {task['name']}" for task in report["catch_all_tasks"])
        lines.append(f"Catch-all tasks, of no use for when a thing appears: {names}.")
    lines.append("")
    rows: list[tuple[str, ...]] = [("stage", "elements", "planned", "expected", "actual", "checked", "late")]
    rows += [
        (
            stage["name"],
            str(stage["elements"]),
            _dash(stage["planned"]),
            _dash(stage["expected"]) if stage["expected"] else "-",
            _dash(stage["actual"]),
            str(stage["reported"] or "-"),
            str(stage["reported_late"] or "-"),
        )
        for stage in report["stages"]
    ]
    if not any(stage["expected"] for stage in report["stages"]):
        rows = [row[:3] + row[4:] for row in rows]
    lines += _columns(rows)
    return "\n".join(lines)


def _named(tasks: list[dict[str, Any]], most: int = 3) -> str:
    names = [task["name"] for task in tasks[:most]]
    more = ", ..." if len(tasks) > most else ""
    return f" ({', '.join(names)}{more})" if names else ""


def _dash(span: dict[str, str | None]) -> str:
    if span["start"] is None:
        return "-"
    return f"{span['start']} to {span['finish'] or '...'}"


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
