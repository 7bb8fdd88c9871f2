"""Whose a balcony or a terrace is: the part of it that lies before one home and nobody else's rooms."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.frames import Frame, frame_of
from models3d.plan import polygons

#: A place is a home's own that is nearly all its; of one that several share, more than this much (m²) counts.
NEARLY_ALL, LEAST = 0.8, 1.0

#: A home's part of a place lies along its walls over this length and within this of its rooms (metres).
TOUCHES, WALL = 0.8, 0.9

#: Others whose walls it lies along over less than this (metres) only stand at its end.
OPENS_ON = 2.2


def own_places(
    places: Sequence[Polygon], wanted: int, mine: BaseGeometry, others: Sequence[BaseGeometry]
) -> list[Polygon]:
    """What of ``places`` belongs to the plan ``mine``, the surest first.

    ``others`` are the plans of other homes and of what all share. A place that nearly all lies before
    ``mine`` is its own. ``wanted`` is how many places the price list knows of, 0 where it says nothing: as
    long as some are wanting, a gallery or a terrace along several homes is shared out among them.
    """
    whole, shares = [], []
    for place in places:
        part = nearer(place, mine, [other for other in others if _along(other, place) > OPENS_ON])
        if part.area < LEAST or _along(mine, part) < TOUCHES:
            continue
        if part.area > NEARLY_ALL * place.area:
            whole.append(place)
        else:
            shares.append(part)
    shares.sort(key=lambda part: (-round(part.area, 3), part.bounds))
    return whole + shares[: max(0, wanted - len(whole))]


def _along(rooms: BaseGeometry, place: BaseGeometry) -> float:
    return float(rooms.buffer(WALL, join_style="mitre").intersection(place.boundary).length)


def nearer(place: Polygon, mine: BaseGeometry, others: Sequence[BaseGeometry]) -> Polygon:
    """The part of ``place`` before ``mine``, cut across half-way to each of ``others`` along its length.

    Nothing where that cannot be told, for others lie behind ``mine`` or before it.
    """
    frame = frame_of(place)
    if not others or frame is None:
        return place
    reach = place.buffer(2 * WALL, join_style="mitre")
    (begin, end), *theirs = (_extent(frame, shape.intersection(reach)) for shape in (mine, *others))
    low, high = -frame.length, frame.length
    for first, last in theirs:
        if min(end, last) - max(begin, first) > min(end - begin, last - first) / 2:
            return Polygon()
        if first + last > begin + end:
            high = min(high, (end + first) / 2)
        else:
            low = max(low, (begin + last) / 2)
    across = 2 * frame.depth
    strip = [frame.place(*at) for at in ((low, -across), (high, -across), (high, across), (low, across))]
    return next(iter(polygons(place.intersection(Polygon(strip)))), Polygon())


def _extent(frame: Frame, shape: BaseGeometry) -> tuple[float, float]:
    """From where to where along ``frame`` there is something of ``shape`` (metres)."""
    along = frame.local(shapely.get_coordinates(shape))[:, 0] if not shape.is_empty else np.zeros(1)
    return float(along.min()), float(along.max())
