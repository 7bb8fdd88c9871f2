"""A CSV event log: one row for every element and task, as 4D planning tools export them."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.folder.tables import ScheduleTable
from models3d.model import ScheduledTask
from models3d.sources.csv_columns import NAMES, REQUIRED, find_header
from models3d.sources.halfway import Halfway, Known
from models3d.sources.table import Row, read_table
from models3d.sources.table_text import Keys, table_text
from models3d.sources.task_days import days_apart, plausible, schedule_day, share, span_text
from models3d.sources.written_dates import TwoWaysError, Written


@dataclass(frozen=True)
class LoggedElement:
    """An element as the log knows it: its own id, its properties, the ids of its tasks.

    ``reported`` says that somebody looked whether it was there, ``late`` that it was not yet.
    """

    id: str
    ifc_class: str
    keys: tuple[str, ...]
    tasks: tuple[str, ...]
    reported: bool = False
    late: bool = False


@dataclass(frozen=True)
class Log:
    """Tasks in the order of their first row, elements likewise."""

    tasks: list[ScheduledTask]
    elements: list[LoggedElement]
    warnings: list[str]


@dataclass
class _Growing:
    ifc_class: str
    keys: tuple[str, ...]
    tasks: dict[str, None]
    reported: bool = False
    late: bool = False


def read_log(path: Path, table: ScheduleTable) -> Log:
    """The log at ``path`` as ``table`` (one of ``[[schedules]]``) describes it; raises BrokenInputError.

    Where the log has a task's baseline, that is what was planned and start and finish are what is expected.
    A table without elements is a plan: a row is a task, and rows of one name are several of it.
    """
    tasks: dict[str, ScheduledTask] = {}
    elements: dict[str, _Growing] = {}
    disagreeing: dict[str, int] = {}
    without = 0
    source = table_text(path, Keys("[[schedules]]", "columns"), table.encoding)
    header = find_header(source.text, table)
    rows = read_table(
        source,
        columns={ours: names[0] for ours, names in NAMES.items()},
        renamed=header.columns,
        required=REQUIRED,
        start=header.start,
    )
    reading = _Reading(rows, table, Halfway(path.name))
    named = header.columns["task"] == header.columns["task_name"]
    headings = _headings(rows)
    for row, above in zip(rows, headings, strict=True):
        if not row["task"]:
            # Such logs carry rows that were emptied by hand; a row without a task links nothing.
            without += 1
            continue
        if above is None:
            continue
        task = replace(reading.task(row), path=above)
        if named and not row["element"]:
            task = _apart(task, tasks)
        known = tasks.setdefault(task.id, task)
        if known != task:
            disagreeing[task.id] = max(disagreeing.get(task.id, 0), days_apart(known, task))
        if row["element"]:
            _note(elements, row, table)
    if not tasks:
        raise BrokenInputError("no row has a task.", where=path.name, remedy="Check the columns' mapping.")
    warnings = list(source.warnings)
    if without:
        warnings.append(
            f"{path.name}: {counted(without, 'row has no task and links', 'rows have no task and link')} "
            "nothing."
        )
    if disagreeing:
        worst = tasks[max(disagreeing, key=lambda name: disagreeing[name])]
        warnings.append(
            f"{path.name}: rows of {counted(len(disagreeing), 'task', 'tasks')} disagree on dates or names, "
            f"by {counted(disagreeing[worst.id], 'day', 'days')} at most ({worst.id} '{worst.name}'); the "
            f"first row of each counts ({span_text(worst)})."
        )
    return Log(
        list(tasks.values()),
        [
            LoggedElement(name, one.ifc_class, one.keys, tuple(one.tasks), one.reported, one.late)
            for name, one in elements.items()
        ],
        warnings + reading.progress.said(),
    )


def _headings(rows: list[Row]) -> list[tuple[str, ...] | None]:
    """The names of the rows above each row, by their levels; None for those that are above others."""
    levels = [int(row["level"]) if row["level"].isdecimal() else 0 for row in rows]
    found: list[tuple[str, ...] | None] = []
    open_rows: list[tuple[int, str]] = []
    for row, level, below in zip(rows, levels, [*levels, 0][1:], strict=True):
        while open_rows and open_rows[-1][0] >= level:
            open_rows.pop()
        found.append(None if below > level > 0 else tuple(name for _, name in open_rows))
        if below > level > 0:
            open_rows.append((level, row["task_name"] or row["task"]))
    return found


def _apart(task: ScheduledTask, tasks: dict[str, ScheduledTask]) -> ScheduledTask:
    """``task`` under an id that no other has, where names are all that tell tasks apart."""
    name, number = task.id, 2
    while task.id in tasks:
        task, number = replace(task, id=f"{name} ({number})"), number + 1
    return task


#: Pairs of columns: first and last day of each plan.
SPANS = (("start", "finish"), ("baseline_start", "baseline_finish"), ("actual_start", "actual_finish"))


class _Reading:
    """Reads rows as tasks: how the table writes dates and shares, and what to say of them afterwards."""

    def __init__(self, rows: list[Row], table: ScheduleTable, progress: Halfway) -> None:
        self.progress = progress
        self._form = table.dates
        self._written = Written.of(row[column] for row in rows for span in SPANS for column in span)
        shares = [found for row in rows if (found := share(row["percent"], 1000)) is not None]
        # Where nothing is more than one, one is the whole.
        self._whole = 1 if shares and max(shares) <= 1 / 1000 else 100

    def task(self, row: Row) -> ScheduledTask:
        spans = []
        for first, last in SPANS:
            start, finish = self._day(row, first), self._day(row, last)
            if start is not None and finish is not None and finish < start:
                raise row.refuse(
                    f"task {row['task']} has its {last} before its {first}.".replace("_", " "),
                    "Correct its dates.",
                )
            spans.append((start, finish))
        plan, baseline, actual = spans
        known = Known(baseline, plan, actual, share(row["percent"], self._whole))
        begun, done = self.progress.actual(known)
        return ScheduledTask(
            id=row["task"],
            name=row["task_name"] or row["task"],
            **self.progress.promise(known),
            actual_start=begun,
            actual_finish=done,
        )

    def _day(self, row: Row, column: str) -> int | None:
        text = row[column]
        try:
            if self._form:
                return schedule_day(text, self._form)
            day = self._written.day(text)
            if day is not None:
                plausible(text, day)
        except TwoWaysError:
            raise row.refuse(
                f"'{text}' in {column} may begin with the day or with the month.",
                "Say in development.toml how this schedule writes dates, as "
                'dates = "%d/%m/%Y" or "%m/%d/%Y".',
            ) from None
        except ValueError:
            raise row.refuse(
                f"'{text}' in {column} is no date.",
                "Correct it, or say in development.toml how this schedule writes dates, as "
                'dates = "%d-%m-%Y".',
            ) from None
        return day


def _note(elements: dict[str, _Growing], row: Row, table: ScheduleTable) -> None:
    one = elements.get(row["element"])
    if one is None:
        keys = tuple(_plain(row, key, table.name_pattern) for key in table.keys)
        one = elements[row["element"]] = _Growing(row["class"], keys, {})
    one.tasks[row["task"]] = None
    report = row["report"].casefold()
    late = report in {word.casefold() for word in table.late}
    one.late |= late
    one.reported |= late or report in {word.casefold() for word in table.on_time}


def _plain(row: Row, key: str, pattern: str) -> str:
    if key != "name" or not pattern:
        return row[key]
    try:
        found = re.fullmatch(pattern, row[key])
    except re.error as error:
        raise BrokenInputError(
            f"name_pattern is no regular expression: {error}.",
            where="development.toml",
            remedy="Correct it.",
        ) from None
    return found[1].strip() if found and found.groups() else row[key]
