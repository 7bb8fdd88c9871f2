"""The building seen from above: footprints and outlines as polygons of (x, z) metres, and the compass."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import atan2, degrees

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import GEOSException, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.manifest import Orientation
from models3d.measures import crossed
from models3d.model import Mesh, ModelElement
from models3d.once import Once

#: Gaps up to twice this (metres) between the parts of a building are joints.
JOINT = 0.6

#: Triangles steeper than this show no footprint: the upward share of their unit normal.
LYING = 0.2

#: Upper and lower side of a closed mesh differ on plan by less than this share.
CLOSED = 1e-3

#: The outline of what has no corners.
EMPTY = Polygon()

#: Wider than the seams that rounding leaves (metres).
HAIR = 0.002

COMPASS: tuple[Orientation, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """Give the polygons that ``shape`` is made of, largest first; none for lines, points and nothing."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]
    return sorted((part for part in parts if part.area > 0), key=lambda part: -part.area)


def footprint(meshes: Iterable[Mesh]) -> BaseGeometry:
    """What ``meshes`` cover on plan: the union of their triangles that do not stand upright."""
    return _footprint(np.concatenate([np.zeros((0, 3, 2)), *map(_lying, meshes)]).tobytes())


# Rooms lie above rooms of the same plan.
@lru_cache(maxsize=1024)
def _footprint(triangles: bytes) -> BaseGeometry:
    corners = np.frombuffer(triangles).reshape(-1, 3, 2)
    return _closed(union_all(shapely.polygons(corners), grid_size=0.001)).simplify(2 * HAIR)


def cover(element: ModelElement) -> BaseGeometry:
    """The :func:`footprint` of a large element, several times faster, its corners in no known order."""
    return _closed(union_all([_covered(mesh) for mesh in element.meshes]))


@Once
def _covered(mesh: Mesh) -> BaseGeometry:
    triangles = _lying(mesh)
    shapes = np.asarray(shapely.polygons(triangles))
    area = float(np.abs(_twice(triangles)).sum()) / 2
    return _side_by_side(shapes, area) or union_all(shapes)


@Once
def hull(element: ModelElement) -> BaseGeometry:
    """Convex outline of an element on plan."""
    return _hulls([element])[0]


def find_hulls(elements: Iterable[ModelElement]) -> None:
    """Find the hulls of all ``elements`` with a shape at once, which takes a fraction of one by one."""
    new = [element for element in elements if element.meshes and not hull.knows(element)]
    for element, found in zip(new, _hulls(new), strict=True):
        hull.note(element, found)


def outline(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Everything within the outer border of what ``shapes`` enclose together, joints closed."""
    return filled(union_all(list(shapes)))


def filled(whole: BaseGeometry) -> BaseGeometry:
    """The outline of shapes that are united already."""
    joined = whole.buffer(JOINT, join_style="mitre").buffer(-JOINT, join_style="mitre")
    return union_all([Polygon(part.exterior) for part in polygons(joined)])


def compass(x: float, z: float, true_north: float) -> Orientation:
    """Compass direction of the plan direction (x, z), where ``true_north`` is as in ``manifest.Place``.

    >>> compass(0.0, -1.0, 0.0), compass(1.0, 0.0, 0.0), compass(0.0, -1.0, 90.0)
    ('N', 'E', 'W')
    """
    bearing = degrees(atan2(x, -z)) - true_north
    return COMPASS[round(bearing / 45) % 8]


def _hulls(elements: Sequence[ModelElement]) -> list[BaseGeometry]:
    vertices = [mesh.vertices for element in elements for mesh in element.meshes]
    if not vertices:
        return [EMPTY] * len(elements)
    counts = np.array([sum(len(mesh.vertices) for mesh in element.meshes) for element in elements], np.int64)
    of = np.repeat(np.arange(len(elements)), counts)
    plan = np.round(np.concatenate(vertices)[:, [0, 2]], 3)
    found = np.full(len(elements), EMPTY, np.object_)
    lines = counts > 1
    # One line through all points has their hull, and is made much faster than as many points.
    through = shapely.linestrings(plan[lines[of]], indices=(np.cumsum(lines) - 1)[of[lines[of]]])
    found[lines] = shapely.convex_hull(through)
    found[counts == 1] = shapely.points(plan[(counts == 1)[of]])
    return list(found)


def _lying(mesh: Mesh) -> NDArray[np.float64]:
    """Triangles (t, 3, 2) on plan, in whole millimetres, that cover all that ``mesh`` covers."""
    corners = mesh.vertices[mesh.triangles]
    normal = crossed(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    up = normal[:, 1]
    covers = np.abs(up) > 1e-6
    lying = covers & (np.abs(up) > LYING * np.linalg.norm(normal, axis=1))
    if (lying == covers).all() and abs(up.sum()) < CLOSED * np.abs(up).sum():
        # What is closed covers as much with its upper side as with its lower one: one of both will do.
        lying &= up > 0
    flat = np.round(corners[lying][:, :, [0, 2]], 3)
    return np.asarray(flat[np.abs(_twice(flat)) > 0])


def _twice(triangles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Twice the signed area of triangles (t, 3, 2)."""
    ab, ac = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    return np.asarray(ab[:, 0] * ac[:, 1] - ac[:, 0] * ab[:, 1])


def _side_by_side(shapes: NDArray[np.object_], area: float) -> BaseGeometry | None:
    """Union of ``shapes`` whose areas add up to ``area``, made in no time; None where they overlap."""
    try:
        whole = shapely.coverage_union_all(shapes)
    except GEOSException:
        return None
    return whole if whole.is_valid and abs(whole.area - area) <= 1e-6 * area else None


def _closed(shape: BaseGeometry) -> BaseGeometry:
    """A hair's breadth out and in closes the seams that rounding leaves between neighbouring triangles."""
    return shape.buffer(HAIR, join_style="mitre").buffer(-HAIR, join_style="mitre")
