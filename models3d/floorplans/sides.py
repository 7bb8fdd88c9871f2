"""Which side a door opens to where its leaf does not show it: into the room, clear of walls, off the hall."""

import re
from collections.abc import Callable, Sequence

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.rooms import Room

#: Rooms one goes through, English and Dutch: doors open away from them.
WAYS = re.compile(r"hall|corridor|landing|lobby|passage|stair|entr|gang|overloop|trap|portaal|riser", re.I)

#: What speaks against a side: standing in a hall, opening to all instead of into a home, each worth so much
#: of a sector that is blocked by walls (m²).
INTO_HALL, OUT_OF_HOME = 0.05, 0.2


def speaks_against(rooms: Sequence[Room], walls: BaseGeometry) -> Callable[[Polygon], float]:
    """Give a measure of how much speaks against a leaf that sweeps over a sector."""
    drawn = [room for room in rooms if room.shape is not None]

    def against(sector: Polygon) -> float:
        blocked = float(sector.intersection(walls).area)
        middle = sector.centroid
        room = next((room for room in drawn if room.shape is not None and room.shape.contains(middle)), None)
        if room is None:
            return blocked + (OUT_OF_HOME if drawn else 0.0)
        way = INTO_HALL if WAYS.search(room.name) else 0.0
        return blocked + way + (0.0 if room.row else OUT_OF_HOME)

    return against
