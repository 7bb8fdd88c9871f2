"""A CSV event log: one row for every element and task, as 4D planning tools export them."""

import re
from dataclasses import dataclass
from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.table import Row, read_table
from models3d.sources.task_days import days_apart, promised, schedule_day, span_text
from models3d.tables import ScheduleTable

#: Our name of a column -> its name in a log that needs no mapping.
COLUMNS = {
    "element": "element",
    "class": "ifc_class",
    "name": "name",
    "layer": "layer",
    "material": "material",
    "task": "task",
    "task_name": "task_name",
    "start": "start",
    "finish": "finish",
    "baseline_start": "baseline_start",
    "baseline_finish": "baseline_finish",
    "actual_start": "actual_start",
    "actual_finish": "actual_finish",
    "report": "report",
}


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
    """
    tasks: dict[str, ScheduledTask] = {}
    elements: dict[str, _Growing] = {}
    disagreeing: dict[str, int] = {}
    without = 0
    for row in read_table(
        path,
        columns=COLUMNS,
        renamed=table.columns,
        required=("element", "task", "start", "finish"),
        encoding=table.encoding,
        delimiter=table.delimiter,
    ):
        if not row["task"]:
            # Such logs carry rows that were emptied by hand; a row without a task links nothing.
            without += 1
            continue
        task = _task(row, table)
        known = tasks.setdefault(task.id, task)
        if known != task:
            disagreeing[task.id] = max(disagreeing.get(task.id, 0), days_apart(known, task))
        if row["element"]:
            _note(elements, row, table)
    if not tasks:
        raise BrokenInputError("no row has a task.", where=path.name, remedy="Check the columns' mapping.")
    warnings = []
    if without:
        warnings.append(f"{path.name}: {without} rows have no task and link nothing.")
    if disagreeing:
        worst = tasks[max(disagreeing, key=lambda name: disagreeing[name])]
        warnings.append(
            f"{path.name}: rows of {len(disagreeing)} tasks disagree on their dates or names, by "
            f"{disagreeing[worst.id]} days at most ({worst.id} '{worst.name}'); the first row of each counts "
            f"({span_text(worst)})."
        )
    return Log(
        list(tasks.values()),
        [
            LoggedElement(name, one.ifc_class, one.keys, tuple(one.tasks), one.reported, one.late)
            for name, one in elements.items()
        ],
        warnings,
    )


#: Pairs of columns: first and last day of each plan.
SPANS = (("start", "finish"), ("baseline_start", "baseline_finish"), ("actual_start", "actual_finish"))


def _task(row: Row, table: ScheduleTable) -> ScheduledTask:
    spans = []
    for first, last in SPANS:
        start, finish = _day(row, first, table), _day(row, last, table)
        if start is not None and finish is not None and finish < start:
            raise row.refuse(
                f"task {row['task']} has its {last} before its {first}.".replace("_", " "),
                "Correct its dates.",
            )
        spans.append((start, finish))
    plan, baseline, actual = spans
    return ScheduledTask(
        id=row["task"],
        name=row["task_name"] or row["task"],
        **promised(baseline, plan),
        actual_start=actual[0],
        actual_finish=actual[1],
    )


def _day(row: Row, column: str, table: ScheduleTable) -> int | None:
    try:
        return schedule_day(row[column], table.dates)
    except ValueError:
        raise row.refuse(
            f"'{row[column]}' in {column} is no date.",
            'Correct it, or say in development.toml how this schedule writes dates, as dates = "%d-%m-%Y".',
        ) from None


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
