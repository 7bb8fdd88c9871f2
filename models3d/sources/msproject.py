"""MS-Project XML: the contractor's schedule as planners save it, blank separators and headings included."""

from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.task_days import Days, promised, schedule_day
from models3d.sources.xml_records import Record, read_records

NAMESPACE = "http://schemas.microsoft.com/project"


def read_msproject(path: Path) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of the file at ``path`` in its order, and what to warn of.

    A task's id is its UID, for names repeat and row numbers move. Summary rows become the ``path`` of
    what is below them; so do headings, rows of no duration by which planners part a flat list. Where a
    row has a baseline (the first one of those it keeps), that is what was planned and the row's own dates
    are what is expected; ``ActualStart`` and ``ActualFinish`` are what happened. Inactive rows are no work.
    """
    top = read_records(path, frozenset({"Project", "Task", "Baseline"}))
    rows = [row for project in top.records for row in project.records if row.name == "Task"]
    if top["namespace"] != NAMESPACE or not rows:
        raise BrokenInputError(
            "there are no tasks of MS Project in it.",
            where=path.name,
            remedy="Save the schedule from MS Project as XML, or export it as CSV.",
        )
    tasks: list[ScheduledTask] = []
    summaries: list[str] = []
    heading, blank, inactive, seen = "", 0, 0, set()
    for row in rows:
        name, uid = row["Name"], row["UID"]
        if not name or row["IsNull"] == "1":
            blank += 1
            continue
        del summaries[_level(path, row) - 1 :]
        if row["Summary"] == "1":
            summaries.append(name)
            heading = ""
            continue
        if _is_heading(row):
            heading = name
            continue
        if row["Active"] == "0":
            inactive += 1
            continue
        if not uid or uid in seen:
            raise BrokenInputError(
                f"task '{name}' has {'the UID of another' if uid else 'no UID'} ({uid}).",
                where=f"{path.name} line {row.line}",
                remedy="Save the schedule again from MS Project.",
            )
        seen.add(uid)
        tasks.append(_task(path, row, (*summaries, *([heading] if heading else []))))
    warnings = []
    if blank:
        warnings.append(f"{path.name}: {blank} blank rows are separators, not tasks.")
    if inactive:
        warnings.append(f"{path.name}: {inactive} inactive rows are not part of the plan.")
    return tasks, warnings


def _task(path: Path, row: Record, above: tuple[str, ...]) -> ScheduledTask:
    baselines = [one for one in row.records if one["Start"] or one["Finish"]]
    first = min(baselines, key=lambda one: one["Number"].rjust(4), default=None)
    try:
        return ScheduledTask(
            id=row["UID"],
            name=row["Name"],
            **promised(_days(first) if first else (None, None), _days(row)),
            actual_start=schedule_day(row["ActualStart"]),
            actual_finish=schedule_day(row["ActualFinish"]),
            path=above,
            kind="milestone" if row["Milestone"] == "1" else "work",
        )
    except ValueError as error:
        raise BrokenInputError(
            f"task {row['UID']} '{row['Name']}' has a broken date: {error}.",
            where=f"{path.name} line {row.line}",
            remedy="Correct the date.",
        ) from None


def _days(row: Record) -> Days:
    return schedule_day(row["Start"]), schedule_day(row["Finish"])


def _level(path: Path, row: Record) -> int:
    text = row["OutlineLevel"] or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise BrokenInputError(
            f"task '{row['Name']}' has '{text}' for its outline level.",
            where=f"{path.name} line {row.line}",
            remedy="Save the schedule again from MS Project.",
        )
    return max(int(text), 1)


def _is_heading(row: Record) -> bool:
    return row["Milestone"] != "1" and row["Duration"] == "PT0H0M0S"
