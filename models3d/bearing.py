"""Which element carries which, from where they are: the physical sense that every sequence must have."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree, box

from models3d.boxes import Boxes, Outlines, thickness
from models3d.model import ModelElement
from models3d.roles import STRUCTURE, Role, role_of
from models3d.rules import Match

#: Walls from this thickness on carry, where neither the model nor the rules say (metres).
BEARING_WALL = 0.14
#: What stands on something may hover over it, or reach into it, by this much (levelling, bedding; metres).
HOVER, SINK = 0.25, 0.15
#: Outlines that meet on plan by less than this only touch (metres).
TOUCH = 0.02


def carrying(elements: list[ModelElement], rules: tuple[Match, ...]) -> list[bool]:
    """Say of each element whether it carries others.

    ``rules`` decide alone where there are any; else the model's LoadBearing, else class and thickness.
    """
    return [_carries(element, rules) for element in elements]


def _carries(element: ModelElement, rules: tuple[Match, ...]) -> bool:
    if rules:
        return any(rule.takes(element) for rule in rules)
    role = role_of(element)
    if role not in STRUCTURE:
        return False
    if element.bearing is not None:
        return element.bearing
    if element.ifc_class.startswith("IfcWall"):
        return thickness(element) >= BEARING_WALL
    return True


def bearers(elements: list[ModelElement], boxes: Boxes, carries: list[bool]) -> dict[int, list[int]]:
    """For each element that rests on others: the indices of those that carry it, in order.

    An element rests on what carries and ends where it begins, give or take ``HOVER`` and ``SINK``, and is
    beneath it on plan. Slabs and beams rest on uprights and beams, everything else also on slabs. What
    carries begins lower than what it carries, so that no two can wait for each other.
    """
    roles = [role_of(element) for element in elements]
    under = np.array([at for at, yes in enumerate(carries) if yes and elements[at].meshes], np.intp)
    over = np.array(
        [at for at, one in enumerate(elements) if one.meshes and roles[at] is not Role.SITE], np.intp
    )
    outlines = Outlines(elements)
    found: dict[int, list[int]] = defaultdict(list)
    for above, below in _one_above_another(boxes, over, under):
        if roles[above] in (Role.SLAB, Role.BEAM) and roles[below] is Role.SLAB:
            continue
        if outlines.over(above, below):
            found[above].append(below)
    return dict(found)


def _one_above_another(
    boxes: Boxes, over: NDArray[np.intp], under: NDArray[np.intp]
) -> Iterator[tuple[int, int]]:
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
    yield from zip(above[order].tolist(), below[order].tolist(), strict=True)


def _on_plan(boxes: Boxes, which: NDArray[np.intp]) -> NDArray[np.object_]:
    low, high = boxes.low[which], boxes.high[which]
    return np.asarray(box(low[:, 0], low[:, 2], high[:, 0], high[:, 2]))
