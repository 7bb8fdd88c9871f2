"""Which part of the house an element is: a side's façade, the roof, the structure, or the site."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from shapely import disjoint, prepare, union_all
from shapely.geometry.base import BaseGeometry

from models3d.homes.orientation import outward
from models3d.homes.sitework import is_roof, is_site
from models3d.homes.storey_index import finder
from models3d.homes.storeyplan import StoreyPlan
from models3d.manifest import NO_INDEX, MaterialKind, Orientation
from models3d.model import ModelElement
from models3d.plan import compass, hull
from models3d.staged import Staged
from models3d.staging.roles import STRUCTURE, role_of

Part = Orientation | Literal["roof", "structure", "site"]

#: What a façade is made of: what is thin, upright and has the open on one side.
FACING = (
    "IfcWall", "IfcWindow", "IfcDoor", "IfcCurtainWall", "IfcCovering", "IfcPlate", "IfcRailing",
    "IfcBuildingElementPart", "IfcMember",
)  # fmt: skip

#: An element this near to the storey's outline (metres) can be part of its façade.
NEAR = 0.9

#: What is farther than this from the whole house's plan (metres) stands by itself on the site.
APART = 2.0


def parts_of(staged: Staged, plans: Sequence[StoreyPlan], kinds: Sequence[MaterialKind]) -> list[Part]:
    """Part of every element; ``kinds`` is what most of each is made of."""
    shapes = [hull(element) if element.meshes else None for element in staged.model.elements]
    house = _house(staged.model.elements, plans)
    apart = _apart(house, shapes)
    edges = [plan.outline.boundary for plan in plans]
    find = finder(staged.storeys)
    ground = min((s.elevation for s in staged.storeys if s.floor == 0), default=0.0)
    north = staged.development.place.true_north
    parts: list[Part] = []
    for element, kind, shape, alone in zip(staged.model.elements, kinds, shapes, apart, strict=True):
        storey = find(element.storey)
        if is_site(element, kind, apart=alone, ground=ground):
            parts.append("site")
        elif is_roof(element, kind):
            parts.append("roof")
        elif shape is not None and storey != NO_INDEX:
            parts.append(_side(element, shape, plans[storey], edges[storey], north) or "structure")
        else:
            parts.append("structure")
    return parts


def _house(elements: Sequence[ModelElement], plans: Sequence[StoreyPlan]) -> BaseGeometry:
    """What the house covers on plan: all that is enclosed, or its frame where next to nothing is."""
    house = union_all([plan.outline for plan in plans])
    frame = [hull(one) for one in elements if one.meshes and role_of(one) in STRUCTURE]
    if not house.is_empty and 2 * sum(_apart(house, frame)) <= len(frame):
        return house
    return union_all([house, *frame]).convex_hull


def _apart(house: BaseGeometry, shapes: Sequence[BaseGeometry | None]) -> list[bool]:
    """Say of each of ``shapes`` on plan whether it stands apart from the ``house``; of none where none is."""
    if house.is_empty:
        return [False] * len(shapes)
    near = house.buffer(APART)
    prepare(near)
    found: list[bool] = disjoint(near, np.array(shapes, np.object_)).tolist()
    return found


def _side(
    element: ModelElement, shape: BaseGeometry, plan: StoreyPlan, edge: BaseGeometry, north: float
) -> Orientation | None:
    """Compass side of the façade that ``element`` is part of; None for what is inside."""
    if not element.ifc_class.startswith(FACING) or plan.outline.is_empty:
        return None
    if edge.distance(shape.centroid) > NEAR:
        return None
    direction = outward(element, plan)
    return compass(*direction, north) if direction else None
