"""MS-Project XML: the contractor's schedule as planners save it, blank separators and headings included."""

import re
from pathlib import Path
from xml.etree import ElementTree

from models3d.days import parse_day
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask

NAMESPACE = "{http://schemas.microsoft.com/project}"


def read_msproject(path: Path) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of the file at ``path`` in its order, and what to warn of.

    A task's id is its UID, for names repeat and row numbers move. Summary rows become the ``path`` of
    what is below them; so do headings, rows of no duration by which planners part a flat list. Where a
    row has a baseline, that is what was planned; ``ActualStart`` and ``ActualFinish`` are what happened.
    """
    try:
        root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - expat expands no external entities
    except ElementTree.ParseError as error:
        raise BrokenInputError(
            f"this is not well-formed XML: {error}.", where=path.name, remedy="Save it again as XML."
        ) from None
    rows = root.find(f"{NAMESPACE}Tasks")
    if rows is None:
        raise BrokenInputError(
            "there are no tasks of MS Project in it.",
            where=path.name,
            remedy="Save the schedule from MS Project as XML, or export it as CSV.",
        )
    tasks: list[ScheduledTask] = []
    summaries: list[str] = []
    heading, blank, seen = "", 0, set()
    for number, row in enumerate(rows, 1):
        name, uid = _text(row, "Name"), _text(row, "UID")
        if not name or _text(row, "IsNull") == "1":
            blank += 1
            continue
        level = max(int(_text(row, "OutlineLevel") or 1), 1)
        del summaries[level - 1 :]
        if _text(row, "Summary") == "1":
            summaries.append(name)
            heading = ""
            continue
        if _is_heading(row):
            heading = name
            continue
        if not uid or uid in seen:
            raise BrokenInputError(
                f"task '{name}' has {'the UID of another' if uid else 'no UID'} ({uid}).",
                where=f"{path.name} task {number}",
                remedy="Save the schedule again from MS Project.",
            )
        seen.add(uid)
        tasks.append(_task(path, row, uid, name, (*summaries, *([heading] if heading else []))))
    warnings = [f"{path.name}: {blank} blank rows are separators, not tasks."] if blank else []
    return tasks, warnings


def _task(path: Path, row: ElementTree.Element, uid: str, name: str, above: tuple[str, ...]) -> ScheduledTask:
    baseline = row.find(f"{NAMESPACE}Baseline")
    planned = row if baseline is None or not _text(baseline, "Start") else baseline
    try:
        return ScheduledTask(
            id=uid,
            name=name,
            planned_start=parse_day(_text(planned, "Start")),
            planned_finish=parse_day(_text(planned, "Finish")),
            actual_start=parse_day(_text(row, "ActualStart")),
            actual_finish=parse_day(_text(row, "ActualFinish")),
            path=above,
        )
    except ValueError as error:
        raise BrokenInputError(
            f"task {uid} '{name}' has a broken date: {error}.", where=path.name, remedy="Correct the date."
        ) from None


def _is_heading(row: ElementTree.Element) -> bool:
    duration = _text(row, "Duration")
    return _text(row, "Milestone") != "1" and bool(re.fullmatch(r"PT0H0M0S", duration))


def _text(row: ElementTree.Element, name: str) -> str:
    return (row.findtext(f"{NAMESPACE}{name}") or "").strip()
