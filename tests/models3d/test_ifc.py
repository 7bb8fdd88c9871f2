"""What the reader makes of IFC files: the same house from any schema and unit."""

from pathlib import Path

import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import Schema, TinyHouse


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize("unit", [1.0, 0.001])
def test_a_wall_is_where_it_was_drawn_whatever_the_units(tmp_path: Path, schema: Schema, unit: float) -> None:
    house = TinyHouse(schema, unit)
    first = house.storey("First floor", 3.0)
    house.box("IfcWall", "south wall", (1.0, 2.0, 3.0), (4.0, 0.2, 2.5), first)

    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())

    (wall,) = model.elements
    points = wall.meshes[0].vertices
    # y is up, and what was 2 m up the plan is 2 m away from its reader.
    assert np.allclose(points.min(axis=0), (1.0, 3.0, -2.2), atol=1e-6)
    assert np.allclose(points.max(axis=0), (5.0, 5.5, -2.0), atol=1e-6)
    assert wall.storey == "First floor"
    assert [(storey.name, storey.elevation) for storey in model.storeys] == [("First floor", 3.0)]


def test_a_part_is_on_the_storey_of_its_whole_and_knows_whose_it_is(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    treads = house.box("IfcStairFlight", "treads", (0.0, 0.0, 0.0), (1.0, 3.0, 3.0))
    stair = house.whole("IfcStair", "stair", [treads], ground)

    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())

    found = {element.name: element for element in model.elements}
    assert found["treads"].storey == "Ground floor"
    assert found["treads"].parent == stair.GlobalId
    assert not found["stair"].meshes


def test_a_window_opens_the_wall_and_is_on_the_walls_storey(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.3, 3.0), ground)
    hole = house.box("IfcOpeningElement", "hole", (1.0, -0.1, 1.0), (1.0, 0.5, 1.0))
    window = house.box("IfcWindow", "window", (1.0, 0.1, 1.0), (1.0, 0.1, 1.0))
    house.cut(wall, hole, window)

    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())

    found = {element.name: element for element in model.elements}
    assert set(found) == {"wall", "window"}, "the hole itself is not shown"
    assert found["window"].storey == "Ground floor"
    assert len(found["wall"].meshes[0].triangles) > 12, "a box with a hole has more than a box' faces"


def test_a_parapet_around_a_roof_is_hollow(tmp_path: Path) -> None:
    house = TinyHouse()
    roof = house.storey("Roof", 0.0)
    house.box("IfcWall", "parapet", (0.0, 0.0, 0.0), (10.0, 8.0, 1.0), roof, hole=0.5)

    (parapet,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements

    (mesh,) = parapet.meshes
    a, b, c = (mesh.vertices[mesh.triangles[:, corner]] for corner in range(3))
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
    assert volume == pytest.approx(10 * 8 - 9 * 7)


def test_rooms_are_volumes_that_know_their_home(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    room = house.box("IfcSpace", "1.03", (0.0, 0.0, 0.0), (5.0, 4.0, 2.6), ground)
    room.LongName = "living room"
    house.zone("Apartment 1", room)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (5.0, 0.2, 2.6), ground)

    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())

    (space,) = model.spaces
    assert (space.name, space.long_name, space.zone) == ("1.03", "living room", "Apartment 1")
    assert space.mesh is not None
    assert space.centre == pytest.approx((2.5, 1.3, -2.0))
    assert [element.name for element in model.elements] == ["wall"]


def test_layer_material_and_bearing_are_read_where_the_model_has_them(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    wall = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.1, 3.0), ground)
    house.layer("21 outer walls", wall)
    house.material("Brick, red", wall)
    house.load_bearing(wall, True)

    (element,) = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements

    assert (element.layer, element.material, element.bearing) == ("21 outer walls", "Brick, red", True)


def test_storeys_called_minus_one_and_one_are_two_storeys(tmp_path: Path) -> None:
    house = TinyHouse()
    for name, elevation in (("1", 3.0), ("-1", -3.0), ("0", 0.0)):
        storey = house.storey(name, elevation)
        house.box("IfcSlab", f"slab {name}", (0.0, 0.0, elevation), (4.0, 4.0, 0.2), storey)

    staged = read_staged(write_folder(tmp_path, house))

    assert [(storey.name, storey.floor) for storey in staged.storeys] == [("-1", -1), ("0", 0), ("1", 1)]
    assert len({storey.id for storey in staged.storeys}) == 3
    assert {element.name: element.storey for element in staged.model.elements} == {
        "slab -1": "-1",
        "slab 0": "0",
        "slab 1": "1",
    }


def test_a_file_that_is_no_ifc_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "house.ifc"
    path.write_text("this is a letter to the architect")
    with pytest.raises(BrokenInputError) as refused:
        read_ifc(path, Silent())
    assert refused.value.where == "house.ifc"
    assert "Export it again" in refused.value.remedy


def test_a_model_without_any_shape_is_refused(tmp_path: Path) -> None:
    house = TinyHouse()
    house.storey("Ground floor", 0.0)
    with pytest.raises(BrokenInputError, match="no element of it has a shape"):
        read_ifc(house.write(tmp_path / "house.ifc"), Silent())
