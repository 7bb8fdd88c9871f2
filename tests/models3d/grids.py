"""Wide made buildings, unlike a block of flats: as many elements as wanted, on a grid."""

from collections.abc import Callable

import numpy as np

from models3d.model import ModelElement
from tests.models3d.world import box


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
