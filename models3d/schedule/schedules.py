"""All schedules of a development as one: tasks without repeats, and the logs' elements."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from models3d.counted import counted
from models3d.folder.development import Folder
from models3d.folder.tables import ScheduleTable
from models3d.model import ScheduledTask
from models3d.progress import Progress
from models3d.schedule.dates import dated
from models3d.schedule.days import iso
from models3d.schedule.expected import expected_of
from models3d.schedule.same_tasks import INSIDE, Joined, join
from models3d.sources.csvlog import LoggedElement, read_log
from models3d.sources.msproject import read_msproject
from models3d.sources.p6_xer import read_xer
from models3d.sources.p6_xml import read_p6_xml
from models3d.sources.recognised import recognised


@dataclass
class Schedules:
    """Tasks in the order of the files; for each log its table and its elements; what to warn of."""

    tasks: list[ScheduledTask] = field(default_factory=list)
    logs: list[tuple[ScheduleTable, list[LoggedElement]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_schedules(folder: Folder, inside: list[ScheduledTask], progress: Progress) -> Schedules:
    """Tasks ``inside`` the models, then those of ``[[schedules]]``; raises BrokenInputError.

    The same task in two files (by id, or by name and nearly by start) is one task with the dates of the
    file that comes first; what that one does not know is taken from the other.
    """
    out = Schedules()
    joined = Joined(list(inside), {task.id: INSIDE for task in inside})
    for table in folder.file.schedules:
        path = folder.find(table.file)
        progress.start(f"Reading {path.name}", 1)
        tasks, elements, warnings = _read(path, table)
        renamed, said = join(joined, tasks, path.name)
        _add(out, table, [_called(one, renamed) for one in elements])
        out.warnings += said + warnings
        progress.advance()
    tasks, warnings = _straight(joined.tasks)
    out.tasks = [expected_of(task) for task in tasks]
    out.warnings += warnings + _repeated(out.tasks) + _undated(out.tasks) + _moved(out.tasks)
    return out


def _read(path: Path, table: ScheduleTable) -> tuple[list[ScheduledTask], list[LoggedElement], list[str]]:
    kind = recognised(path)
    if kind == "csv":
        log = read_log(path, table)
        return log.tasks, log.elements, log.warnings
    if kind == "msproject":
        tasks, warnings = read_msproject(path)
    elif kind == "p6 xml":
        tasks, warnings = read_p6_xml(path)
    else:
        tasks, warnings = read_xer(path, table.encoding)
    return tasks, [], warnings


def _called(one: LoggedElement, renamed: dict[str, str]) -> LoggedElement:
    """``one`` with its tasks by the ids that these have among all schedules."""
    tasks = tuple(dict.fromkeys(renamed.get(name, name) for name in one.tasks))
    return one if tasks == one.tasks else replace(one, tasks=tasks)


def _add(out: Schedules, table: ScheduleTable, elements: list[LoggedElement]) -> None:
    if not elements:
        return
    if any(known.keys == table.keys for known, _ in out.logs):
        out.logs = [(known, _together(first, elements)) for known, first in out.logs]
    else:
        out.logs.append((table, elements))


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


def _straight(tasks: list[ScheduledTask]) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of which none ends before it begins, and how many did."""
    found, turned = [], []
    for task in tasks:
        days = {}
        for what in ("planned", "expected", "actual"):
            start, finish = getattr(task, f"{what}_start"), getattr(task, f"{what}_finish")
            if start is not None and finish is not None and finish < start:
                days[f"{what}_finish"] = start
        if days:
            turned.append(task.name.strip())
        found.append(replace(task, **days) if days else task)
    if not turned:
        return found, []
    return found, [
        f"{counted(len(turned), 'task finishes before it starts', 'tasks finish before they start')} "
        f"(first '{turned[0]}'): taken for one day."
    ]


def _repeated(tasks: list[ScheduledTask]) -> list[str]:
    names = Counter(task.name.strip() for task in tasks)
    repeated = [name for name, count in names.items() if count > 1]
    if not repeated:
        return []
    most = max(repeated, key=lambda name: names[name])
    return [
        f"{counted(len(repeated), 'name is that', 'names are those')} of several tasks ("
        f"'{most}' of {names[most]}); their ids tell them apart."
    ]


def _undated(tasks: list[ScheduledTask]) -> list[str]:
    undated = [task for task in tasks if not dated(task)]
    if not undated:
        return []
    return [
        f"Without a planned date {counted(len(undated), 'task says', 'tasks say')} nothing of when a thing "
        f"appears (first '{undated[0].name.strip()}')."
    ]


def _moved(tasks: list[ScheduledTask]) -> list[str]:
    moved = [
        (task.expected_finish - task.planned_finish, task)
        for task in tasks
        if task.expected_finish is not None
        and task.expected_finish != task.planned_finish is not None
        # What is done is expected no more.
        and task.actual_finish is None
    ]
    if not moved:
        return []
    days, task = max(moved, key=lambda one: abs(one[0]))
    how = "later" if days > 0 else "earlier"
    return [
        f"{counted(len(moved), 'task is', 'tasks are')} now expected on other days than the baseline or the "
        f"planned dates promised, by {counted(abs(days), 'day', 'days')} {how} at most ("
        f"'{task.name.strip()}': promised for {iso(task.planned_finish or 0)}, expected "
        f"on {iso(task.expected_finish or 0)})."
    ]
