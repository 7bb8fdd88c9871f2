"""Which walls and doors have the open on one side: they belong to the façade, the others to the rooms."""

from collections.abc import Sequence

import numpy as np
from shapely import prepare, union_all
from shapely.geometry.base import BaseGeometry

from models3d.boxes import Boxes
from models3d.manifest import Storey
from models3d.model import ModelElement
from models3d.plan import find_hulls, hull, outline
from models3d.roles import Role, is_wall
from models3d.storeyplan import CUT

#: What a façade is deep (metres): leaf, insulation and leaf.
DEEP = 0.6
#: So much of a wall on plan must lie within the façade's depth; what only ends there does not.
MOSTLY = 0.6
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
    cuts = [storey.elevation + CUT for storey in storeys]
    levels = [upright[(boxes.low[upright, 1] < cut) & (boxes.high[upright, 1] > cut)] for cut in cuts]
    # What no storey is cut through, such as a parapet, is seen against the whole building.
    for here in [*(level.tolist() for level in levels), upright.tolist()]:
        candidates = left.intersection(here)
        if not candidates:
            continue
        left -= candidates
        edge = _enclosed([hull(elements[at]) for at in here]).boundary.buffer(DEEP)
        prepare(edge)
        for at in candidates:
            shape = hull(elements[at])
            if edge.covers(shape) or edge.intersection(shape).area > MOSTLY * shape.area:
                found.add(at)
    return sorted(found)


def _enclosed(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """What upright ``shapes`` enclose; where they leave gaps, all between them."""
    whole, ring = union_all(list(shapes)).convex_hull, outline(shapes)
    return ring if ring.area >= CLOSED * whole.area else whole
