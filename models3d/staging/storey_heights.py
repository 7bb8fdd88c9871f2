"""How high storeys are: up to the next floor that lies over them, not to that of the house beside."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree, box, points

from models3d.model import ModelElement
from models3d.staging.boxes import Boxes
from models3d.staging.roles import AROUND, Role, role_of

#: Levels nearer to each other than this (metres) are one floor to those who live there...
LEAST_FLOOR = 1.8
#: ...and no storey is lower than this (metres), though something lies over it.
LEAST_HEIGHT = 1.2
#: Height of a storey with nothing above it to measure by (metres).
USUAL_HEIGHT = 3.0
#: A storey lies over another where this share of the slabs of either is over, or under, one of the other.
OVER = 0.5


def storey_heights(
    names: Sequence[str], levels: Sequence[float], elements: Sequence[ModelElement], boxes: Boxes
) -> list[float]:
    """Heights (metres) of the storeys ``names`` at the rising ``levels`` (metres).

    Buildings on a slope and the halves of a split level have their floors at each other's half heights, so
    a storey ends with the next one that lies over it on plan. Where the model has nothing on one of them to
    tell by, the next that is a floor of its own is taken.
    """
    plans = _plans(names, elements, boxes)
    found = []
    for at, level in enumerate(levels):
        height = USUAL_HEIGHT
        for name, other in zip(names[at + 1 :], levels[at + 1 :], strict=True):
            over = None if other - level < LEAST_HEIGHT else _over(plans[names[at]], plans[name])
            if over or (over is None and other - level >= LEAST_FLOOR):
                height = other - level
                break
        found.append(height)
    return found


@dataclass(frozen=True)
class _Plan:
    """What a storey has on plan: ``boxes`` (n, 4) least x and z, greatest x and z, and around them all."""

    boxes: NDArray[np.float64]
    around: tuple[float, float, float, float]


def _plans(names: Sequence[str], elements: Sequence[ModelElement], boxes: Boxes) -> dict[str, _Plan | None]:
    """Of each storey its slabs, or all that is built on it where it has none; None where nothing is."""
    slabs: dict[str, list[int]] = defaultdict(list)
    built: dict[str, list[int]] = defaultdict(list)
    for at, element in enumerate(elements):
        role = role_of(element)
        if element.meshes and role not in AROUND:
            built[element.storey].append(at)
            if role in (Role.SLAB, Role.FOUNDATION):
                slabs[element.storey].append(at)
    found: dict[str, _Plan | None] = dict.fromkeys(names)
    for name in names:
        if rows := slabs[name] or built[name]:
            low, high = boxes.low[rows][:, [0, 2]], boxes.high[rows][:, [0, 2]]
            west, north = low.min(axis=0).tolist()
            east, south = high.max(axis=0).tolist()
            found[name] = _Plan(np.hstack([low, high]), (west, north, east, south))
    return found


def _over(lower: _Plan | None, upper: _Plan | None) -> bool | None:
    """Say whether one storey lies over another on plan; None where one of them has nothing to tell by."""
    if lower is None or upper is None:
        return None
    if any(lower.around[side] > upper.around[side + 2] for side in (0, 1)):
        return False
    if any(upper.around[side] > lower.around[side + 2] for side in (0, 1)):
        return False
    return max(_within(lower.boxes, upper.boxes), _within(upper.boxes, lower.boxes)) >= OVER


def _within(some: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """The share of ``some`` boxes on plan whose middle lies in one of ``others``."""
    middles = points((some[:, :2] + some[:, 2:]) / 2)
    inside, _ = STRtree(np.asarray(box(*others.T))).query(middles, predicate="intersects")
    return len(np.unique(inside)) / len(some)
