"""Primavera's exports: a planner's file in either format tells the same of what was promised and happened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models3d.check import as_text, check
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.schedule.days import iso
from models3d.sources.p6_xer import read_xer
from models3d.sources.p6_xml import read_p6_xml
from models3d.sources.recognised import recognised
from tests.models3d.p6_files import ACTS, Act, p6_xml, xer
from tests.models3d.tiny_folder import SMALLEST, staged_block

Export = Callable[..., tuple[list[ScheduledTask], list[str]]]
PROMISED = {"A1010": ("2026-03-09", "2026-03-20")}


def written(path: Path, text: str, encoding: str = "cp1252") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture(params=["xer", "xml"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Export:
    def read(*given: object) -> tuple[list[ScheduledTask], list[str]]:
        if request.param == "xer":
            return read_xer(written(tmp_path / "plan.xer", xer(*given)))  # type: ignore[arg-type]
        return read_p6_xml(written(tmp_path / "plan.xml", p6_xml(*given), "utf-8"))  # type: ignore[arg-type]

    return read


def days(*given: int | None) -> list[str | None]:
    return [None if day is None else iso(day) for day in given]


def test_activities_are_tasks_under_the_headings_of_their_breakdown(export: Export) -> None:
    tasks, _ = export()
    assert [(task.id, task.name, task.path) for task in tasks] == [
        ("A1000", "Foundations", ("Structure",)),
        ("A1010", "Walls", ("Structure", "Ground floor")),
        ("A1020", "Walls", ("Façade",)),
        ("A1030", "Weathertight", ("Façade",)),
        ("A9000", "Site management", ("Structure",)),
    ]


def test_a_summary_is_no_work_and_effort_only_spans_the_work_of_others(export: Export) -> None:
    tasks, warnings = export()
    assert {task.id: task.kind for task in tasks} == {
        "A1000": "work",
        "A1010": "work",
        "A1020": "work",
        "A1030": "milestone",
        "A9000": "effort",
    }
    assert any("1 WBS summary" in one for one in warnings)
    assert any("1 level of effort" in one for one in warnings)


def test_planned_dates_are_the_promise_and_a_plan_that_moved_is_expected(export: Export) -> None:
    tasks = {task.id: task for task in export()[0]}
    walls, done, later = tasks["A1010"], tasks["A1000"], tasks["A1020"]
    assert days(walls.planned_start, walls.planned_finish) == ["2026-03-16", "2026-03-27"]
    assert days(walls.expected_start, walls.expected_finish) == ["2026-03-23", "2026-04-03"]
    assert days(done.actual_start, done.actual_finish) == ["2026-03-03", "2026-03-16"]
    assert (later.expected_start, later.actual_start) == (None, None)


def test_a_baseline_in_the_file_outweighs_the_planned_dates(export: Export) -> None:
    tasks, _ = export(ACTS, PROMISED)
    assert len(tasks) == 5, "a baseline's activities are no tasks of their own"
    walls = next(task for task in tasks if task.id == "A1010")
    assert days(walls.planned_start, walls.planned_finish) == ["2026-03-09", "2026-03-20"]
    assert days(walls.expected_start, walls.expected_finish) == ["2026-03-23", "2026-04-03"]


@pytest.mark.parametrize("version", ["V6.2", "V8.3", "V19.12", "V23.12"])
def test_every_version_of_the_format_has_its_own_namespace(tmp_path: Path, version: str) -> None:
    file = written(tmp_path / "plan.xml", p6_xml(version=version), "utf-8")
    assert len(read_p6_xml(file)[0]) == 5


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_planners_accents_survive(tmp_path: Path, encoding: str) -> None:
    tasks, _ = read_xer(written(tmp_path / "plan.xer", xer(), encoding))
    assert tasks[2].path == ("Façade",)


def test_a_code_page_that_nobody_named_is_asked_for_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "plan.xer"
    file.write_bytes(xer().encode("cp1252").replace("ç".encode("cp1252"), b"\x81"))
    with pytest.raises(BrokenInputError) as refused:
        read_xer(file)
    assert refused.value.where == "plan.xer line 13"
    assert "encoding =" in refused.value.remedy
    assert read_xer(file, "cp1251")[0][2].path == ("FaЃade",)
    with pytest.raises(BrokenInputError, match="no encoding called 'cp9'"):
        read_xer(file, "cp9")


def test_half_an_export_is_refused_not_read_as_the_whole(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match=r"plan\.xer line \d+: this file breaks off"):
        read_xer(written(tmp_path / "plan.xer", xer()[:-40]))
    with pytest.raises(BrokenInputError, match=r"plan\.xml line \d+: this is not well-formed"):
        read_p6_xml(written(tmp_path / "plan.xml", p6_xml()[:-40], "utf-8"))


def test_an_export_without_activities_says_which_tables_it_has(tmp_path: Path) -> None:
    text = xer()[: xer().index("%T\tTASK")] + "%E\r\n"
    with pytest.raises(BrokenInputError, match=r"TASK is missing \(there are: PROJECT, CALENDAR, PROJWBS\)"):
        read_xer(written(tmp_path / "plan.xer", text))
    with pytest.raises(BrokenInputError, match="no activities"):
        read_p6_xml(written(tmp_path / "plan.xml", p6_xml(()), "utf-8"))


@pytest.mark.parametrize("text", ["31-12-2026", "soon", "1899-12-30", "2026-02-30"])
def test_a_broken_date_is_named_with_activity_and_line(tmp_path: Path, text: str) -> None:
    acts = (*ACTS, Act("A1040", "Roof", "w3", text, "2026-05-01"))
    for reader, name, content in ((read_xer, "plan.xer", xer(acts)), (read_p6_xml, "plan.xml", p6_xml(acts))):
        with pytest.raises(BrokenInputError, match="activity A1040 'Roof' has a broken date") as refused:
            reader(written(tmp_path / name, content, "utf-8"))
        assert f"{name} line " in refused.value.where


def test_two_projects_may_use_the_same_activity_id(tmp_path: Path) -> None:
    text = xer().replace("%R\t1\t\tLINDEN\t", "%R\t1\t\tLINDEN\t\r\n%R\t3\t\tGARAGE\t")
    text = text.replace(
        "\r\n%E", "\r\n%R\t99\t3\tw3\tTT_Task\tA1000\tPiles\t\t\t2026-02-02\t2026-02-06\t\t\r\n%E"
    )
    ids = [task.id for task in read_xer(written(tmp_path / "plan.xer", text))[0]]
    assert ids[-1] == "GARAGE.A1000"


@pytest.mark.parametrize(("name", "text"), [("plan.xml", p6_xml()), ("plan.xer", xer()), ("plan.txt", xer())])
def test_a_schedule_is_known_by_what_is_in_it_and_joined_by_rules(
    tmp_path: Path, name: str, text: str
) -> None:
    toml = f'{SMALLEST}\n[[schedules]]\nfile = "{name}"\n'
    toml += '\n[[links]]\ntasks = "A1010"\nmatch = { class = "IfcWall", name = "* wall 0" }\n'
    toml += '\n[[links]]\ntasks = "A9000"\nmatch = { class = "IfcSlab" }\n'
    staged, at = staged_block(tmp_path, toml, **{name.replace(".", "_"): text})
    assert days(*staged.planned[at["west wall 0"]].tolist()) == ["2026-03-16", "2026-03-27"]
    assert staged.coverage.catch_all_tasks == ["A9000"], "effort says nothing of when a thing appears"
    assert staged.derived[at["slab 0"]]


def test_a_stage_shows_what_was_promised_and_what_is_expected_now(tmp_path: Path) -> None:
    toml = f'{SMALLEST}\n[[schedules]]\nfile = "plan.xer"\n'
    toml += '\n[[links]]\ntasks = "A1010"\nmatch = { class = "IfcWall" }\n'
    toml += '\n[[stages]]\nid = "rest"\nname = "Rest"\ntasks = ["A1000", "A1020", "A1030"]\n'
    toml += 'match = { class = ["IfcSlab", "IfcFooting", "IfcWindow"] }\n'
    toml += '\n[[stages]]\nid = "walls"\nname = "Walls"\ntasks = "A1010"\n'
    staged, _ = staged_block(tmp_path, toml, plan_xer=xer())
    walls = next(task for task in staged.tasks if task.id == "A1010")
    assert walls.expected is not None
    assert days(walls.planned.start, walls.planned.finish) == ["2026-03-16", "2026-03-27"]
    assert days(walls.expected.start, walls.expected.finish) == ["2026-03-23", "2026-04-03"]
    stage = staged.stages[1]
    assert stage.expected is not None
    assert days(stage.planned.finish, stage.expected.finish) == ["2026-03-27", "2026-04-03"]
    assert "2026-03-23 to 2026-04-03" in as_text(check(staged))
    said = next(one for one in staged.warnings if "now expected" in one)
    assert "by 7 days later at most ('Walls': promised for 2026-03-27, expected on 2026-04-03)" in said


@pytest.mark.parametrize(
    ("name", "begins", "remedy"),
    [
        ("plan.xml", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as XML"),
        ("plan.MPP", b"\xd0\xcf\x11\xe0\xa1\xb1", "in MS Project and choose Save As, XML Format"),
        ("plan.pp", b"SQLite format 3\0", "in Powerproject and save it as MS-Project XML"),
        ("plan.pp", b'Powerproject 12\r\n1,2,"Walls"\r\n', "in Powerproject and save it as MS-Project XML"),
        ("plan.prx", b"!Self\0\x01", "in P3 or P6 and export it as XER or XML"),
        ("plan.gan", b"<?xml version='1.0'?><project name='x'/>", "export it for Microsoft Project"),
        ("plan.xlsx", b"PK\x03\x04rest", "save the sheet as CSV"),
        ("plan.csv", b"PK\x03\x04rest", "Save it as CSV"),
        ("plan.xer", b"task,start\n", "Export the schedule from P6 again"),
        ("plan.xml", b"<?xml version='1.0'?><gantt/>", "from MS Project or P6"),
    ],
)
def test_what_is_no_schedule_is_named_for_what_it_is(
    tmp_path: Path, name: str, begins: bytes, remedy: str
) -> None:
    (tmp_path / name).write_bytes(begins)
    with pytest.raises(BrokenInputError) as refused:
        recognised(tmp_path / name)
    assert remedy in refused.value.remedy


def test_a_schedule_is_known_by_what_is_in_it_though_it_is_called_otherwise(tmp_path: Path) -> None:
    assert recognised(written(tmp_path / "plan.mpp", xer())) == "p6 xer"
    assert recognised(written(tmp_path / "plan.pp", p6_xml(), "utf-8")) == "p6 xml"
