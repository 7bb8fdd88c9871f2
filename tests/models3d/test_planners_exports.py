"""What planning programs really write: rows that are no tasks, texts with tabs, files of other kinds."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.sources.ifctask import read_tasks
from models3d.sources.msproject import read_msproject
from models3d.sources.p6_xer import read_xer
from models3d.sources.recognised import recognised
from tests.models3d.p6_files import Act, xer
from tests.models3d.test_schedules import project, row
from tests.models3d.tiny_folder import SMALLEST, staged_block
from tests.models3d.tiny_ifc import TinyHouse

DAYS = ("2026-03-02", "2026-03-06")


def test_the_project_itself_is_neither_task_nor_blank_row_nor_heading(tmp_path: Path) -> None:
    own = row(0, "", *DAYS, OutlineLevel="0", Summary="1")
    named = row(0, "Linden Court", *DAYS, OutlineLevel="0")
    for first in (own, named):
        tasks, warnings = read_msproject(project(tmp_path, first, row(1, "Walls", *DAYS)))
        assert [(task.name, task.path) for task in tasks] == [("Walls", ())]
        assert warnings == []


def test_a_file_of_nothing_but_headings_is_said_to_have_no_tasks(tmp_path: Path) -> None:
    itself = row(0, "", *DAYS, OutlineLevel="0")
    for rows in ((), (itself,), (itself, row(1, "A", *DAYS, Summary="1", Duration="PT0H0M0S"))):
        with pytest.raises(BrokenInputError, match="there are no tasks"):
            read_msproject(project(tmp_path, *rows))


def test_summaries_are_known_by_what_is_below_them_where_no_flag_says_so(tmp_path: Path) -> None:
    tasks, _ = read_msproject(
        project(
            tmp_path,
            row(1, "Structure", *DAYS),
            row(2, "Ground floor", *DAYS, level=2, Summary="0"),
            row(3, "Walls", *DAYS, level=3),
            row(4, "Roof", *DAYS),
        )
    )
    assert [(task.name, task.path) for task in tasks] == [
        ("Walls", ("Structure", "Ground floor")),
        ("Roof", ()),
    ]


def test_work_of_other_projects_is_left_to_them_and_an_inserted_one_is_a_task(tmp_path: Path) -> None:
    tasks, warnings = read_msproject(
        project(
            tmp_path,
            row(1, "Walls", *DAYS),
            row(2, "Steel delivered", *DAYS, ExternalTask="1"),
            row(3, "Garage", *DAYS, Summary="1", IsSubproject="1"),
        )
    )
    assert [task.name for task in tasks] == ["Walls", "Garage"]
    assert "1 external row stands for a task of another project" in warnings[0]
    assert "1 row is a whole project inserted from another file ('Garage')" in warnings[1]


@pytest.mark.parametrize("nothing", ["PT0H0M0S", "PT0S", "P0D", "PT0H0M0.0S"])
def test_a_heading_lasts_no_time_however_that_is_written(tmp_path: Path, nothing: str) -> None:
    tasks, _ = read_msproject(
        project(tmp_path, row(1, "ROOF", *DAYS, Duration=nothing), row(2, "Tiles", *DAYS, Duration="P5D"))
    )
    assert [(task.name, task.path) for task in tasks] == [("Tiles", ("ROOF",))]


@pytest.mark.parametrize("space", ["", "http://schemas.microsoft.com/project/2007"])
def test_an_export_may_leave_the_namespace_out(tmp_path: Path, space: str) -> None:
    file = project(tmp_path, row(1, "Walls", *DAYS))
    file.write_text(file.read_text().replace("http://schemas.microsoft.com/project", space))
    assert recognised(file) == "msproject"
    assert len(read_msproject(file)[0]) == 1


def test_work_that_ends_at_midnight_ends_with_the_day_before(tmp_path: Path) -> None:
    begun, by_days, ended = "2026-03-02T18:00:00", "2026-03-02T00:00:00", "2026-03-06T00:00:00"
    tasks, _ = read_msproject(
        project(
            tmp_path,
            row(1, "Night shift", *DAYS, Start=begun, Finish=ended),
            row(2, "By days", *DAYS, Start=by_days, Finish=ended),
        )
    )
    assert [task.planned_finish for task in tasks] == [20517, 20518]


def test_the_first_day_of_all_clocks_is_no_day(tmp_path: Path) -> None:
    file = project(tmp_path, row(1, "Walls", *DAYS, ActualStart="1970-01-01T00:00:00"))
    assert read_msproject(file)[0][0].actual_start is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Walls ""A"" axis"', 'Walls "A" axis'),
        ('"Walls\taxis A"', "Walls axis A"),
        ("Walls\r\naxis A", "Walls axis A"),
        ('"A" and "B"', '"A" and "B"'),
        ('Walls 24" thick', 'Walls 24" thick'),
    ],
)
def test_a_p6_text_may_have_tabs_quotes_and_line_breaks(tmp_path: Path, written: str, read: str) -> None:
    text = xer().replace("\tA1020\tWalls\t", f"\tA1020\t{written}\t")
    (tmp_path / "plan.xer").write_bytes(text.encode())
    tasks = {task.id: task for task in read_xer(tmp_path / "plan.xer")[0]}
    assert (tasks["A1020"].name, tasks["A1020"].planned_start) == (read, 20549)
    assert len(tasks) == 5


def test_tables_of_a_p6_export_come_in_any_order(tmp_path: Path) -> None:
    head, *tables = xer().removesuffix("%E\r\n").split("%T\t")
    (tmp_path / "plan.xer").write_text("%T\t".join([head, *reversed(tables)]) + "%E\r\n", newline="")
    (tmp_path / "same.xer").write_text(xer(), newline="")
    assert read_xer(tmp_path / "plan.xer")[0] == read_xer(tmp_path / "same.xer")[0]


@pytest.mark.parametrize(
    ("name", "begins", "what"),
    [
        ("plan.mpx", b"MPX;Microsoft Project for Windows;4.0;ANSI\r\n", "an MPX file"),
        ("plan.pod", b"\xac\xed\x00\x05sr", "ProjectLibre"),
        ("plan.db", b"SQLite format 3\x00", "a database"),
        ("plan.csv", b"PROJ\x07\x00\x01\x00\xff", "a binary file"),
    ],
)
def test_a_file_of_another_program_is_named_with_the_way_out(
    tmp_path: Path, name: str, begins: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(begins)
    with pytest.raises(BrokenInputError, match=what) as refused:
        recognised(tmp_path / name)
    assert "XML" in refused.value.remedy


def test_a_storeys_own_task_leaves_its_walls_to_the_tasks_within_it() -> None:
    house = TinyHouse()
    ground = house.storey("0", 0.0)
    walls = [house.box("IfcWall", name, (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground) for name in "abc"]
    floor = house.task("Ground floor", "2026-03-02", "2026-03-27")
    for wall, day in zip(walls[:2], ("2026-03-09", "2026-03-16"), strict=True):
        task = house.task(f"Wall {wall.Name}", day, day)
        house.nest(floor, task)
        house.assign_to_process(task, wall)
    house.assign_to_process(floor, ground)
    found = {task.name: task.elements for task in read_tasks(house.file)[0]}
    assert found["Ground floor"] == {walls[2].GlobalId}, "the third wall has no task of its own"
    assert found["Wall a"] == {walls[0].GlobalId}


def test_a_plan_that_was_never_scheduled_is_said_to_have_no_dates(tmp_path: Path) -> None:
    toml = SMALLEST + '\n[[schedules]]\nfile = "plan.xer"\n'
    acts = (Act("A1", "Walls", "w1", "", ""), Act("A2", "Roof", "w1", "2026-03-02", "2026-03-06"))
    staged, _ = staged_block(tmp_path, toml, plan_xer=xer(acts))
    assert any("Without a planned date 1 task says nothing" in one for one in staged.warnings)
