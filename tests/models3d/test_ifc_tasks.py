"""Tasks inside IFC files: a project manager's links are found in whichever direction they were drawn."""

from pathlib import Path

import pytest

from models3d.model import Model
from models3d.progress import Silent
from models3d.schedule.days import iso
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_ifc import Schema, TinyHouse


def read(house: TinyHouse, tmp_path: Path) -> Model:
    return read_ifc(house.write(tmp_path / "house.ifc"), Silent())


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize("side", ["process", "product"])
def test_a_wall_finds_its_task_in_every_direction_and_schema(
    tmp_path: Path, schema: Schema, side: str
) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    task = house.task("Walls", "2026-03-02", "2026-03-06", ActualStart="2026-03-03")
    if side == "process":
        house.assign_to_process(task, wall)
    else:
        house.assign_to_product(wall, task)

    (found,) = read(house, tmp_path).tasks

    assert found.name == "Walls"
    assert found.elements == {wall.GlobalId}
    assert found.planned_start is not None
    assert found.planned_finish is not None
    assert found.actual_start is not None
    assert (iso(found.planned_start), iso(found.planned_finish)) == ("2026-03-02", "2026-03-06")
    assert iso(found.actual_start) == "2026-03-03"
    assert found.actual_finish is None


def test_tasks_of_one_name_stay_apart_and_know_their_summary(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    slab = house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (4.0, 4.0, 0.2), ground)
    pours = [house.task("Pour", "2026-03-02", "2026-03-02"), house.task("Pour", "2026-04-02", "2026-04-02")]
    structure = house.task("Structure")
    house.nest(structure, *pours)
    house.assign_to_process(pours[0], slab)
    house.assign_to_process(pours[1], wall)

    tasks = read(house, tmp_path).tasks

    assert [(task.name, task.path) for task in tasks] == [("Pour", ("Structure",))] * 2
    assert len({task.id for task in tasks}) == 2


def test_a_task_linked_to_a_storey_speaks_of_all_that_is_in_it(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    house.assign_to_product(ground, house.task("Ground floor", "2026-03-02", "2026-03-06"))

    (task,) = read(house, tmp_path).tasks

    assert task.elements == {wall.GlobalId}


def test_a_demolition_lets_nothing_appear(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    task = house.task("Pull down the old shed", "2026-01-05", "2026-01-09")
    task.PredefinedType = "DEMOLITION"
    house.assign_to_process(task, wall)

    model = read(house, tmp_path)

    assert model.tasks == []
    assert any("nothing appears by that" in warning for warning in model.warnings)
