"""A schedule half way: what is late moves what builds on it, and nothing else."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask
from models3d.schedule.dates import expected_days, reported_until
from models3d.schedule.days import iso
from models3d.schedule.expected import expected_of
from models3d.schedule.following import following
from models3d.staged import Staged
from models3d.staging.stages import ABSENT, DONE, standing
from tests.models3d.test_schedules import row
from tests.models3d.tiny_folder import SMALLEST, staged_block

#: Each task builds what has its name; there is none for the second storey's walls and what is above them.
TOML = SMALLEST + (
    '\n[[schedules]]\nfile = "plan.xml"\n'
    '\n[[links]]\ntasks = "Footing"\nmatch = { class = "IfcFooting" }\n'
    '\n[[links]]\ntasks = "Slab 0"\nmatch = { name = "slab 0" }\n'
    '\n[[links]]\ntasks = "Walls 0"\nmatch = { name = "* wall 0" }\n'
    '\n[[links]]\ntasks = "Slab 1"\nmatch = { name = "slab 1" }\n'
)
HEAD = '<Project xmlns="http://schemas.microsoft.com/project"><StatusDate>{}</StatusDate><Tasks>{}</Tasks></Project>'


def half_way(
    tmp_path: Path, begun: str, done: str, status: str, *, toml: str = "", units_csv: str = ""
) -> tuple[Staged, dict[str, int]]:
    """The block whose footing was promised for 2 to 6 March; ``toml`` is a key or tables of its own."""
    rows = (
        row(1, "Footing", "2026-03-02", "2026-03-06", ActualStart=begun, ActualFinish=done),
        row(2, "Slab 0", "2026-03-16", "2026-03-20"),
        row(3, "Walls 0", "2026-03-23", "2026-03-27"),
        row(4, "Slab 1", "2026-05-04", "2026-05-08"),
    )
    keys, table, tables = toml.partition("\n[")
    units = {"units_csv": units_csv} if units_csv else {}
    plan = HEAD.format(status, "".join(rows))
    return staged_block(tmp_path, f"{keys}\n{TOML}{table}{tables}", plan_xml=plan, **units)


def expected(staged: Staged, at: int) -> tuple[str | None, str | None]:
    first, last = staged.expected[at].tolist()
    return iso(first), iso(last)


def test_a_late_foundation_moves_what_comes_after_it(tmp_path: Path) -> None:
    staged, at = half_way(tmp_path, "2026-03-19", "2026-03-27", "")
    assert expected(staged, at["footing"]) == ("2026-03-19", "2026-03-27")
    # Ten days lay between footing and slab; they are used up first.
    assert expected(staged, at["slab 0"]) == ("2026-03-28", "2026-04-01")
    assert expected(staged, at["west wall 0"]) == ("2026-04-02", "2026-04-06")
    assert expected(staged, at["slab 1"]) == ("2026-05-04", "2026-05-08"), "there is time enough before it"
    assert [iso(day) for day in staged.planned[at["slab 0"]].tolist()] == ["2026-03-16", "2026-03-20"]
    assert any("2 tasks build on others that are late" in one for one in staged.warnings)
    slabs = next(task for task in staged.tasks if task.name == "Slab 0")
    assert slabs.expected is not None
    assert iso(slabs.expected.start) == "2026-03-28"
    # By the site's reports the slab is not there when it was promised, and there when it is expected.
    promised, now = int(staged.planned[at["slab 0"], 1]), int(staged.expected[at["slab 0"], 1])
    assert standing(staged, promised)[at["slab 0"]] == DONE
    assert standing(staged, promised, "actual")[at["slab 0"]] == ABSENT
    assert standing(staged, now, "actual")[at["slab 0"]] == DONE


def test_a_stage_is_expected_when_the_last_of_it_is(tmp_path: Path) -> None:
    staged, _ = half_way(tmp_path, "2026-03-19", "2026-03-27", "")
    lower = next(stage for stage in staged.stages if stage.id == "structure-lower")
    assert lower.expected is not None
    assert lower.expected.finish - lower.planned.finish == 10


def test_a_foundation_in_time_moves_nothing(tmp_path: Path) -> None:
    staged, _ = half_way(tmp_path, "2026-03-02", "2026-03-06", "")
    assert (staged.expected == staged.planned).all()
    assert not any(stage.expected for stage in staged.stages)
    assert not any(task.expected for task in staged.tasks)


def test_what_has_no_task_is_not_standing_before_the_data_date_either(tmp_path: Path) -> None:
    staged, at = half_way(tmp_path, "2026-03-02", "2026-03-06", "2026-06-20T08:00:00")
    data_date = staged.reported_until + 1
    assert iso(data_date) == "2026-06-20"
    assert iso(int(staged.expected[at["west wall 0"], 0])) == "2026-06-20"
    evening_before = standing(staged, data_date - 1, "actual")
    assert evening_before[at["footing"]] == DONE
    assert (evening_before == ABSENT).sum() == len(at) - 1
    assert staged.derived[at["slab 2"]]
    assert (standing(staged, int(staged.expected.max()), "actual") == DONE).all()


def test_a_stage_is_complete_when_all_of_its_tasks_are(tmp_path: Path) -> None:
    """The window that has no task can never be reported."""
    toml = TOML + '\n[[stages]]\nid = "low"\nname = "Low"\ntasks = "Footing"\nmatch = { name = "window 0" }\n'
    toml += '\n[[stages]]\nid = "rest"\nname = "Rest"\ntasks = "*"\n'
    rows = row(1, "Footing", "2026-03-02", "2026-03-06", ActualStart="2026-03-02", ActualFinish="2026-03-06")
    rows += "".join(row(at, name, "2026-04-02", "2026-04-06") for at, name in LATER)
    staged, at = staged_block(tmp_path, toml, plan_xml=HEAD.format("", rows))
    low = staged.stages[0]
    assert low.elements == 2
    assert staged.derived[at["window 0"]]
    assert (iso(low.actual.finish), low.progress) == ("2026-03-06", "This stage is complete.")


LATER = ((2, "Slab 0"), (3, "Walls 0"), (4, "Slab 1"))


LOG = f'{SMALLEST}\n[[schedules]]\nfile = "log.csv"\n' + "".join(
    f'\n[[links]]\ntasks = "{name}"\nmatch = {{ name = "{built}" }}\n'
    for name, built in (("Footing", "footing"), ("Slab", "slab 0"), ("Walls", "* wall 0"), ("Roof", "slab 2"))
)


def test_what_a_log_has_not_told_of_is_expected_from_the_day_after_its_last_report(tmp_path: Path) -> None:
    log = (
        "task,start,finish,actual start,actual finish\n"
        "Footing,2026-03-02,2026-03-06,2026-03-02,2026-03-06\n"
        "Slab,2026-03-09,2026-03-13,2026-03-09,\n"
        "Walls,2026-03-16,2026-03-20,,\n"
        "Roof,2026-06-01,2026-06-05,,\n"
        # The last day of which anything is known.
        "Fence,2026-03-23,2026-03-27,2026-03-24,2026-03-26\n"
    )
    staged, at = staged_block(tmp_path, LOG, log_csv=log)
    assert iso(staged.reported_until) == "2026-03-26"
    assert expected(staged, at["footing"]) == ("2026-03-02", "2026-03-06")
    assert expected(staged, at["slab 0"]) == ("2026-03-09", "2026-03-27")
    assert expected(staged, at["west wall 0"]) == ("2026-03-28", "2026-04-01"), "they stand on the slab"
    assert expected(staged, at["slab 2"]) == ("2026-06-01", "2026-06-05"), "its day has not come"
    lower = next(stage for stage in staged.stages if stage.id == "structure-lower")
    assert lower.expected is not None
    assert iso(lower.planned.finish) == "2026-03-20"
    assert iso(lower.expected.finish) == "2026-04-01"
    assert any(
        one.startswith("1 task is not reported as begun or done by 2026-03-26") for one in staged.warnings
    )


def test_a_log_in_which_all_is_reported_expects_nothing_else(tmp_path: Path) -> None:
    log = "task,start,finish,actual start,actual finish\n" + "".join(
        f"{name},2026-03-{day:02},2026-03-{day + 4:02},2026-03-{day:02},2026-03-{day + 4:02}\n"
        for name, day in (("Footing", 2), ("Slab", 9), ("Walls", 16), ("Roof", 23))
    )
    staged, _ = staged_block(tmp_path, LOG, log_csv=log)
    assert not any(stage.expected for stage in staged.stages)
    assert (staged.expected == staged.planned).all()


def task(name: str, start: int, finish: int, **days: Any) -> ScheduledTask:
    return ScheduledTask(name, name, start, finish, **days)


def spans(tasks: list[ScheduledTask]) -> list[tuple[int | None, int | None]]:
    return [(one.expected_start, one.expected_finish) for one in tasks]


def test_what_has_begun_and_what_the_planner_has_moved_already_stays() -> None:
    late = task("slab", 10, 14, expected_start=30, expected_finish=34)
    begun = task("west", 15, 19, actual_start=16)
    moved = task("east", 15, 19, expected_start=32, expected_finish=36)
    beside = task("south", 14, 19)
    found, said = following(
        [late, begun, moved, beside], [["slab"], ["west"], ["east"], ["south"]], {1: [0], 2: [0], 3: [0]}
    )
    assert spans(found) == [(30, 34), (None, None), (32, 36), (None, None)]
    assert said == []


def test_what_a_second_schedule_reports_moves_the_first_ones_plan_behind_its_data_date(
    tmp_path: Path,
) -> None:
    toml = TOML.replace("[[links]]", '[[schedules]]\nfile = "site.xml"\n\n[[links]]', 1)
    rows = row(1, "Footing", "2026-03-02", "2026-03-06"), row(2, "Slab 0", "2026-03-16", "2026-03-20")
    others = row(3, "Walls 0", "2026-05-04", "2026-05-08"), row(4, "Slab 1", "2026-06-01", "2026-06-05")
    first = HEAD.format("", "".join((*rows, *others)))
    done = row(1, "Footing", "2026-03-02", "2026-03-06", ActualStart="2026-03-02", ActualFinish="2026-03-06")
    # Whoever writes the second has put off the slab without a word of what was promised.
    later = HEAD.format("2026-04-01T08:00:00", done + row(2, "Slab 0", "2026-04-06", "2026-04-10"))
    staged, at = staged_block(tmp_path, toml, plan_xml=first, site_xml=later)
    assert expected(staged, at["slab 0"]) == ("2026-04-01", "2026-04-05")
    assert expected(staged, at["west wall 0"]) == ("2026-05-04", "2026-05-08")
    assert any("1 task is not reported as begun or done by 2026-03-31" in one for one in staged.warnings)


def test_the_pour_of_a_slab_waits_for_its_formwork() -> None:
    late = task("formwork", 10, 14, expected_start=20, expected_finish=24)
    found, _ = following([task("pour", 16, 17), late], [["formwork", "pour"]], {})
    assert spans(found) == [(25, 26), (20, 24)]


days = some.integers(0, 60)
tasks_of_a_log = some.lists(
    some.tuples(days, some.integers(0, 9), some.none() | days, some.none() | some.integers(0, 9)),
    min_size=1,
    max_size=8,
)


@given(tasks_of_a_log, some.none() | days)
def test_nothing_untold_is_expected_by_the_last_day_of_which_the_site_tells(
    rows: list[tuple[int, int, int | None, int | None]], data_date: int | None
) -> None:
    tasks = [
        ScheduledTask(
            str(at), "", start, start + length,
            actual_start=begun,
            actual_finish=None if begun is None or lasted is None else begun + lasted,
            data_date=data_date,
        )
        for at, (start, length, begun, lasted) in enumerate(rows)
    ]  # fmt: skip
    known = [expected_of(one) for one in tasks]
    reach = reported_until(tasks)
    found, _ = following(known, [[one.id] for one in tasks], {1: [0]}, reach)
    for before, one in zip(known, found, strict=True):
        told = expected_days(one)
        assert told
        if data_date is None and reach != NO_DAY and one.actual_finish is None:
            assert told[1] > reach
            assert one.actual_start is not None or told[0] > reach
        if one.actual_finish is not None or reach == NO_DAY:
            assert one == before
