"""Which element carries which, from where they are: the physical sense that every sequence must have."""

from collections import defaultdict

import numpy as np

from models3d.boxes import Boxes, covers, sample, thickness
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
    under = [at for at, yes in enumerate(carries) if yes and elements[at].meshes]
    found: dict[int, list[int]] = defaultdict(list)
    if not under:
        return {}
    low, high = boxes.low[under], boxes.high[under]
    points = {at: sample(element) for at, element in enumerate(elements) if element.meshes}
    for at, element in enumerate(elements):
        if not element.meshes or roles[at] is Role.SITE:
            continue
        bottom = boxes.low[at][1]
        near = (high[:, 1] >= bottom - HOVER) & (high[:, 1] <= bottom + SINK) & (low[:, 1] < bottom - TOUCH)
        for axis in (0, 2):
            near &= (low[:, axis] < boxes.high[at][axis] - TOUCH) & (
                high[:, axis] > boxes.low[at][axis] + TOUCH
            )
        for place in np.flatnonzero(near).tolist():
            below = under[place]
            if below == at or (roles[at] in (Role.SLAB, Role.BEAM) and roles[below] is Role.SLAB):
                continue
            if covers(elements[below], points[at]) or covers(element, points[below]):
                found[at].append(below)
    return dict(found)
