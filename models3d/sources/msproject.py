"""MS-Project XML: the contractor's schedule as planners save it, blank separators and headings included.

Other planning programs (Asta Powerproject, ProjectLibre, GanttProject...) export the same format, with fewer
of its fields; what they leave out is taken from what they write.
"""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.halfway import Halfway, Known
from models3d.sources.task_days import Days, first_day_left, share, span_of
from models3d.sources.xml_records import Record, read_records

NAMESPACE = "http://schemas.microsoft.com/project"
ROOT = "Project"

#: Rows that are no tasks, and why, as it is said of one and of many.
PASSED_OVER = {
    "blank": ("blank row is a separator, not a task", "blank rows are separators, not tasks"),
    "inactive": ("inactive row is not part of the plan", "inactive rows are not part of the plan"),
    "external": (
        "external row stands for a task of another project and is no work of this one",
        "external rows stand for tasks of other projects and are no work of this one",
    ),
}

_NO_TIME = re.compile(r"P(?:0+[YMWD])*(?:T(?:0+(?:\.0+)?[HMS])*)?")


def read_msproject(path: Path) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of the file at ``path`` in its order, and what to warn of.

    A task's id is its UID, for names repeat and row numbers move. Summary rows become the ``path`` of
    what is below them; so do headings, rows of no duration by which planners part a flat list. Where a
    row has a baseline (the first one of those it keeps), that is what was planned and the row's own dates
    are what is expected; ``ActualStart``, ``ActualFinish`` and, where these are missing, ``PercentComplete``
    say what happened. Inactive rows and those of other projects are no work.
    """
    top = read_records(path, frozenset({ROOT, "Task", "Baseline"}))
    project = next((one for one in top.records if one.name == ROOT), Record("", 1))
    every = [row for one in top.records for row in one.records if row.name == "Task"]
    # Above all others stands the project itself.
    every = [row for row in every if not row["UID"] == row["OutlineLevel"] == "0"]
    rows = [row for row in every if row["Name"] and row["IsNull"] != "1"]
    progress = Halfway(path.name, _data_date(path, project))
    tasks: list[ScheduledTask] = []
    summaries: list[str] = []
    heading, seen = "", set()
    passed = Counter(blank=len(every) - len(rows))
    whole = _summaries(path, rows)
    for at, row in enumerate(rows):
        name, uid = row["Name"], row["UID"]
        del summaries[_level(path, row) - 1 :]
        if at in whole:
            summaries.append(name)
            heading = ""
            continue
        if _is_heading(row):
            heading = name
            continue
        if row["Active"] == "0" or row["ExternalTask"] == "1":
            passed["inactive" if row["Active"] == "0" else "external"] += 1
            continue
        if not uid or uid in seen:
            raise BrokenInputError(
                f"task '{name}' has {'the UID of another' if uid else 'no UID'} ({uid}).",
                where=f"{path.name} line {row.line}",
                remedy="Save the schedule again from MS Project.",
            )
        seen.add(uid)
        tasks.append(_task(path, row, (*summaries, *([heading] if heading else [])), progress))
    if top["root"] != ROOT or not tasks:
        raise BrokenInputError(
            "there are no tasks of MS Project in it.",
            where=path.name,
            remedy="Save the schedule from MS Project as XML, or export it as CSV.",
        )
    return tasks, [*_said(path, rows, passed), *progress.said()]


def _summaries(path: Path, rows: list[Record]) -> set[int]:
    """Places of those ``rows`` that have others below them; what only calls itself a summary is a task."""
    levels = [_level(path, row) for row in rows]
    found = {at for at, (own, below) in enumerate(pairwise(levels)) if below > own}
    # Where no levels are written, a summary is one by its word, as long as work follows.
    last = max((at for at, row in enumerate(rows) if row["Summary"] != "1"), default=0)
    found |= {at for at in range(last) if rows[at]["Summary"] == "1" and not rows[at]["OutlineLevel"]}
    return {at for at in found if not _is_inserted(rows[at])}


def _said(path: Path, rows: list[Record], passed: Counter[str]) -> list[str]:
    found = [
        f"{path.name}: {counted(passed[why], *said)}." for why, said in PASSED_OVER.items() if passed[why]
    ]
    inserted = [row["Name"] for row in rows if _is_inserted(row)]
    if inserted:
        some = counted(len(inserted), "row is a whole project", "rows are whole projects")
        found.append(
            f"{path.name}: {some} inserted from {'another file' if len(inserted) == 1 else 'other files'} "
            f"('{inserted[0]}'), whose tasks are not in this one; each is taken for one task."
        )
    return found


def _task(path: Path, row: Record, above: tuple[str, ...], progress: Halfway) -> ScheduledTask:
    baselines = [one for one in row.records if one["Start"] or one["Finish"]]
    first = min(baselines, key=lambda one: one["Number"].rjust(4), default=None)
    try:
        known = Known(
            baseline=_days(first) if first else (None, None),
            plan=_days(row),
            actual=span_of(row["ActualStart"], row["ActualFinish"]),
            done=share(row["PercentComplete"], 100),
        )
    except ValueError as error:
        raise BrokenInputError(
            f"task {row['UID']} '{row['Name']}' has a broken date: {error}.",
            where=f"{path.name} line {row.line}",
            remedy="Correct the date.",
        ) from None
    start, finish = progress.actual(known)
    return ScheduledTask(
        id=row["UID"],
        name=row["Name"],
        **progress.promise(known),
        actual_start=start,
        actual_finish=finish,
        path=above,
        kind="milestone" if row["Milestone"] == "1" else "work",
    )


def _days(row: Record) -> Days:
    return span_of(row["Start"], row["Finish"])


def _data_date(path: Path, project: Record) -> int | None:
    try:
        return first_day_left(project["StatusDate"])
    except ValueError as error:
        raise BrokenInputError(
            f"its status date is broken: {error}.",
            where=f"{path.name} line {project.line}",
            remedy="Set the status date in MS Project again.",
        ) from None


def _level(path: Path, row: Record) -> int:
    text = row["OutlineLevel"] or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise BrokenInputError(
            f"task '{row['Name']}' has '{text}' for its outline level.",
            where=f"{path.name} line {row.line}",
            remedy="Save the schedule again from MS Project.",
        )
    return max(int(text), 1)


def _is_inserted(row: Record) -> bool:
    return row["IsSubproject"] == "1" and bool(row["Name"])


def _is_heading(row: Record) -> bool:
    """Say whether ``row`` lasts no time at all, though it is no milestone and nothing was reported of it."""
    return (
        row["Milestone"] != "1"
        and bool(row["Duration"])
        and _NO_TIME.fullmatch(row["Duration"]) is not None
        and not row["ActualStart"]
    )
