"""One building, one schedule, every way in which IFC files have joined the two: it is staged alike."""

from pathlib import Path
from typing import Any, Literal, get_args

import pytest

from models3d.errors import BrokenInputError
from models3d.progress import Silent
from models3d.schedule.days import iso
from models3d.sources.ifc import read_ifc
from models3d.staged import Staged, read_staged
from tests.models3d.tiny_folder import block, write_folder
from tests.models3d.tiny_ifc import Schema, TinyHouse

#: The task's side; the element's side; tasks of a work schedule, under summaries that hold the dates.
Direction = Literal["to process", "to product", "to schedule"]

PLAN = {
    "footing": ("2026-03-02", "2026-03-13"),
    "slab": ("2026-03-16", "2026-04-17"),
    "wall": ("2026-03-23", "2026-05-01"),
    "window": ("2026-06-01", "2026-06-12"),
}


def built(schema: Schema, direction: Direction) -> TinyHouse:
    house = TinyHouse(schema)
    block(house)
    for word, (start, finish) in PLAN.items():
        elements = [one for one in house.file.by_type("IfcElement") if word in one.Name]
        if direction == "to schedule":
            # The dates are the summary's; in IFC2X3 they come with its IfcRelAssignsTasks.
            summary, task = house.task(word, start, finish, ActualStart=start), house.task(word)
            house.nest(summary, task)
            if schema != "IFC2X3":
                house.also_in("PLANNED", summary)
        else:
            task = house.task(word, start, finish, ActualStart=start)
        if direction == "to product":
            for element in elements:
                house.assign_to_product(element, task)
        else:
            house.assign_to_process(task, *elements)
    return house


def told(staged: Staged) -> list[Any]:
    """All that a buyer would be told of stages, tasks and elements, without ids that each file makes anew."""
    rows = zip(
        ((one.name, one.storey) for one in staged.model.elements),
        staged.element_stage.tolist(),
        staged.planned.tolist(),
        staged.actual.tolist(),
        staged.derived.tolist(),
        strict=True,
    )
    return [
        sorted(rows),
        [(one.id, one.planned, one.actual, one.elements, one.origin) for one in staged.stages],
        [(one.name, one.planned, one.actual, one.elements) for one in staged.tasks],
    ]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = write_folder(tmp_path_factory.mktemp("expected"), built("IFC4", "to process"))
    staged = read_staged(folder)
    assert staged.coverage.elements_with_task == 13, "all but the partitions"
    return told(staged)


@pytest.mark.parametrize("schema", get_args(Schema))
@pytest.mark.parametrize("direction", get_args(Direction))
def test_the_same_building_is_staged_alike_in_every_direction_and_version(
    tmp_path: Path, schema: Schema, direction: Direction, expected: list[Any]
) -> None:
    assert told(read_staged(write_folder(tmp_path, built(schema, direction)))) == expected


@pytest.mark.parametrize("schema", get_args(Schema))
def test_a_baseline_in_the_model_is_what_was_promised(tmp_path: Path, schema: Schema) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    task = house.task("Walls", "2026-03-16", "2026-03-20")
    house.assign_to_process(task, wall)
    if schema == "IFC2X3":
        house.also_in("BASELINE", task, "2026-03-02", "2026-03-06")
    else:
        copy = house.task("Walls", "2026-03-02", "2026-03-06")
        house.also_in("PLANNED", task)
        house.also_in("BASELINE", copy)
        house.declare(task, copy)

    (found,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).tasks

    assert found.elements == {wall.GlobalId}
    days = (found.planned_start, found.planned_finish, found.expected_start, found.expected_finish)
    assert [iso(day or -1) for day in days] == ["2026-03-02", "2026-03-06", "2026-03-16", "2026-03-20"]


@pytest.mark.parametrize("schema", get_args(Schema))
def test_a_task_of_a_group_speaks_of_its_members(tmp_path: Path, schema: Schema) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    walls = [house.box("IfcWall", "w", (0.0, n, 0.0), (4.0, 0.2, 3.0), ground) for n in (0.0, 2.0)]
    group = house.group("IfcGroup", "lot 1", *walls)
    task = house.task("Walls", "2026-03-02", "2026-03-06")
    house.assign_to_process(task, group)

    (found,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).tasks

    assert found.elements == {wall.GlobalId for wall in walls}


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3"])
def test_a_task_of_a_type_speaks_of_all_that_is_of_it(tmp_path: Path, schema: Schema) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    window = house.box("IfcWindow", "w", (0.0, 0.0, 1.0), (1.0, 0.1, 1.0), ground)
    kind = house.of_type("IfcWindowType", "W1", window)
    house.assign_to_product(kind, house.task("Windows", "2026-03-02", "2026-03-06"))

    (found,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).tasks

    assert found.elements == {window.GlobalId}


def test_a_date_of_another_age_is_refused_with_its_line(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    house.task("Walls", "1899-12-30", "2026-03-06")
    with pytest.raises(BrokenInputError, match=r"line #\d+.*'1899-12-30' is no date between"):
        read_ifc(house.write(tmp_path / "house.ifc"), Silent())
