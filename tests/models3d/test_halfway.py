"""Schedules half way: what percentages and the data date say of what happened and what is to come."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask
from models3d.schedule.days import iso
from models3d.schedule.expected import expected_of
from models3d.sources.halfway import Halfway, Known
from models3d.sources.ifctask import read_tasks
from models3d.sources.msproject import read_msproject
from models3d.sources.p6_xer import read_xer
from models3d.sources.p6_xml import read_p6_xml
from tests.models3d.p6_files import ACTS, Act, p6_xml, xer
from tests.models3d.test_schedules import row
from tests.models3d.tiny_folder import SMALLEST, staged_block
from tests.models3d.tiny_ifc import Schema, TinyHouse

HEAD = '<Project xmlns="http://schemas.microsoft.com/project"><StatusDate>{}</StatusDate><Tasks>{}</Tasks></Project>'


def halfway(path: Path, status: str, *rows: str) -> tuple[dict[str, ScheduledTask], list[str]]:
    (path / "plan.xml").write_text(HEAD.format(status, "".join(rows)))
    tasks, warnings = read_msproject(path / "plan.xml")
    return {task.name: task for task in tasks}, warnings


def days(*given: int | None) -> list[str | None]:
    return [None if day is None else iso(day) for day in given]


def test_work_that_nobody_began_is_not_expected_before_the_status_date(tmp_path: Path) -> None:
    tasks, warnings = halfway(
        tmp_path,
        "2026-03-20T17:00:00",
        row(1, "Slab", "2026-03-02", "2026-03-06", ActualStart="2026-03-03", ActualFinish="2026-03-09"),
        row(2, "Walls", "2026-03-09", "2026-03-13"),
        row(3, "Roof", "2026-03-30", "2026-04-03"),
    )
    walls, roof = tasks["Walls"], tasks["Roof"]
    assert days(walls.planned_start, walls.planned_finish) == ["2026-03-09", "2026-03-13"]
    assert days(walls.expected_start, walls.expected_finish) == ["2026-03-21", "2026-03-25"]
    assert days(roof.expected_start, tasks["Slab"].expected_start) == [None, None]
    assert warnings == [
        "plan.xml: 1 task lags behind the data date (2026-03-21): what is left of it is expected from that "
        "day on."
    ]


def test_what_is_left_of_a_task_is_still_to_be_done(tmp_path: Path) -> None:
    begun = "2026-03-02T08:00:00"
    tasks, _ = halfway(
        tmp_path,
        "2026-03-09T08:00:00",
        row(1, "Behind", "2026-03-02", "2026-03-11", PercentComplete="20", ActualStart=begun),
        row(2, "Ahead", "2026-03-02", "2026-03-11", PercentComplete="90", ActualStart=begun),
        row(3, "Overdue", "2026-03-02", "2026-03-04", ActualStart=begun),
    )
    finishes = [task.expected_finish for task in tasks.values()]
    assert days(*finishes) == ["2026-03-16", None, "2026-03-09"], "eight of ten days are left of the first"


def test_a_late_beginning_that_what_is_left_tells_of_is_not_counted_twice() -> None:
    # Ten days from the 1st, begun on the 5th, three of them done by the 8th: seven are left from then on.
    known = Known(baseline=(None, None), plan=(101, 110), actual=(105, None), done=0.3)
    halfway = Halfway("plan.ifc", on=108)
    task = ScheduledTask("walls", "Walls", actual_start=105, **halfway.promise(known))
    now = expected_of(task)
    assert (now.planned_start, now.planned_finish) == (101, 110)
    assert (now.expected_start, now.expected_finish) == (105, 114)
    assert halfway.overdue == 1


def test_a_percentage_alone_says_that_a_task_was_done(tmp_path: Path) -> None:
    tasks, warnings = halfway(
        tmp_path,
        "",
        row(1, "Slab", "2026-03-02", "2026-03-06", PercentComplete="100"),
        row(2, "Walls", "2026-03-09", "2026-03-13", PercentComplete="40"),
        row(3, "Roof", "2026-03-30", "2026-04-03", PercentComplete="0"),
    )
    assert [days(task.actual_start, task.actual_finish) for task in tasks.values()] == [
        ["2026-03-02", "2026-03-06"],
        ["2026-03-09", None],
        [None, None],
    ]
    assert "2 tasks are begun or done by their percentage alone" in warnings[0]


def test_what_a_percentage_reports_has_happened_before_the_status_date(tmp_path: Path) -> None:
    tasks, _ = halfway(
        tmp_path,
        "2026-03-05T17:00:00",
        row(1, "Ahead", "2026-03-02", "2026-03-13", PercentComplete="100"),
        row(2, "Far ahead", "2026-03-09", "2026-03-13", PercentComplete="100"),
        row(3, "Begun", "2026-03-09", "2026-03-13", PercentComplete="40"),
        row(4, "Late", "2026-02-23", "2026-02-27", PercentComplete="100", ActualStart="2026-03-04T08:00:00"),
        row(5, "Today", "2026-03-02", "2026-03-13", PercentComplete="100", ActualStart="2026-03-05T08:00:00"),
    )
    assert [days(task.actual_start, task.actual_finish) for task in tasks.values()] == [
        ["2026-03-02", "2026-03-05"],
        ["2026-03-05", "2026-03-05"],
        ["2026-03-05", None],
        ["2026-03-04", "2026-03-04"],
        ["2026-03-05", "2026-03-05"],
    ], "nothing is reported of the 6th"


@given(
    some.none() | some.integers(1, 500),
    some.integers(1, 400),
    some.integers(0, 60),
    some.none() | some.integers(1, 500),
    some.floats(0.01, 1),
)
def test_no_task_is_done_before_it_began_nor_by_its_percentage_on_a_day_that_is_left(
    on: int | None, start: int, length: int, begun: int | None, done: float
) -> None:
    plan = Halfway("plan", on)
    first, last = plan.actual(Known((None, None), (start, start + length), (begun, None), done))
    assert first is not None
    assert last is None or first <= last
    assert on is None or begun is not None or max(first, last or 0) < on


@pytest.mark.parametrize("kind", ["xer", "xml"])
def test_a_p6_planner_who_gave_only_the_status_is_understood(tmp_path: Path, kind: str) -> None:
    acts = (Act("A1", "Done", "w1", "2026-03-02", "2026-03-06"), *ACTS)
    file = tmp_path / f"plan.{kind}"
    if kind == "xer":
        text = xer(acts).replace("act_end_date\r\n", "act_end_date\tstatus_code\r\n")
        text = text.replace("\t2026-03-06T08:00:00\t\t\r\n", "\t2026-03-06T08:00:00\t\t\tTK_Complete\r\n")
        text = text.replace("\tsum_base_proj_id\r\n", "\tsum_base_proj_id\tlast_recalc_date\r\n")
        text = text.replace("%R\t1\t\tLINDEN\t\r\n", "%R\t1\t\tLINDEN\t\t2026-04-10 08:00\r\n")
    else:
        text = p6_xml(acts).replace("<Id>A1</Id>", "<Id>A1</Id><Status>Completed</Status>")
        text = text.replace("<Id>LINDEN</Id>", "<Id>LINDEN</Id><DataDate>2026-04-10T08:00:00</DataDate>")
    file.write_text(text, "utf-8")
    tasks, warnings = read_xer(file) if kind == "xer" else read_p6_xml(file)
    done, walls = tasks[0], next(task for task in tasks if task.id == "A1020")
    assert days(done.actual_start, done.actual_finish) == ["2026-03-02", "2026-03-06"]
    assert days(walls.planned_start, walls.expected_start) == ["2026-04-06", "2026-04-10"]
    assert any("lag behind the data date (2026-04-10)" in one for one in warnings)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_model_tells_how_far_its_tasks_are(schema: Schema) -> None:
    house = TinyHouse(schema)
    house.task("walls", "2026-03-02", "2026-03-11", StatusTime="2026-03-16")
    kind = "IfcScheduleTimeControl" if schema == "IFC2X3" else "IfcTaskTime"
    house.file.by_type(kind)[0].Completion = 0.5
    (found,), warnings = read_tasks(house.file)
    assert warnings == [
        "1 task is begun or done by its percentage alone; the planned days are taken for when.",
        "1 task lags behind the data date (2026-03-16): what is left of it is expected from that day on.",
    ], "the name of the file is put before them"
    assert days(found.actual_start, found.actual_finish) == ["2026-03-02", None]
    assert days(found.expected_finish) == ["2026-03-20"]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize(("hour", "left"), [(8, "2026-03-16"), (17, "2026-03-17")])
def test_a_model_and_a_schedule_of_the_same_evening_leave_the_same_days(
    tmp_path: Path, schema: Schema, hour: int, left: str
) -> None:
    house = TinyHouse(schema)
    house.task("walls", "2026-03-02", "2026-03-11", StatusTime="2026-03-16")
    status = f"2026-03-16T{hour:02}:00:00"
    if schema == "IFC2X3":
        [times] = house.file.by_type("IfcScheduleTimeControl")
        clock = house.file.create_entity("IfcLocalTime", hour)
        times.StatusTime = house.file.create_entity("IfcDateAndTime", times.StatusTime, clock)
    else:
        house.file.by_type("IfcTaskTime")[0].StatusTime = status
    (modelled,), _ = read_tasks(house.file)
    (scheduled,) = halfway(tmp_path, status, row(1, "walls", "2026-03-02", "2026-03-11"))[0].values()
    assert days(modelled.data_date, modelled.expected_start) == [left, left]
    assert days(scheduled.data_date, scheduled.expected_start) == [left, left]


@given(some.integers(1, 400), some.integers(0, 60), some.integers(1, 500), some.floats(0, 1) | some.none())
def test_nothing_undone_is_expected_before_the_data_date_nor_earlier_than_planned(
    start: int, length: int, on: int, done: float | None
) -> None:
    task = Known((None, None), (start, start + length), (None, None), done)
    plan = Halfway("plan", on)
    found = plan.promise(task)
    _, finished = plan.actual(task)
    last = found["planned_finish"] if found["expected_finish"] is None else found["expected_finish"]
    assert last is not None
    assert last >= start + length
    assert finished is not None or last >= on


def task(**days: int | None) -> ScheduledTask:
    said: dict[str, object] = {"id": "T1", "name": "Walls", "planned_start": 100, "planned_finish": 109}
    return msgspec.convert({**said, **days}, ScheduledTask)


def expected(**days: int | None) -> tuple[int | None, int | None]:
    found = expected_of(task(**days))
    return found.expected_start, found.expected_finish


def test_work_that_began_late_is_expected_to_end_as_late() -> None:
    assert expected() == (None, None)
    assert expected(actual_start=107) == (107, 116)
    assert expected(actual_start=98) == (98, 109), "an early start promises no early end"
    assert expected(actual_start=107, actual_finish=112) == (107, 112)
    assert expected(actual_start=100, actual_finish=109) == (None, None), "all went as promised"
    moved = {"expected_start": 103, "expected_finish": 120}
    assert expected(**moved, actual_start=103) == (103, 120), "the planner has reckoned with it"
    assert expected(**moved, actual_start=105) == (105, 122)


@given(some.integers(50, 300), some.integers(0, 60) | some.none())
def test_what_is_expected_agrees_with_what_was_reported(begun: int, lasted: int | None) -> None:
    done = None if lasted is None else begun + lasted
    start, finish = expected(actual_start=begun, actual_finish=done)
    assert (100 if start is None else start) == begun
    last = 109 if finish is None else finish
    assert last >= begun
    assert done is None or last == done


def test_a_stage_half_way_is_expected_by_what_was_reported_of_its_tasks(tmp_path: Path) -> None:
    toml = f'{SMALLEST}\n[[schedules]]\nfile = "plan.csv"\n'
    for place in (0, 1, 2):
        toml += f'\n[[links]]\ntasks = "W{place}"\nmatch = {{ class = "IfcWall", name = "* wall {place}" }}\n'
    toml += '\n[[stages]]\nid = "walls"\nname = "Walls"\ntasks = "W*"\n'
    toml += '\n[[stages]]\nid = "rest"\nname = "Rest"\n'
    toml += 'match = { class = ["IfcSlab", "IfcFooting", "IfcWindow"] }\n'
    staged, _ = staged_block(
        tmp_path,
        toml,
        plan_csv="task;task name;start;finish;actual start;actual finish\n"
        "W0;Walls 0;02.03.2026;06.03.2026;02.03.2026;13.03.2026\n"
        "W1;Walls 1;09.03.2026;13.03.2026;16.03.2026;\n"
        "W2;Walls 2;16.03.2026;18.03.2026;;\n",
    )
    walls = staged.stages[0]
    assert walls.expected is not None
    assert days(walls.planned.start, walls.planned.finish) == ["2026-03-02", "2026-03-18"]
    # Those of the second floor begin when those of the first that they stand on are done, on the 20th.
    assert days(walls.expected.start, walls.expected.finish) == ["2026-03-02", "2026-03-23"]
    assert walls.actual.finish == NO_DAY, "two of three tasks are still open"
    said = next(one for one in staged.warnings if "now expected" in one)
    assert said.startswith("1 task is")
    assert "by 7 days later at most ('Walls 1'" in said
