"""Real exporters leave out names, units and a direction; buildings lost shapes, areas and north by it."""

from pathlib import Path

import pytest

from models3d.progress import Silent
from models3d.readers.kept_shapes import Portions
from models3d.readers.one_file import OneFile
from models3d.readers.reading_order import Manner
from models3d.shelf import Shelf
from models3d.sources.ifc import read_ifc, read_ifc_file
from models3d.staged import read_staged
from tests.models3d.tiny_folder import write_folder
from tests.models3d.traits_ifc import RealHouse


def test_things_whose_name_is_starred_as_if_it_followed_from_others_are_shown(tmp_path: Path) -> None:
    house = RealHouse()
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcSlab", "starred", (0.0, 0.0, -0.2), (8.0, 6.0, 0.2), storey)
    path = house.write(tmp_path / "house.ifc")
    text = path.read_text()
    assert text.count("'starred',$,$") == 1
    path.write_text(text.replace("'starred',$,$", "*,*,*"))
    model = read_ifc(path, Silent())
    assert [(one.name, bool(one.meshes)) for one in model.elements] == [("", True)]
    assert not model.warnings


def test_areas_without_a_unit_are_squares_of_the_unit_of_length(tmp_path: Path) -> None:
    house = RealHouse(unit=0.001)
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (5.0, 4.0, 0.2), storey)
    room = house.box("IfcSpace", "1", (0.0, 0.0, 0.0), (5.0, 4.0, 2.6), storey)
    house.floor_area(room, NetFloorArea=19_000_000.0)
    (space,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).spaces
    assert space.area == pytest.approx(19.0)


def test_an_area_that_cannot_be_the_rooms_is_passed_over_and_said(tmp_path: Path) -> None:
    house = RealHouse()
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (9.0, 6.0, 0.2), storey)
    house.floor_area(house.box("IfcSpace", "1", (0.0, 0.0, 0.0), (5.0, 4.0, 2.6), storey), NetFloorArea=19e6)
    house.floor_area(house.box("IfcSpace", "2", (5.2, 0.0, 0.0), (3.0, 4.0, 2.6), storey), NetFloorArea=11.0)
    staged = read_staged(write_folder(tmp_path, house))
    assert [space.area for space in staged.model.spaces] == [None, 11.0]
    (said,) = [warning for warning in staged.warnings if "cannot be right" in warning]
    assert said.startswith("1 room has an area written")
    assert "drawn 20.0 m²" in said


@pytest.mark.parametrize(
    ("direction", "north"), [((0.5, 0.866025), 30.0), ((2.0, 0.0, 1.0), None), ((1.0, 0.0, 0.0), 90.0)]
)
def test_a_north_that_points_to_the_sky_says_nothing(
    tmp_path: Path, direction: tuple[float, ...], north: float | None
) -> None:
    house = RealHouse()
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.3, 6.0, 2.8), storey)
    house.north(*direction)
    file = _read(house.write(tmp_path / "house.ifc"))
    assert file.true_north == (None if north is None else pytest.approx(north, abs=0.01))


def _read(path: Path) -> OneFile:
    return read_ifc_file(path, Silent(), Portions(Shelf(), ""), Manner(threads=1, seconds_per_element=60.0))
