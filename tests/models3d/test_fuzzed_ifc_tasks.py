"""Whatever an exporter has written for a task's dates and names, the answer is a task or one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.errors import BrokenInputError
from models3d.sources.ifctask import read_tasks
from tests.models3d.tiny_ifc import TinyHouse

DATES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["2026-03-02", "2026-03-02T08:00:00Z", "20260302", "2026-W10-1", "0001-01-01", "9999-12-31"]
    ),
)


def answered(house: TinyHouse) -> None:
    refused = None
    try:
        tasks, _ = read_tasks(house.file)
    except BrokenInputError as error:
        refused = error
    if refused is not None:
        assert "line #" in refused.where
        assert refused.remedy
        return
    for task in tasks:
        assert task.planned_start is None or 0 <= task.planned_start < 100_000


@settings(max_examples=60)
@given(start=DATES, finish=DATES, name=st.text(max_size=8))
def test_any_text_for_a_date_is_read_or_refused_with_the_tasks_line(
    start: str, finish: str, name: str
) -> None:
    house = TinyHouse()
    task = house.task("Walls", "2026-03-02", "2026-03-06")
    task.TaskTime.ScheduleStart, task.TaskTime.ScheduleFinish, task.Name = start, finish, name
    answered(house)


@settings(max_examples=60)
@given(year=st.integers(-5, 9999), month=st.integers(-1, 14), day=st.integers(-1, 33))
def test_any_calendar_date_of_ifc2x3_is_read_or_refused(year: int, month: int, day: int) -> None:
    house = TinyHouse("IFC2X3")
    house.task("Walls", "2026-03-02", "2026-03-06")
    for date in house.file.by_type("IfcCalendarDate"):
        date.DayComponent, date.MonthComponent, date.YearComponent = day, month, year
    answered(house)


def test_summaries_that_run_in_a_circle_do_not_hang_the_reader() -> None:
    house = TinyHouse()
    one, two = house.task("one", "2026-03-02", "2026-03-06"), house.task("two", "2026-03-02", "2026-03-06")
    house.nest(one, two)
    house.nest(two, one)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), house.storey("0", 0.0))
    house.assign_to_process(two, wall)
    (task,) = read_tasks(house.file)[0]
    assert task.elements == {wall.GlobalId}


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_task_without_a_name_or_dates_is_still_no_reason_to_stop(schema: str) -> None:
    house = TinyHouse("IFC2X3" if schema == "IFC2X3" else "IFC4")
    task = house.task("x")
    task.Name = None
    house.assign_to_process(
        task, house.box("IfcWall", "w", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), house.storey("0", 0.0))
    )
    (found,) = read_tasks(house.file)[0]
    assert found.name == task.GlobalId
    assert found.planned_start is None
