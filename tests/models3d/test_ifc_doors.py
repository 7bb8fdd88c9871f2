"""Which way doors open, by what IFC files say of them. Plan: x to the right, z towards the reader."""

from pathlib import Path

import numpy as np
import pytest

from models3d.model import DoorOperation, ModelElement
from models3d.progress import Silent
from models3d.readers.frames import moved
from models3d.shelf import Shelf
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from tests.models3d.swinging_ifc import DOWN, SwingingHouse, X, Y
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import Schema

RIGHT, AWAY = (1.0, 0.0), (0.0, -1.0)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_door_opens_as_its_type_says_in_every_release(tmp_path: Path, schema: Schema) -> None:
    house = SwingingHouse(schema, 0.001)
    house.door("door", typed="SINGLE_SWING_LEFT")
    # What is up the plan in IFC is away from the plan's reader here.
    assert _read(house, tmp_path).opens == DoorOperation("SINGLE_SWING_LEFT", RIGHT, AWAY)


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3"])
def test_a_door_without_a_type_opens_as_it_says_itself(tmp_path: Path, schema: Schema) -> None:
    house = SwingingHouse(schema)
    house.door("door", own="DOUBLE_SWING_RIGHT")
    assert _read(house, tmp_path).opens == DoorOperation("DOUBLE_SWING_RIGHT", RIGHT, AWAY)


def test_a_type_that_says_nothing_leaves_it_to_the_door(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", own="SLIDING_TO_LEFT", typed="NOTDEFINED")
    opens = _read(house, tmp_path).opens
    assert opens is not None
    assert opens.kind == "SLIDING_TO_LEFT"


def test_a_door_of_which_nobody_says_anything_says_nothing(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", own="USERDEFINED")
    assert _read(house, tmp_path).opens is None


def test_a_door_that_is_turned_opens_to_where_it_is_turned(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", x_axis=Y, own="SINGLE_SWING_LEFT")
    assert _read(house, tmp_path).opens == DoorOperation("SINGLE_SWING_LEFT", AWAY, (-1.0, 0.0))


def test_a_door_that_hangs_upside_down_opens_to_the_other_side(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", x_axis=X, up=DOWN, own="SINGLE_SWING_LEFT")
    assert _read(house, tmp_path).opens == DoorOperation("SINGLE_SWING_LEFT", RIGHT, (0.0, 1.0))


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_the_left_of_a_type_that_is_mirrored_is_at_its_right(tmp_path: Path, schema: Schema) -> None:
    house = SwingingHouse(schema)
    house.mirror(house.door("door", typed="SINGLE_SWING_LEFT"))
    found = _read(house, tmp_path)
    assert found.opens == DoorOperation("SINGLE_SWING_LEFT", (-1.0, 0.0), AWAY)
    points = found.meshes[0].vertices
    assert np.allclose([points[:, 0].min(), points[:, 0].max()], [3.0, 4.0], atol=1e-6)


def test_a_door_that_lies_on_the_floor_has_no_side_to_open_to(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("hatch", x_axis=X, up=Y, own="SINGLE_SWING_LEFT")
    assert _read(house, tmp_path).opens is None


def test_a_door_turns_with_its_house(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", own="SINGLE_SWING_LEFT")
    model = moved(read_ifc(house.write(tmp_path / "house.ifc"), Silent()), np.zeros(3), 90.0)
    opens = model.elements[0].opens
    assert opens is not None
    # To the left: what pointed right points away from the reader, what pointed away points left.
    assert np.allclose([opens.along, opens.towards], [AWAY, (-1.0, 0.0)])


def test_a_door_opens_the_same_when_its_file_is_not_read_again(tmp_path: Path) -> None:
    house = SwingingHouse()
    house.door("door", own="SINGLE_SWING_RIGHT")
    house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (8.0, 6.0, 0.2), house.ground)
    house.box("IfcWall", "wall", (0.0, 2.1, 0.0), (8.0, 0.3, 3.0), house.ground)
    folder = write_folder(tmp_path / "folder", house)
    shelf = Shelf(tmp_path / "kept")
    first, again = (read_staged(folder, Silent(), shelf).model.elements for _ in range(2))
    opens = [one.opens for one in first if one.ifc_class == "IfcDoor"]
    assert opens == [DoorOperation("SINGLE_SWING_RIGHT", RIGHT, AWAY)]
    assert [one.opens for one in again] == [one.opens for one in first]


def _read(house: SwingingHouse, folder: Path) -> ModelElement:
    (door,) = read_ifc(house.write(folder / "house.ifc"), Silent()).elements
    return door
