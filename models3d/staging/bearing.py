"""Which element carries which, from where they are: the physical sense that every sequence must have."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, STRtree, box

from models3d.folder.rules import Match
from models3d.model import ModelElement
from models3d.staging.boxes import Boxes, boxes_of, thickness
from models3d.staging.lightness import is_light
from models3d.staging.outlines import over as covers
from models3d.staging.roles import AROUND, STRUCTURE, Role, is_wall, role_of

#: Walls from this thickness on carry, where neither the model nor the rules say (metres).
BEARING_WALL = 0.14
#: Uprights that carry must stand under this share of their storey's plan; else the model did not mean it.
ENOUGH = 0.5
#: Uprights taller than this (metres) can hold up a storey; those that begin this near each other are of one.
LEAST_TALL, LEVEL = 1.2, 0.5
#: What is no higher than this (metres) can stand on a roof.
PARAPET = 1.8
#: Roles as numbers, for columns of them.
PLAYS = {role: number for number, role in enumerate(Role)}
#: What rests on no floor nor roof, and which those are.
HELD_UP, FLOORS, ROOFS = (Role.SLAB, Role.BEAM), (Role.SLAB, Role.ROOF), (Role.ROOF,)
#: What may carry, and what of it is too small to.
BEARING = (*STRUCTURE, Role.ROOF)
SMALL = ("IfcReinforcing", "IfcTendon", "IfcDiscreteAccessory", "IfcFastener", "IfcMechanicalFastener")
#: What stands on something may hover over it, or reach into it, by this much (levelling, bedding; metres).
HOVER, SINK = 0.25, 0.15
#: Outlines that meet on plan by less than this only touch (metres).
TOUCH = 0.02


def carrying(
    elements: Sequence[ModelElement], rules: tuple[Match, ...], roles: Sequence[Role] | None = None
) -> list[bool]:
    """Say of each element whether it carries others.

    ``rules`` decide alone where there are any; else the model's LoadBearing, else class, thickness and words.
    Many authoring tools write of every wall that it bears nothing: where what would be left could not hold up
    its storey, thickness and words decide there, then words alone, then thickness alone; where all of these
    leave too little, all uprights carry.
    """
    if rules:
        return [any(rule.takes(element) for rule in rules) for element in elements]
    roles = [role_of(element) for element in elements] if roles is None else roles
    carries = [_carries(element, role) for element, role in zip(elements, roles, strict=True)]
    return _holding(elements, roles, carries)


def _carries(element: ModelElement, role: Role) -> bool:
    if role not in BEARING or element.ifc_class.startswith(SMALL):
        return False
    if role in (Role.ROOF, Role.FOUNDATION):
        return True
    # A column is of the structure, whatever is said of what it bears.
    if element.bearing is None or element.ifc_class.startswith("IfcColumn"):
        return _solid(element)
    return element.bearing


def _solid(element: ModelElement) -> bool:
    return _thick(element) and _heavy(element)


def _heavy(element: ModelElement) -> bool:
    return not is_wall(element) or not is_light(element)


def _thick(element: ModelElement) -> bool:
    return not is_wall(element) or thickness(element) >= BEARING_WALL


def _holding(elements: Sequence[ModelElement], roles: Sequence[Role], carries: list[bool]) -> list[bool]:
    """``carries``, with more uprights where those that carry stand under too little of their storey."""
    upright = [at for at, one in enumerate(elements) if roles[at] is Role.UPRIGHT and one.meshes]
    if not upright:
        return carries
    boxes = boxes_of([elements[at] for at in upright])
    low, high = boxes.low, boxes.high
    held = np.array([carries[at] for at in upright])
    tall = high[:, 1] - low[:, 1] > LEAST_TALL
    bottoms = np.unique(np.round(low[tall, 1] / LEVEL) * LEVEL)
    # All storeys are asked in one way before the next is tried: what begins half-way up stands among both.
    for enough, bottom in product((_solid, _heavy, _thick, lambda _: True), bottoms.tolist()):
        cut = bottom + LEAST_TALL
        here = (low[:, 1] < cut) & (high[:, 1] > cut)
        new = here & tall & ~held & (np.abs(low[:, 1] - bottom) <= LEVEL)
        if not new.any() or _covered(low, high, here & held) >= ENOUGH * _covered(low, high, here):
            continue
        held[new] = [enough(elements[upright[place]]) for place in np.flatnonzero(new).tolist()]
    out = list(carries)
    for place, at in enumerate(upright):
        out[at] = bool(held[place])
    return out


def _covered(low: NDArray[np.float64], high: NDArray[np.float64], which: NDArray[np.bool_]) -> float:
    """Area on plan (m²) between the outermost of some boxes."""
    if not which.any():
        return 0.0
    corners = [np.column_stack([x[which, 0], z[which, 2]]) for x in (low, high) for z in (low, high)]
    return float(LineString(np.concatenate(corners)).convex_hull.area)


def bearers(
    elements: Sequence[ModelElement], boxes: Boxes, roles: Sequence[Role], carries: Sequence[bool]
) -> dict[int, list[int]]:
    """For each element that rests on others: the indices of those that carry it, in order.

    An element rests on what carries and ends where it begins, give or take ``HOVER`` and ``SINK``, and is
    beneath it on plan. Slabs and beams rest on uprights and beams, everything else also on slabs, and what is
    low on roofs. What carries begins lower than what it carries, so that no two can wait for each other.
    """
    under = np.array([at for at, yes in enumerate(carries) if yes and elements[at].meshes], np.intp)
    over = np.array(
        [at for at, one in enumerate(elements) if one.meshes and roles[at] not in AROUND], np.intp
    )
    above, below = _one_above_another(boxes, over, under)
    of = np.array([PLAYS[role] for role in roles], np.int8)
    held_up, floor, roof = (np.isin(of, [PLAYS[role] for role in some]) for some in (HELD_UP, FLOORS, ROOFS))
    high = boxes.high[:, 1] - boxes.low[:, 1] > PARAPET
    # A storey's wall beside a lower roof stands before it; a parapet or a chimney's head stands on it.
    kept = ~(held_up[above] & floor[below]) & ~(roof[below] & high[above])
    above, below = above[kept], below[kept]
    kept = covers(elements, above, below)
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in zip(above[kept].tolist(), below[kept].tolist(), strict=True):
        found[one].append(other)
    return dict(found)


def _one_above_another(
    boxes: Boxes, over: NDArray[np.intp], under: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of elements, in order, whose boxes lie one upon the other."""
    tree = STRtree(_on_plan(boxes, under))
    first, second = tree.query(_on_plan(boxes, over))
    above, below = over[first], under[second]
    bottom, low, high = boxes.low[above], boxes.low[below], boxes.high[below]
    near = (high[:, 1] >= bottom[:, 1] - HOVER) & (high[:, 1] <= bottom[:, 1] + SINK)
    near &= (low[:, 1] < bottom[:, 1] - TOUCH) & (above != below)
    for axis in (0, 2):
        near &= low[:, axis] < boxes.high[above][:, axis] - TOUCH
        near &= high[:, axis] > bottom[:, axis] + TOUCH
    above, below = above[near], below[near]
    order = np.lexsort((below, above))
    return above[order], below[order]


def _on_plan(boxes: Boxes, which: NDArray[np.intp]) -> NDArray[np.object_]:
    low, high = boxes.low[which], boxes.high[which]
    return np.asarray(box(low[:, 0], low[:, 2], high[:, 0], high[:, 2]))
