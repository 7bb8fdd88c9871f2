"""All schedules of a development as one: tasks without repeats, and the logs' elements."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from models3d.development import Folder
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.progress import Progress
from models3d.sources.csvlog import LoggedElement, read_log
from models3d.sources.msproject import read_msproject
from models3d.tables import ScheduleTable

#: Two schedules' tasks of one name are the same task where their starts are this near (days).
SAME_TASK = 14


@dataclass
class Schedules:
    """Tasks in the order of the files; for each log its table and its elements; what to warn of."""

    tasks: list[ScheduledTask] = field(default_factory=list)
    logs: list[tuple[ScheduleTable, list[LoggedElement]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_schedules(folder: Folder, inside: list[ScheduledTask], progress: Progress) -> Schedules:
    """Tasks ``inside`` the models, then those of ``[[schedules]]``; raises BrokenInputError.

    The same task in two files (by id, or by name and nearly by start) is one task with the dates of the
    file that comes first.
    """
    out = Schedules(tasks=list(inside))
    for table in folder.file.schedules:
        path = folder.find(table.file)
        progress.start(f"Reading {path.name}", 1)
        reader = READERS.get(path.suffix.casefold())
        if reader is None:
            raise BrokenInputError(
                f"a schedule of the kind '{path.suffix}' cannot be read.",
                where=table.file,
                remedy="Save it as MS-Project XML (.xml) or as a table (.csv).",
            )
        reader(path, table, out)
        progress.advance()
    return out


def _xml(path: Path, table: ScheduleTable, out: Schedules) -> None:  # noqa: ARG001 - one shape of reader
    tasks, warnings = read_msproject(path)
    _merge(tasks, path.name, out)
    out.warnings += warnings


def _csv(path: Path, table: ScheduleTable, out: Schedules) -> None:
    log = read_log(path, table)
    _merge(log.tasks, path.name, out)
    out.warnings += log.warnings
    if any(known.keys == table.keys for known, _ in out.logs):
        out.logs = [(known, _together(elements, log.elements)) for known, elements in out.logs]
    else:
        out.logs.append((table, log.elements))


READERS: dict[str, Callable[[Path, ScheduleTable, Schedules], None]] = {".xml": _xml, ".csv": _csv}


def _together(first: list[LoggedElement], more: list[LoggedElement]) -> list[LoggedElement]:
    """Two logs of the same elements: tasks of both, the reports of both, the later file's class."""
    found = {one.id: one for one in first}
    for one in more:
        known = found.get(one.id)
        if known is None:
            found[one.id] = one
            continue
        found[one.id] = replace(
            known,
            ifc_class=one.ifc_class or known.ifc_class,
            tasks=tuple(dict.fromkeys(known.tasks + one.tasks)),
            reported=known.reported or one.reported,
            late=known.late or one.late,
        )
    return list(found.values())


def _merge(more: list[ScheduledTask], file: str, out: Schedules) -> None:
    known = {task.id: task for task in out.tasks}
    fresh = [task for task in more if task.id not in known]
    pairs = sorted(
        (abs((old.planned_start or 0) - (new.planned_start or 0)), old.id, new.id)
        for new in fresh
        for old in out.tasks
        if old.name.strip().casefold() == new.name.strip().casefold()
    )
    same: dict[str, str] = {}
    for distance, old, new in pairs:
        if distance <= SAME_TASK and new not in same and old not in same.values():
            same[new] = old
    by_id = known | {task.id: task for task in fresh}
    changed = sum(_days(by_id[old]) != _days(by_id[new]) for new, old in same.items())
    changed += sum(_days(known[task.id]) != _days(task) for task in more if task.id in known)
    out.tasks += [task for task in fresh if task.id not in same]
    if changed:
        out.warnings.append(
            f"{file}: {changed} tasks have other dates than in the schedule before it, which is followed."
        )


def _days(task: ScheduledTask) -> tuple[int | None, int | None]:
    return task.planned_start, task.planned_finish
