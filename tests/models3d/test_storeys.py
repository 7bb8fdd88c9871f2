"""Storeys as buyers count them, whatever levels an architect needed."""

from pathlib import Path

import pytest

from models3d.model import Model, ModelElement, ModelStorey
from models3d.staged import read_staged
from models3d.staging.boxes import boxes_of
from models3d.staging.storeys import storeys_of
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import TinyHouse
from tests.models3d.world import box


def counted(*levels: tuple[str, float]) -> dict[str, tuple[int, float]]:
    """Floor and height of each of ``levels``, given as name and elevation."""
    element = ModelElement("1", "IfcSlab", "slab", levels[0][0], meshes=(box((0, 0, 0), (1, 1, 1)),))
    model = Model([ModelStorey(name, height) for name, height in levels], [element], [])
    found, _ = storeys_of(model, [], boxes_of(model.elements))
    return {storey.name: (storey.floor, storey.height) for storey in found}


def test_levels_of_the_structure_are_no_floors_of_their_own() -> None:
    found = counted(
        ("Footing", -1.25), ("Top of slab 0", -0.3), ("Ground", 0.0), ("Top of slab 1", 2.7), ("First", 3.0)
    )
    assert {name: floor for name, (floor, _) in found.items()} == {
        "Footing": -1, "Top of slab 0": 0, "Ground": 0, "Top of slab 1": 1, "First": 1,
    }  # fmt: skip
    assert found["Ground"][1] == pytest.approx(2.7)
    assert found["Top of slab 1"][1] == pytest.approx(3.0), "not the hand's breadth up to the screed"


def test_half_storeys_are_counted_with_the_floor_below_them() -> None:
    found = counted(("0", 0.0), ("0.5", 1.4), ("1", 2.8), ("1.5", 4.2), ("-0.5", -1.4), ("-1", -2.8))
    assert [found[name][0] for name in ("0", "0.5", "1", "1.5", "-0.5", "-1")] == [0, 0, 1, 1, -1, -1]


def test_two_cellars_are_two_floors_below_the_ground() -> None:
    found = counted(("Parking", -5.6), ("Cellar", -2.8), ("Ground", 0.0))
    assert [floor for floor, _ in found.values()] == [-2, -1, 0]


def test_a_storey_at_minus_nothing_is_at_nothing() -> None:
    model = Model([ModelStorey("Ground", -0.0)], [], [])
    (storey,), _ = storeys_of(model, [], boxes_of([]))
    assert str(storey.elevation) == "0.0"


def test_buyers_read_no_ids_where_the_model_names_no_storeys(tmp_path: Path) -> None:
    house = TinyHouse()
    for number in (0, 1):
        storey = house.storey(f"{number}cUkl32yn9qRSPvBJVyWw5", 3.0 * number)
        house.box("IfcWall", f"wall {number}", (0.0, 0.0, 3.0 * number), (0.3, 6.0, 2.8), storey)
    staged = read_staged(write_folder(tmp_path / "nameless", house))
    assert [storey.name for storey in staged.storeys] == ["Ground floor", "Floor 1"]
    assert {one.name: one.storey for one in staged.model.elements} == {
        "wall 0": "Ground floor", "wall 1": "Floor 1",
    }  # fmt: skip

    house = TinyHouse()
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.3, 6.0, 2.8))
    staged = read_staged(write_folder(tmp_path / "none", house))
    assert [storey.name for storey in staged.storeys] == ["Ground floor"]
    assert staged.model.elements[0].storey == "Ground floor"


def test_a_roof_on_a_storey_whose_height_nobody_set_is_on_top(tmp_path: Path) -> None:
    house = TinyHouse()
    roof, ground = house.storey("Dach", 0.0), house.storey("Erdgeschoss", 0.18)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.18), (0.3, 6.0, 2.8), ground)
    house.box("IfcSlab", "roof", (0.0, 0.0, 3.2), (8.0, 6.0, 0.2), roof)
    staged = read_staged(write_folder(tmp_path, house))
    assert [(storey.name, storey.floor) for storey in staged.storeys] == [("Erdgeschoss", 0), ("Dach", 1)]
    assert any("storey 'Dach' at 0.00 m" in warning for warning in staged.warnings)
