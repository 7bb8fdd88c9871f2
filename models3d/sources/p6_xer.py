"""Primavera P6's XER export: tables as lines of tab-separated text, each line marked by what it is.

``%T`` names a table, ``%F`` its fields, ``%R`` is a row of it, ``%E`` the end of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.file_text import USUAL
from models3d.sources.p6_tasks import Activity, Node, Plan, baselines_of, data_date, tasks_of
from models3d.sources.p6_xer_text import xer_text
from models3d.sources.task_days import Days, span_of

BEGINS = b"ERMHDR"
#: What a line may begin with.
MARKS = ("%T", "%F", "%R", "%E")

#: The tables that a schedule is made of here; the others (resources, calendars, costs) are passed over.
WANTED = ("PROJECT", "PROJWBS", "TASK")
#: Without these fields of TASK nothing can be said.
NEEDED = ("task_code", "task_name")


@dataclass
class Table:
    """The rows of a table with their lines, by the names of its fields."""

    fields: list[str] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)


def read_xer(path: Path, encoding: str = USUAL) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of the XER file at ``path``, and what to warn of; raises BrokenInputError.

    ``encoding`` is that of its text; with the usual one it is UTF-8 where that fits, else found from its
    names.
    """
    text, said = xer_text(path, encoding)
    tables = _tables(path.name, text)
    if "TASK" not in tables:
        raise BrokenInputError(
            f"the table TASK is missing (there are: {', '.join(tables) or 'none'}).",
            where=path.name,
            remedy="Export the project from P6 with its activities.",
        )
    for name in NEEDED:
        if name not in tables["TASK"].fields:
            raise BrokenInputError(
                f"the table TASK has no field {name}.",
                where=path.name,
                remedy="Export the project from P6 as XER again, without leaving out columns.",
            )
    projects = [row for _, row in tables.get("PROJECT", Table()).rows]
    known = {row.get("proj_id", "") for row in projects}
    plan = Plan(
        file=path.name,
        activities=[_activity(path.name, line, row) for line, row in tables["TASK"].rows],
        nodes={
            row.get("wbs_id", ""): Node(
                row.get("wbs_name") or row.get("wbs_short_name", ""),
                row.get("parent_wbs_id", ""),
                row.get("proj_node_flag") == "Y",
            )
            for _, row in tables.get("PROJWBS", Table()).rows
        },
        # A baseline is a copy of its project, and says of which; a copy alone is a project like any other.
        baselines=baselines_of(
            {
                row.get("proj_id", ""): row["orig_proj_id"]
                for row in projects
                if row.get("orig_proj_id") in known - {"", row.get("proj_id", "")}
            },
            {row.get("sum_base_proj_id", "") for row in projects},
        ),
        projects={row.get("proj_id", ""): row.get("proj_short_name", "") for row in projects},
        data_dates={
            row.get("proj_id", ""): data_date(path.name, line, row.get("last_recalc_date", ""))
            for line, row in tables.get("PROJECT", Table()).rows
        },
    )
    tasks, warnings = tasks_of(plan)
    warnings = [*said, *warnings]
    if "PROJWBS" not in tables:
        warnings.append(f"{path.name}: the table PROJWBS is missing; its tasks are under no headings.")
    return tasks, warnings


def _activity(file: str, line: int, row: dict[str, str]) -> Activity:
    def days(starts: tuple[str, ...], finishes: tuple[str, ...]) -> Days:
        start, finish = (
            next((row[one] for one in names if row.get(one)), "") for names in (starts, finishes)
        )
        try:
            return span_of(start, finish)
        except ValueError as error:
            raise BrokenInputError(
                f"activity {row.get('task_code')} '{row.get('task_name')}' has a broken date: {error}.",
                where=f"{file} line {line}",
                remedy="Correct it in P6 and export again.",
            ) from None

    return Activity(
        code=row.get("task_code", ""),
        name=row.get("task_name", ""),
        type=row.get("task_type", ""),
        project=row.get("proj_id", ""),
        wbs=row.get("wbs_id", ""),
        planned=days(("target_start_date", "early_start_date"), ("target_end_date", "early_end_date")),
        # What P6 shows as start and finish: what happened, else what remains as last scheduled.
        current=days(
            ("act_start_date", "restart_date", "early_start_date", "target_start_date"),
            ("act_end_date", "reend_date", "early_end_date", "target_end_date"),
        ),
        actual=days(("act_start_date",), ("act_end_date",)),
        line=line,
        status=row.get("status_code", ""),
    )


def _tables(file: str, text: str) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    table: Table | None = None
    wanted = ended = False
    number = 0
    for number, line in _lines(text):
        mark, *values = line.split("\t")
        if mark == "%T":
            name = values[0].strip() if values else ""
            wanted = name in WANTED
            table = tables.setdefault(name, Table())
        elif mark == "%F" and table is not None:
            table.fields = [value.strip() for value in values]
        elif mark == "%R" and wanted and table is not None:
            table.rows.append((number, _row(file, number, table, values)))
        elif mark == "%E":
            ended = True
            break
    if not ended:
        raise BrokenInputError(
            "this file breaks off before its end (the mark %E is missing).",
            where=f"{file} line {number}",
            remedy="It was not copied or exported whole: copy or export it again.",
        )
    return tables


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Marked lines with their numbers; what follows a row without a mark is text of its that was broken."""
    begun, row = 0, ""
    # Only these end a line in XER; splitlines would also cut at signs that planners paste into notes.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if begun and row.startswith("%R") and not line.startswith(MARKS):
            row = f"{row} {line.strip()}"
            continue
        if begun:
            yield begun, row
        begun, row = number, line
    yield begun, row


def _row(file: str, number: int, table: Table, values: list[str]) -> dict[str, str]:
    if len(values) > len(table.fields):
        values = _whole(values)
    while len(values) > len(table.fields) and not values[-1].strip():
        values = values[:-1]
    if len(values) > len(table.fields):
        raise BrokenInputError(
            f"this row has {len(values)} values, and its table {len(table.fields)} fields.",
            where=f"{file} line {number}",
            remedy="Export the schedule from P6 again; the file was changed since, or a text in it has tabs.",
        )
    return {name: _unquoted(value.strip()) for name, value in zip(table.fields, values, strict=False)}


def _whole(values: list[str]) -> list[str]:
    """``values`` with those put together again that are one text in quotation marks with tabs in it."""
    found: list[str] = []
    for value in values:
        if found and found[-1].startswith('"') and found[-1].count('"') % 2:
            found[-1] = f"{found[-1]} {value}"
        else:
            found.append(value)
    return found


def _unquoted(text: str) -> str:
    """A text without the quotation marks that stand around it because it has some in it."""
    inner = text[1:-1]
    if len(text) < 2 or not (text[0] == text[-1] == '"') or '"' in inner.replace('""', ""):
        return text
    return inner.replace('""', '"')
