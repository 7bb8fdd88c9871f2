"""Rooms that are drawn over other rooms: gross floor areas, outlines of whole homes, the plot itself.

Programs export such areas as rooms like any other. A home that was measured with its outline and its rooms
would have its area twice, and a plan from which the plot is taken as somebody else's would be empty.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from models3d.homes.volumes import room_plan
from models3d.model import ModelSpace

#: A room is in another with this share of its plan; floors this far apart (metres) are of two levels.
INSIDE, LEVEL = 0.8, 0.5

#: A room is an outline where several others in it make up this share of it, or a single one nearly all.
MOSTLY, NEARLY = 0.5, 0.8


def without_outlines(spaces: Sequence[ModelSpace]) -> list[ModelSpace]:
    """``spaces`` but for those that are drawn around others of them."""
    rooms = [space for space in spaces if room_plan(space).area > 0]
    floors = np.array([room.mesh.vertices[:, 1].min() for room in rooms if room.mesh is not None])
    order = np.argsort(floors, kind="stable")
    outlines: set[int] = set()
    for level in np.split(order, np.flatnonzero(np.diff(floors[order]) >= LEVEL) + 1):
        own = [rooms[at] for at in level.tolist()]
        outlines.update(id(own[at]) for at in _outlines([room_plan(room) for room in own]))
    return [space for space in spaces if id(space) not in outlines]


def _outlines(rooms: Sequence[BaseGeometry]) -> list[int]:
    """Which of the plans ``rooms`` of one level are drawn around others."""
    if len(rooms) < 2:
        return []
    plans = np.array(rooms, np.object_)
    areas = shapely.area(plans)
    around, within = shapely.STRtree(plans).query(plans, predicate="intersects")
    smaller = areas[within] < areas[around]
    around, within = around[smaller], within[smaller]
    mostly = shapely.area(shapely.intersection(plans[around], plans[within])) >= INSIDE * areas[within]
    around, within = around[mostly], within[mostly]
    found = []
    for at in np.unique(around).tolist():
        inside = plans[within[around == at]]
        if shapely.union_all(inside).area >= (NEARLY if len(inside) == 1 else MOSTLY) * areas[at]:
            found.append(at)
    return found


def beside(mine: BaseGeometry, others: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Those of ``others`` that can lie beside ``mine``: what covers most of it is drawn over it."""
    return [one for one in others if one.intersection(mine).area <= MOSTLY * mine.area]
