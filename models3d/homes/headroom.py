"""The floor area of a room under a sloping roof: what one can stand on, as surveyors count it."""

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon, union_all

from models3d.homes.volumes import room_plan
from models3d.model import Mesh, ModelSpace
from models3d.once import Once
from models3d.plan import LYING

#: Floor under less than this (metres) does not count.
LEAST = 1.5
#: Floors are no more uneven than this (metres).
EVEN = 0.05


@Once
def floor_area(space: ModelSpace) -> float:
    """Square metres of a drawn room that have headroom; 0 of one that is not drawn."""
    if space.mesh is None or space.placeholder:
        return 0.0
    whole = float(room_plan(space).area)
    if not _low_anywhere(space.mesh):
        return whole
    high = float(union_all(list(_above(space.mesh)), grid_size=0.001).area)
    # A room that is low all over, such as a crawl space, is still of some size.
    return high or whole


def _corners(mesh: Mesh) -> NDArray[np.float64]:
    """Corners (t, 3, 3) of the triangles of ``mesh`` that do not stand upright, heights over its floor."""
    corners = mesh.vertices[mesh.triangles] - [0.0, mesh.vertices[:, 1].min(), 0.0]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lying = np.abs(normal[:, 1]) > LYING * np.linalg.norm(normal, axis=1)
    return np.asarray(corners[lying])


def _low_anywhere(mesh: Mesh) -> bool:
    """Say whether anything over the floor of a room comes down below the headroom."""
    heights = _corners(mesh)[:, :, 1]
    return bool(((heights.min(axis=1) < LEAST) & (heights.max(axis=1) > EVEN)).any())


def _above(mesh: Mesh) -> list[Polygon]:
    """Plans (x, z) of what of the room's ceiling is higher than the headroom."""
    found = []
    for triangle in _corners(mesh):
        ring = []
        for one, other in zip(triangle, np.roll(triangle, -1, axis=0), strict=True):
            if one[1] >= LEAST:
                ring.append(one)
            if (one[1] >= LEAST) != (other[1] >= LEAST):
                ring.append(one + (LEAST - one[1]) / (other[1] - one[1]) * (other - one))
        if len(ring) > 2:
            found.append(Polygon([(x, z) for x, _, z in ring]))
    return found
