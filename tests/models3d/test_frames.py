"""Several files become one building: by their map coordinates, their storeys' heights, or not at all."""

from pathlib import Path

import numpy as np
import pytest

from models3d.model import ModelElement
from models3d.staged import Staged, read_staged
from tests.models3d.tiny_folder import SMALLEST, write_folder
from tests.models3d.tiny_ifc import Schema
from tests.models3d.traits_ifc import RealHouse

SECOND = '\n[[models]]\nfile = "second.ifc"\n'
FEET = 0.3048


def together(path: Path, first: RealHouse, second: RealHouse, toml: str = SMALLEST + SECOND) -> Staged:
    folder = write_folder(path, first, toml)
    second.write(folder / "second.ifc")
    return read_staged(folder)


def low(staged: Staged, name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    element = next(one for one in staged.model.elements if one.name == name)
    return corner(element)


def corner(element: ModelElement) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    corner: np.ndarray[tuple[int], np.dtype[np.float64]] = element.meshes[0].vertices.min(axis=0)
    return corner


def a_house(
    schema: Schema = "IFC4", unit: float = 1.0, storey: str = "Ground floor", height: float = 0.0
) -> RealHouse:
    house = RealHouse(schema, unit)
    level = house.storey(storey, height)
    house.box("IfcWall", f"wall {unit}", (10.0, 0.0, height), (4.0, 0.2, 2.5), level)
    return house


@pytest.mark.parametrize(("one", "other"), [("IFC2X3", "IFC4"), ("IFC4X3", "IFC2X3"), ("IFC4", "IFC4X3")])
def test_files_meet_by_what_both_say_of_the_map(tmp_path: Path, one: Schema, other: Schema) -> None:
    first, second = a_house(one), a_house(other, FEET)
    first.on_map(155_000.0, 463_000.0, 2.0)
    # Its x axis points north: 10 m along it are 10 m up the first one's plan.
    second.on_map(155_020.0, 463_000.0, 5.0, x_axis=(0.0, 1.0))
    staged = together(tmp_path, first, second)
    assert np.allclose(low(staged, "wall 1.0"), (10.0, 0.0, -0.2), atol=1e-6)
    assert np.allclose(low(staged, f"wall {FEET}"), (20.0 - 0.2, 3.0, -14.0), atol=1e-4)
    assert any("second.ifc was moved" in warning for warning in staged.warnings)


def test_an_offset_in_the_folder_counts_before_the_map(tmp_path: Path) -> None:
    first, second = a_house(), a_house(unit=FEET)
    first.on_map(155_000.0, 463_000.0)
    second.on_map(155_300.0, 463_000.0)
    toml = SMALLEST + SECOND + "offset = [1.0, 0.0, 0.0]\n"
    staged = together(tmp_path, first, second, toml)
    assert np.allclose(low(staged, f"wall {FEET}"), (11.0, 0.0, -0.2), atol=1e-6)


def test_map_coordinates_that_tear_the_building_apart_are_not_followed(tmp_path: Path) -> None:
    first, second = a_house(), a_house(unit=FEET)
    first.on_map(155_000.0, 463_000.0)
    second.on_map(5_000.0, 463_000.0)
    staged = together(tmp_path, first, second)
    assert np.allclose(low(staged, f"wall {FEET}"), (10.0, 0.0, -0.2), atol=1e-6)
    assert any("150.0 km" in warning and "not followed" in warning for warning in staged.warnings)


def test_a_file_drawn_in_map_coordinates_meets_one_that_only_speaks_of_them(tmp_path: Path) -> None:
    first, second = a_house(), RealHouse(unit=FEET)
    first.on_map(155_000.0, 463_000.0)
    second.box("IfcWall", "yard wall", (155_030.0, 463_000.0, 0.0), (4.0, 0.2, 2.5))
    staged = together(tmp_path, first, second)
    assert np.allclose(low(staged, "yard wall"), (30.0, 0.0, -0.2), atol=1e-3)


def test_files_drawn_around_different_origins_are_reported_with_the_way_out(tmp_path: Path) -> None:
    second = RealHouse(unit=FEET)
    second.box("IfcWall", "far wall", (30_010.0, 0.0, 0.0), (4.0, 0.2, 2.5))
    staged = together(tmp_path, a_house(), second)
    (said,) = [warning for warning in staged.warnings if "different origins" in warning]
    assert "second.ifc stands 30.0 km from house.ifc" in said
    assert "offset = [-30000, 0, 0]" in said


def test_one_floor_under_two_names_is_one_storey(tmp_path: Path) -> None:
    first = a_house(storey="00 begane grond")
    second = a_house(unit=FEET, storey="Level 0", height=-0.1)
    staged = together(tmp_path, first, second)
    assert [storey.name for storey in staged.storeys] == ["00 begane grond"]
    assert {element.storey for element in staged.model.elements} == {"00 begane grond"}
    assert any("'Level 0' is '00 begane grond'" in warning for warning in staged.warnings)


def test_one_name_for_two_floors_is_two_storeys(tmp_path: Path) -> None:
    staged = together(tmp_path, a_house(storey="Level 1"), a_house(unit=FEET, storey="Level 1", height=3.0))
    assert [storey.name for storey in staged.storeys] == ["Level 1", "Level 1 (second.ifc)"]


def test_a_building_far_from_its_origin_is_brought_to_it(tmp_path: Path) -> None:
    house = RealHouse()
    storey = house.storey("Ground floor", 0.0)
    house.place(storey, (2_600_000.0, 1_200_000.0, 430.0))
    house.put(house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), storey), storey)
    staged = read_staged(write_folder(tmp_path, house))
    assert np.abs(low(staged, "wall")).max() < 5
    assert any("were moved to it" in warning for warning in staged.warnings)


def test_a_building_high_above_the_sea_has_its_cellar_below_ground(tmp_path: Path) -> None:
    house = RealHouse()
    house.place(house.building, (0.0, 0.0, 430.0))
    for name, height in (("Cellar", -3.0), ("Ground floor", 0.0), ("First floor", 3.0)):
        storey = house.storey(name, height)
        house.place(storey, (0.0, 0.0, height), house.building)
        house.put(house.box("IfcWall", name, (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), storey), storey)
    staged = read_staged(write_folder(tmp_path, house))
    assert [(storey.elevation, storey.floor) for storey in staged.storeys] == [(-3.0, -1), (0.0, 0), (3.0, 1)]
    assert low(staged, "Cellar")[1] == pytest.approx(-3.0)
    assert any("430.00 m above" in warning for warning in staged.warnings)
