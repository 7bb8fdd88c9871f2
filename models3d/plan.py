"""The building seen from above: footprints and outlines as polygons of (x, z) metres, and the compass."""

from collections.abc import Iterable
from math import atan2, degrees

import numpy as np
from shapely import Polygon, union_all
from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from models3d.manifest import Orientation
from models3d.model import Mesh, ModelElement

#: Gaps up to twice this (metres) between the parts of a building are joints.
JOINT = 0.6

#: Triangles steeper than this show no footprint: the upward share of their unit normal.
LYING = 0.2

#: Wider than the seams that rounding leaves (metres).
HAIR = 0.002

COMPASS: tuple[Orientation, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """Give the polygons that ``shape`` is made of, largest first; none for lines, points and nothing."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]
    return sorted((part for part in parts if part.area > 0), key=lambda part: -part.area)


def footprint(meshes: Iterable[Mesh]) -> BaseGeometry:
    """What ``meshes`` cover on plan: the union of their triangles that do not stand upright."""
    triangles = []
    for mesh in meshes:
        corners = mesh.vertices[mesh.triangles]
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        size = np.linalg.norm(normal, axis=1)
        lying = np.abs(normal[:, 1]) > LYING * np.maximum(size, 1e-12)
        triangles += [Polygon(corner) for corner in corners[lying][:, :, [0, 2]] if _has_area(corner)]
    # A hair's breadth out and in closes the seams that rounding leaves between neighbouring triangles.
    whole = union_all(triangles, grid_size=0.001).buffer(HAIR, join_style="mitre")
    return whole.buffer(-HAIR, join_style="mitre").simplify(2 * HAIR)


def hull(element: ModelElement) -> BaseGeometry:
    """Convex outline of an element on plan."""
    points = np.concatenate([mesh.vertices[:, [0, 2]] for mesh in element.meshes])
    return MultiPoint(np.round(points, 3)).convex_hull


def outline(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Everything within the outer border of what ``shapes`` enclose together, joints closed."""
    joined = union_all(list(shapes)).buffer(JOINT, join_style="mitre").buffer(-JOINT, join_style="mitre")
    return union_all([Polygon(part.exterior) for part in polygons(joined)])


def compass(x: float, z: float, true_north: float) -> Orientation:
    """Compass direction of the plan direction (x, z), where ``true_north`` is as in ``manifest.Place``.

    >>> compass(0.0, -1.0, 0.0), compass(1.0, 0.0, 0.0), compass(0.0, -1.0, 90.0)
    ('N', 'E', 'W')
    """
    bearing = degrees(atan2(x, -z)) - true_north
    return COMPASS[round(bearing / 45) % 8]


def _has_area(corner: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    (ax, az), (bx, bz), (cx, cz) = corner
    return bool(abs((bx - ax) * (cz - az) - (cx - ax) * (bz - az)) > 1e-6)
