"""Ten times the elements cost about ten times the time, also where a model is unlike a block of flats."""

from collections.abc import Callable
from time import process_time

import numpy as np
import pytest

from models3d.model import ModelElement
from models3d.staging.boxes import boxes_of
from models3d.staging.parts_played import parts_played
from models3d.staging.roles import Role
from tests.models3d.world import box

#: What is quadratic takes a hundred times as long; caches and trees make ten times a little more.
SCALE, MOST = 10, 30


def element(number: int, ifc_class: str, corner: tuple[float, float, float], rise: float) -> ModelElement:
    """A slab of 3 x 3 m that climbs ``rise`` towards one side, or a wall 3 m long; on a grid of 4 m."""
    x, y, z = corner
    deep, high = (3.0, 0.2) if ifc_class == "IfcSlab" else (0.2, 2.8)
    shape = box(corner, (x + 3.0, y + high, z + deep))
    shape.vertices[:, 1] += rise * (shape.vertices[:, 0] - x) / 3.0
    return ModelElement(str(number), ifc_class, "", "Ground", meshes=(shape,))


def floors(count: int) -> list[ModelElement]:
    """Slabs and walls in one storey."""
    return grid(count, lambda at: ("IfcSlab", 0.0, 0.0) if at % 2 else ("IfcWall", 0.2, 0.0))


def sheds(count: int) -> list[ModelElement]:
    """Pitched roofs over a ground slab."""
    return grid(count, lambda at: ("IfcSlab", 3.0, 1.5) if at else ("IfcSlab", 0.0, 0.0))


def halls(count: int) -> list[ModelElement]:
    """Walls under flat roofs, over a ground slab."""
    return grid(count, lambda at: ("IfcSlab", 3.0 * (at > 1), 0.0) if at % 2 else ("IfcWall", 0.0, 0.0))


def grid(count: int, what: Callable[[int], tuple[str, float, float]]) -> list[ModelElement]:
    side = int(np.sqrt(count))
    found = []
    for at in range(count):
        ifc_class, height, rise = what(at)
        found.append(element(at, ifc_class, (at % side * 4.0, height, at // side * 4.0), rise))
    return found


@pytest.mark.parametrize("world", [floors, sheds, halls])
def test_the_parts_of_ten_times_the_elements_take_ten_times_as_long(
    world: Callable[[int], list[ModelElement]],
) -> None:
    seconds = []
    for count in (1_200, 1_200 * SCALE):
        elements = world(count)
        boxes = boxes_of(elements)
        begun = process_time()
        roles = parts_played(elements, boxes, 0.0)
        seconds.append(process_time() - begun)
        assert (roles.count(Role.ROOF) > count / 3) == (world is not floors)
    assert seconds[1] < MOST * seconds[0] + 0.3
