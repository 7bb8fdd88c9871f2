"""Schedules as project managers have them: MS-Project with its blanks and headings, logs with their dates."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.folder.tables import ScheduleTable
from models3d.schedule.days import iso
from models3d.sources.csvlog import read_log
from models3d.sources.msproject import read_msproject
from tests.models3d.tiny_folder import SMALLEST, staged_block

PROJECT = '<Project xmlns="http://schemas.microsoft.com/project"><Tasks>{}</Tasks></Project>'


def row(uid: int, name: str, start: str, finish: str, level: int = 1, **more: str) -> str:
    given = {
        "UID": str(uid),
        "Name": name,
        "OutlineLevel": str(level),
        "Start": f"{start}T08:00:00",
        "Finish": f"{finish}T16:00:00",
        "Duration": "PT8H0M0S",
    } | more
    return "<Task>" + "".join(f"<{key}>{value}</{key}>" for key, value in given.items()) + "</Task>"


def project(path: Path, *rows: str) -> Path:
    file = path / "schedule.xml"
    file.write_text(PROJECT.format("".join(rows)))
    return file


def test_blank_rows_part_the_list_and_are_no_tasks(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        row(1, "Pour", "2026-03-02", "2026-03-03"),
        row(2, " ", "2026-03-02", "2026-03-02"),
        row(3, "Pour", "2026-04-02", "2026-04-03"),
    )
    tasks, warnings = read_msproject(file)
    assert [(task.id, task.name) for task in tasks] == [("1", "Pour"), ("3", "Pour")]
    assert warnings == ["schedule.xml: 1 blank row is a separator, not a task."]


def test_a_summary_that_holds_nothing_is_a_task(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        row(1, "Foundations", "2026-03-02", "2026-03-06", Summary="1"),
        row(2, "", "2026-03-02", "2026-03-06", level=2),
        row(3, "Walls", "2026-03-09", "2026-03-13", Summary="1"),
        row(4, "Upper walls", "2026-03-09", "2026-03-13", Summary="1", level=2),
    )
    tasks, _ = read_msproject(file)
    assert [(task.name, task.path) for task in tasks] == [("Foundations", ()), ("Upper walls", ("Walls",))]


def test_where_no_levels_are_written_a_summary_is_one_by_its_word(tmp_path: Path) -> None:
    rows = [
        row(1, "Structure", "2026-03-02", "2026-03-13", Summary="1"),
        row(2, "Walls", "2026-03-02", "2026-03-06"),
        row(3, "Handover", "2026-03-13", "2026-03-13", Summary="1"),
    ]
    file = project(tmp_path, *(one.replace("<OutlineLevel>1</OutlineLevel>", "") for one in rows))
    assert [task.name for task in read_msproject(file)[0]] == ["Walls", "Handover"]


def test_summaries_and_headings_become_the_path_of_what_is_below(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        row(1, "Structure", "2026-03-02", "2026-05-01", Summary="1"),
        row(2, "Walls", "2026-03-02", "2026-03-06", level=2),
        row(3, "Outside", "2026-05-01", "2026-05-01"),
        row(4, "FAÇADE", "2026-05-01", "2026-05-01", Duration="PT0H0M0S"),
        row(5, "Bricks", "2026-05-04", "2026-05-08"),
        row(6, "Handover", "2026-06-01", "2026-06-01", Duration="PT0H0M0S", Milestone="1"),
    )
    tasks, _ = read_msproject(file)
    assert {task.name: task.path for task in tasks} == {
        "Walls": ("Structure",),
        "Outside": (),
        "Bricks": ("FAÇADE",),
        "Handover": ("FAÇADE",),
    }


def test_a_baseline_is_what_was_planned_and_actual_dates_what_happened(tmp_path: Path) -> None:
    baseline = "<Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T16:00:00</Finish>"
    file = project(
        tmp_path,
        row(1, "Walls", "2026-03-09", "2026-03-13", Baseline=baseline, ActualStart="2026-03-09T08:00:00"),
    )
    ((task,), _) = read_msproject(file)
    assert task.planned_start is not None
    assert task.actual_start is not None
    assert iso(task.planned_start) == "2026-03-02"
    assert iso(task.actual_start) == "2026-03-09"
    assert task.actual_finish is None
    assert task.expected_start is not None
    assert iso(task.expected_start) == "2026-03-09", "the plan in force is not lost"


def test_of_several_baselines_the_first_is_the_promise(tmp_path: Path) -> None:
    def kept(number: int, day: str) -> str:
        return f"<Number>{number}</Number><Start>{day}T08:00:00</Start><Finish>{day}T16:00:00</Finish>"

    both = f"{kept(1, '2026-03-05')}</Baseline><Baseline>{kept(0, '2026-03-02')}"
    ((task,), _) = read_msproject(
        project(tmp_path, row(1, "Walls", "2026-03-09", "2026-03-13", Baseline=both))
    )
    assert task.planned_start is not None
    assert iso(task.planned_start) == "2026-03-02"


def test_an_inactive_row_is_no_part_of_the_plan(tmp_path: Path) -> None:
    file = project(
        tmp_path,
        row(1, "Walls", "2026-03-09", "2026-03-13"),
        row(2, "Carport", "2026-03-09", "2026-03-13", Active="0"),
    )
    tasks, warnings = read_msproject(file)
    assert [task.name for task in tasks] == ["Walls"]
    assert "1 inactive row is not part of the plan" in warnings[0]


def test_a_log_may_carry_a_baseline_too(tmp_path: Path) -> None:
    head = "element,task,start,finish,baseline_start,baseline_finish\n"
    (tmp_path / "log.csv").write_text(head + "w1,T1,2026-03-09,2026-03-13,2026-03-02,2026-03-06\n")
    (task,) = read_log(tmp_path / "log.csv", ScheduleTable("log.csv")).tasks
    days = (task.planned_start, task.planned_finish, task.expected_start, task.expected_finish)
    assert [iso(day or -1) for day in days] == ["2026-03-02", "2026-03-06", "2026-03-09", "2026-03-13"]


def test_a_log_whose_rows_disagree_says_how_far_and_which_counts(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(
        LOG + "w1,T1,Walls,2026-03-02,2026-03-06,\nw2,T1,Walls,2026-03-02,2026-03-11,\nw3,,,,,\n"
    )
    warnings = read_log(tmp_path / "log.csv", ScheduleTable("log.csv")).warnings
    assert warnings == [
        "log.csv: 1 row has no task and links nothing.",
        "log.csv: rows of 1 task disagree on dates or names, by 5 days at most (T1 'Walls'); "
        "the first row of each counts (2026-03-02 to 2026-03-06).",
    ]


def test_broken_xml_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "schedule.xml"
    file.write_text("<Project>\n<Tasks>")
    with pytest.raises(BrokenInputError, match=r"line 2: this is not well-formed XML"):
        read_msproject(file)


LOG = "element,task,task_name,start,finish,report\n"


def test_a_log_may_write_dates_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG + "w1,T1,Wände,28-5-2015,1-6-2015,Too late\n", encoding="latin-1")
    table = ScheduleTable("log.csv", encoding="latin-1", dates="%d-%m-%Y")
    log = read_log(tmp_path / "log.csv", table)
    (task,) = log.tasks
    assert task.name == "Wände"
    assert task.planned_start is not None
    assert iso(task.planned_start) == "2015-05-28"
    assert (log.elements[0].reported, log.elements[0].late) == (True, True)
    assert task.actual_start is None, "a label is no date"


def test_a_date_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG + "w1,T1,Walls,2015-05-28,2015-06-01,\nw2,T1,Walls,28-5-2015,x,\n")
    with pytest.raises(BrokenInputError) as refused:
        read_log(tmp_path / "log.csv", ScheduleTable("log.csv"))
    assert refused.value.where == "log.csv line 3"
    assert "dates =" in refused.value.remedy


def test_a_log_of_another_code_page_is_read_with_a_warning_and_refused_where_it_is_named_wrong(
    tmp_path: Path,
) -> None:
    (tmp_path / "log.csv").write_bytes((LOG + "w1,T1,Wände,2015-05-28,2015-06-01,\n").encode("latin-1"))
    log = read_log(tmp_path / "log.csv", ScheduleTable("log.csv"))
    assert log.tasks[0].name == "Wände"
    (said,) = log.warnings
    assert "read as cp1252, as in 'Wände'" in said
    assert "under its [[schedules]], as encoding = " in said
    with pytest.raises(BrokenInputError, match="this is not ascii") as refused:
        read_log(tmp_path / "log.csv", ScheduleTable("log.csv", encoding="ascii"))
    assert "under its [[schedules]], as encoding = " in refused.value.remedy


def test_a_missing_column_is_named_beside_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("guid,task,begin of works,finish\n")
    with pytest.raises(
        BrokenInputError, match=r"'start' is missing \(there are: guid, task, begin of works, finish\)"
    ):
        read_log(tmp_path / "log.csv", ScheduleTable("log.csv"))


def test_a_mapping_of_a_column_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    with pytest.raises(BrokenInputError, match="'laier'"):
        read_log(tmp_path / "log.csv", ScheduleTable("log.csv", columns={"laier": "Layer"}))


WITH_PROJECT = SMALLEST + '\n[[schedules]]\nfile = "schedule.xml"\n'


def test_rules_join_a_schedule_that_knows_no_elements(tmp_path: Path) -> None:
    xml = PROJECT.format(row(7, "Walls up", "2026-03-02", "2026-03-06"))
    rules = (
        '\n[[links]]\ntasks = "Walls*"\nmatch = { class = "IfcWall", storey = "Ground*", name = "*wall*" }\n'
    )
    staged, at = staged_block(tmp_path, WITH_PROJECT + rules, schedule_xml=xml)
    assert staged.coverage.elements_with_task == 2
    assert not staged.derived[at["west wall 0"]]
    assert staged.derived[at["west wall 1"]]
    assert iso(int(staged.planned[at["east wall 0"], 1])) == "2026-03-06"


def test_a_task_that_touches_nothing_is_reported(tmp_path: Path) -> None:
    xml = PROJECT.format(row(7, "Crane", "2026-03-02", "2026-03-06"))
    staged, _ = staged_block(tmp_path, WITH_PROJECT, schedule_xml=xml)
    assert staged.coverage.tasks_without_elements == ["7"]


def test_the_same_task_in_two_schedules_is_one_and_the_first_file_is_followed(tmp_path: Path) -> None:
    xml = PROJECT.format(
        row(1, "Walls", "2026-03-03", "2026-03-09") + row(2, "Walls", "2026-06-01", "2026-06-05")
    )
    log = "element,task,task_name,start,finish\nnobody,T1,Walls,2026-03-02,2026-03-06\n"
    tables = '\n[[schedules]]\nfile = "log.csv"\n[[schedules]]\nfile = "schedule.xml"\n'
    staged, _ = staged_block(tmp_path, SMALLEST + tables, schedule_xml=xml, log_csv=log)
    assert [(task.id, iso(task.planned.start)) for task in staged.tasks] == [
        ("T1", "2026-03-02"),
        ("2", "2026-06-01"),
    ]
    assert any(
        "1 of 1 tasks have other dates than in log.csv, which is followed; by 3 days" in warning
        for warning in staged.warnings
    )


def test_what_the_first_schedule_does_not_know_is_taken_from_the_second(tmp_path: Path) -> None:
    xml = PROJECT.format(
        row(1, "Walls", "2026-03-03", "2026-03-09", ActualStart="2026-03-04T08:00:00")
        + row(2, "Roof", "2026-06-01", "2026-05-01")
    )
    log = "element,task,task_name,start,finish\nnobody,T1,Walls,2026-03-02,2026-03-06\n"
    tables = '\n[[schedules]]\nfile = "log.csv"\n[[schedules]]\nfile = "schedule.xml"\n'
    staged, _ = staged_block(tmp_path, SMALLEST + tables, schedule_xml=xml, log_csv=log)
    walls, roof = staged.tasks
    assert (iso(walls.planned.start), iso(walls.actual.start)) == ("2026-03-02", "2026-03-04")
    assert iso(roof.planned.finish) == "2026-06-01", "nothing ends before it begins"
    assert any("1 task finishes before it starts (first 'Roof')" in warning for warning in staged.warnings)


def test_an_element_of_several_tasks_is_counted_and_lasts_from_the_first_to_the_last(tmp_path: Path) -> None:
    xml = PROJECT.format(
        row(1, "Formwork", "2026-03-02", "2026-03-06") + row(2, "Pour", "2026-03-09", "2026-03-10")
    )
    rules = '\n[[links]]\ntasks = ["1", "2"]\nmatch = { class = "IfcSlab", name = "slab 0" }\n'
    staged, at = staged_block(tmp_path, WITH_PROJECT + rules, schedule_xml=xml)
    assert [iso(day) for day in staged.planned[at["slab 0"]].tolist()] == ["2026-03-02", "2026-03-10"]
    assert any("1 element has several tasks (2 at most)" in warning for warning in staged.warnings)


def test_names_that_several_tasks_bear_are_said(tmp_path: Path) -> None:
    xml = PROJECT.format(
        row(1, "Pour", "2026-03-02", "2026-03-02") + row(2, "Pour", "2026-04-02", "2026-04-02")
    )
    staged, _ = staged_block(tmp_path, WITH_PROJECT, schedule_xml=xml)
    assert any("1 name is that of several tasks ('Pour' of 2)" in warning for warning in staged.warnings)
