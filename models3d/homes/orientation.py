"""Which way a home, or a wall, looks: the outward direction on plan, turned to the compass."""

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from models3d.homes.storeyplan import STEP_OUT, StoreyPlan
from models3d.homes.volumes import REACH, Level
from models3d.manifest import Orientation
from models3d.model import ModelElement
from models3d.plan import COMPASS, compass, hull, polygons

#: A side with less than this share of a home's windows (or outer walls) is no side it faces.
LEAST_SIDE = 0.15

#: Bays and piers shorter than this (metres) say nothing about where a home looks.
SHORT = 0.6

Sides = dict[Orientation, float]


def outward(element: ModelElement, plan: StoreyPlan) -> tuple[float, float] | None:
    """Unit direction (x, z) in which an upright, thin element looks out of the building; None inside it."""
    shape = hull(element)
    frame = shape.minimum_rotated_rectangle
    if not isinstance(frame, Polygon) or frame.area < 1e-6:
        return None
    corners = shapely.get_coordinates(frame)
    sides = [(float(np.linalg.norm(side)), side.tolist()) for side in np.diff(corners[:3], axis=0)]
    (length, (x, z)), (thickness, _) = max(sides, key=itemgetter(0)), min(sides, key=itemgetter(0))
    centre, reach = shape.centroid, thickness / 2 + STEP_OUT
    out = [
        (x, z)
        for x, z in ((-z / length, x / length), (z / length, -x / length))
        if plan.outside(centre.x + x * reach, centre.y + z * reach)
    ]
    # Outside on both sides is a garden wall, on neither a wall between rooms.
    return out[0] if len(out) == 1 else None


def window_sides(
    levels: Iterable[Level],
    windows: dict[int, list[ModelElement]],
    plans: list[StoreyPlan],
    true_north: float,
) -> Sides:
    """Metres of window on each compass side of a home; ``windows`` are those of each storey."""
    sides: Sides = defaultdict(float)
    for level in levels:
        reach = level.plan.buffer(REACH)
        shapely.prepare(reach)
        for window in windows.get(level.storey, []):
            shape = hull(window)
            direction = outward(window, plans[level.storey]) if reach.contains(shape.centroid) else None
            if direction:
                sides[compass(*direction, true_north)] += shape.length / 2
    return sides


def wall_sides(levels: Iterable[Level], plans: list[StoreyPlan], true_north: float) -> Sides:
    """Metres of outer wall on each compass side of a home."""
    sides: Sides = defaultdict(float)
    for level in levels:
        for x, z, length in _outer_edges(level.plan, plans[level.storey]):
            sides[compass(x, z, true_north)] += length
    return sides


def facing(sides: Sides) -> list[Orientation]:
    """Compass sides with a fair share, the greatest first."""
    total = sum(sides.values())
    order = sorted(sides, key=lambda side: (-sides[side], COMPASS.index(side)))
    return [side for side in order if sides[side] >= LEAST_SIDE * total]


def _outer_edges(shape: BaseGeometry, plan: StoreyPlan) -> Iterable[tuple[float, float, float]]:
    """Outward direction (x, z) and length of each edge of ``shape`` beyond which is the open."""
    for part in polygons(shape.simplify(SHORT / 2)):
        ring = part.exterior
        for begin, end in zip(ring.coords, ring.coords[1:], strict=False):
            edge = LineString([begin, end])
            if edge.length < SHORT:
                continue
            along = np.subtract(end, begin) / edge.length
            across = np.array([-along[1], along[0]])
            middle = np.array(edge.interpolate(0.5, normalized=True).coords[0])
            if part.contains(Point(middle + across * 0.05)):
                across = -across
            if plan.outside(*(middle + across * (STEP_OUT + REACH)).tolist()):
                yield float(across[0]), float(across[1]), float(edge.length)
