"""Traits of real files: whatever program and version they come from, the same house comes out."""

from pathlib import Path

import numpy as np
import pytest

from models3d.model import Model
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import Schema
from tests.models3d.traits_ifc import SQUARE_FOOT, RealHouse

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")
ZERO = (0.0, 0.0, 0.0)

every_schema = pytest.mark.parametrize("schema", SCHEMAS)


def read(house: RealHouse, path: Path) -> Model:
    return read_ifc(house.write(path / "house.ifc"), Silent())


@every_schema
@pytest.mark.parametrize("unit", [0.3048, 0.0254])
def test_feet_and_inches_become_metres(tmp_path: Path, schema: Schema, unit: float) -> None:
    house = RealHouse(schema, unit)
    first = house.storey("Level 2", 3.048)
    house.box("IfcWall", "wall", (1.0, 2.0, 3.0), (4.0, 0.2, 2.5), first)
    model = read(house, tmp_path)
    points = model.elements[0].meshes[0].vertices
    assert np.allclose(points.max(axis=0), (5.0, 5.5, -2.0), atol=1e-6)
    assert model.storeys[0].elevation == pytest.approx(3.048)


@every_schema
def test_storeys_stand_where_their_walls_do_on_a_site_above_the_sea(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    house.place(house.site, (0.0, 0.0, 85.0))
    house.place(house.building, ZERO, house.site)
    for number in range(2):
        storey = house.storey(f"Level {number + 1}", number * 3.0)
        house.place(storey, (0.0, 0.0, number * 3.0), house.building)
        house.put(house.box("IfcWall", f"wall {number}", ZERO, (4.0, 0.2, 2.5), storey), storey)
    model = read(house, tmp_path)
    assert [storey.elevation for storey in model.storeys] == [85.0, 88.0]
    low = [element.meshes[0].vertices[:, 1].min() for element in model.elements]
    assert low == pytest.approx([85.0, 88.0])


def test_storeys_that_an_exporter_left_unplaced_go_by_their_elevation(tmp_path: Path) -> None:
    house = RealHouse()
    for number in range(2):
        storey = house.storey(f"Level {number + 1}", number * 3.0)
        house.place(storey, ZERO)
        house.box("IfcWall", f"wall {number}", (0.0, 0.0, number * 3.0), (4.0, 0.2, 2.5), storey)
    assert [storey.elevation for storey in read(house, tmp_path).storeys] == [0.0, 3.0]


def test_two_buildings_with_a_level_one_each_share_it_only_at_one_height(tmp_path: Path) -> None:
    house = RealHouse()
    house.building.Name = "North"
    low, same = house.storey("Level 1", 0.0), house.storey("Level 1", 0.2)
    other = house.storey("Level 1", 1.5)
    for number, storey in enumerate((low, same, other)):
        house.box("IfcWall", f"wall {number}", (number * 5.0, 0.0, 0.0), (4.0, 0.2, 2.5), storey)
    model = read(house, tmp_path)
    assert [storey.name for storey in model.storeys] == ["Level 1", "Level 1 (North)"]
    assert [element.storey for element in model.elements] == ["Level 1", "Level 1", "Level 1 (North)"]


@every_schema
def test_only_what_is_built_is_shown(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    panel = house.box("IfcPlate", "pane", ZERO, (1.0, 0.02, 2.5))
    post = house.box("IfcMember", "post", (1.0, 0.0, 0.0), (0.05, 0.1, 2.5))
    house.whole("IfcCurtainWall", "curtain wall", [panel, post], ground)
    house.box("IfcVirtualElement", "border of a room", ZERO, (4.0, 0.1, 2.5), ground)
    house.room("1", "Living", ZERO, ground)
    house.box("IfcBuildingElementProxy", "flower box", (2.0, 0.0, 0.0), (1.0, 0.3, 0.3), house.site)
    if schema != "IFC2X3":
        house.box("IfcSpatialZone", "fire zone", ZERO, (9.0, 9.0, 9.0))
    model = read(house, tmp_path)
    shown = {element.name: element for element in model.elements if element.meshes}
    assert set(shown) == {"pane", "post", "flower box"}
    assert shown["post"].storey == "Ground floor"
    assert shown["flower box"].storey == "", "the site holds it; its height will say"
    assert [space.name for space in model.spaces] == ["1"]


@every_schema
def test_a_file_of_proxies_without_storeys_is_a_building_all_the_same(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    for number in range(3):
        house.box("IfcBuildingElementProxy", f"block {number}", (0.0, 0.0, number * 3.0), (9.0, 9.0, 3.0))
    staged = read_staged(write_folder(tmp_path, house))
    assert len(staged.model.elements) == 3
    assert len(staged.storeys) == 1


def test_elements_that_share_an_id_are_all_shown_and_reported(tmp_path: Path) -> None:
    house = RealHouse()
    ground = house.storey("Ground floor", 0.0)
    walls = [
        house.box("IfcWall", f"wall {n}", (n * 5.0, 0.0, 0.0), (4.0, 0.2, 2.5), ground) for n in range(3)
    ]
    walls[2].GlobalId = walls[0].GlobalId
    model = read(house, tmp_path)
    assert [element.meshes[0].vertices[:, 0].min() for element in model.elements] == [0.0, 5.0, 10.0]
    assert len({element.global_id for element in model.elements}) == 3
    assert any("more than one element" in warning for warning in model.warnings)


@every_schema
def test_rooms_drawn_undrawn_and_piled_up_are_told_apart(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", ZERO, (4.0, 0.2, 2.5), ground)
    house.room("1", "Living", (5.0, 0.0, 0.0), ground)
    undrawn = house.room("2", "Bath", ZERO, ground, drawn=False)
    house.place(undrawn, (7.0, 8.0, 0.0))
    for number in "345":
        house.room(number, "Room", (20.0, 0.0, 0.0), ground)
    model = read(house, tmp_path)
    assert [space.placeholder for space in model.spaces] == [False, True, True, True, True]
    assert model.spaces[1].centre == pytest.approx((7.0, 0.0, -8.0))
    assert any("4 of 5 rooms are placeholders" in warning for warning in model.warnings)


@every_schema
def test_an_area_that_the_author_wrote_is_read_in_its_unit(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema, 0.3048)
    house.square_feet()
    ground = house.storey("Level 1", 0.0)
    house.box("IfcWall", "wall", ZERO, (4.0, 0.2, 2.5), ground)
    house.floor_area(house.room("1", "Living", ZERO, ground), GrossFloorArea=150.0, NetFloorArea=120.0)
    revit = house.room("2", "Bath", (5.0, 0.0, 0.0), ground)
    house.properties(revit, "GSA Space Areas", GSA_BIM_Area=50.0)
    house.room("3", "Hall", (10.0, 0.0, 0.0), ground)
    areas = [space.area for space in read(house, tmp_path).spaces]
    assert areas[:2] == pytest.approx([120 * SQUARE_FOOT, 50 * SQUARE_FOOT], abs=1e-3)
    assert areas[2] is None


@every_schema
def test_a_home_is_its_apartment_and_not_its_fire_compartment(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    ground = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", ZERO, (4.0, 0.2, 2.5), ground)
    rooms = [house.room(str(n), "Living", (n * 5.0, 0.0, 0.0), ground) for n in range(5)]
    house.zone("Fire compartment 1", *rooms)
    house.zone("Building A", house.zone("Apartment 7", rooms[0]), rooms[1])
    house.properties(rooms[2], "Sales", Unit_Number="B-12")
    if schema != "IFC2X3":
        house.spatial_zone("Flat 3", rooms[3])
    found = [space.zone for space in read(house, tmp_path).spaces]
    assert found[:3] == ["Apartment 7", "Building A", "B-12"]
    assert found[3] == ("" if schema == "IFC2X3" else "Flat 3")
    assert found[4] == ""


@every_schema
def test_true_north_is_reported_and_never_followed(tmp_path: Path, schema: Schema) -> None:
    house = RealHouse(schema)
    house.box("IfcWall", "wall", ZERO, (4.0, 0.2, 2.5), house.storey("Ground floor", 0.0))
    house.north(np.sin(np.radians(40.0)), np.cos(np.radians(40.0)))
    folder = write_folder(tmp_path, house)
    silent = read_staged(folder)
    (said,) = [warning for warning in silent.warnings if "north" in warning]
    assert "40°" in said
    assert "0° is assumed" in said
    assert silent.development.place.true_north == 0.0
    toml = folder / "development.toml"
    toml.write_text(toml.read_text().replace("[[models]]", "true_north = 15\n\n[[models]]"))
    given = read_staged(folder)
    assert given.development.place.true_north == 15.0
    assert any("development.toml says 15°, and that counts" in warning for warning in given.warnings)
