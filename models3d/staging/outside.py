"""Which walls and doors have the open on one side: they belong to the façade, the others to the rooms."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from shapely import area, intersection, intersects, prepare, union_all
from shapely.geometry.base import BaseGeometry

from models3d.homes.storeyplan import CUT
from models3d.manifest import Storey
from models3d.model import ModelElement
from models3d.plan import cover, filled, find_hulls, hull
from models3d.staging.boxes import Boxes
from models3d.staging.roles import Role, is_wall

#: What a façade is deep (metres): leaf, insulation and leaf.
DEEP = 0.6
#: A wall of which this share on plan lies deeper inside only ends in the façade.
LEAST = 0.4
#: A floor is no thicker, nor farther below its level, than this (metres).
UNDER = 1.0
#: Walls that enclose less than this share of what lies between them do not enclose the storey.
CLOSED = 0.4


def outside(
    elements: Sequence[ModelElement],
    boxes: Boxes,
    storeys: Sequence[Storey],
    roles: Sequence[Role],
    carries: Sequence[bool],
) -> list[int]:
    """Indices of the walls without a load and of the doors that lie in the façade."""
    asked = [
        at
        for at, one in enumerate(elements)
        if one.meshes
        and ((roles[at] is Role.UPRIGHT and not carries[at] and is_wall(one)) or one.ifc_class == "IfcDoor")
    ]
    upright = np.array(
        [
            at
            for at, one in enumerate(elements)
            if one.meshes and (roles[at] in (Role.UPRIGHT, Role.ENVELOPE) or one.ifc_class == "IfcDoor")
        ],
        np.intp,
    )
    if not asked:
        return []
    find_hulls([elements[at] for at in upright.tolist()])
    found: set[int] = set()
    left = set(asked)
    slabs = np.array(
        [at for at, one in enumerate(elements) if one.meshes and one.ifc_class.startswith("IfcSlab")], np.intp
    )
    heights = [storey.elevation for storey in storeys]
    levels = [
        (_between(boxes, upright, y + CUT, y + CUT), _between(boxes, slabs, y - UNDER, y)) for y in heights
    ]
    single, united = set(upright.tolist()), []
    for here, under in levels:
        candidates = left.intersection(here)
        if candidates:
            walls = union_all([hull(elements[at]) for at in here])
            found |= _in_facade(elements, candidates, _enclosed(walls, [elements[at] for at in under]))
            left -= candidates
            single.difference_update(here)
            united.append(walls)
    if left:
        # What no storey is cut through, such as a parapet, is seen against the whole building.
        walls = union_all([*united, *(hull(elements[at]) for at in sorted(single))])
        found |= _in_facade(elements, left, _enclosed(walls, []))
    return sorted(found)


def _in_facade(elements: Sequence[ModelElement], rows: set[int], enclosed: BaseGeometry) -> set[int]:
    """Those of ``rows`` that do not lie well within what is ``enclosed``."""
    asked = np.array(sorted(rows))
    shapes = np.array([hull(elements[at]) for at in asked.tolist()], np.object_)
    inside = enclosed.buffer(-DEEP)
    prepare(inside)
    within = intersects(inside, shapes)
    within[within] = area(intersection(inside, shapes[within])) >= LEAST * area(shapes[within])
    return set(asked[~within].tolist())


def _between(boxes: Boxes, rows: NDArray[np.intp], low: float, high: float) -> list[int]:
    """Those of ``rows`` that are at some height from ``low`` to ``high`` (metres)."""
    found: list[int] = rows[(boxes.low[rows, 1] < high) & (boxes.high[rows, 1] > low)].tolist()
    return found


def _enclosed(walls: BaseGeometry, slabs: Sequence[ModelElement]) -> BaseGeometry:
    """What ``walls`` enclose; where they leave gaps, their floor; without one, all between them."""
    whole, ring = walls.convex_hull, filled(walls)
    if ring.area >= CLOSED * whole.area:
        return ring
    floor = union_all([cover(slab) for slab in slabs])
    return floor if floor.area >= CLOSED * whole.area else whole
