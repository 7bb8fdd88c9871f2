"""The levels on which a building goes up: its storeys, corrected where models put things on the wrong one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import Storey
from models3d.staging.boxes import Boxes
from models3d.staging.roles import STRUCTURE, Role

#: What begins this little below a storey's floor (metres) still stands on it.
BELOW_FLOOR = 0.6
#: Where the model has no storey, there is one for each so many metres of structure...
USUAL = 3.5
#: ...above the last, if it goes on for more than this (metres) over its floor.
GOES_ON = 5.0


@dataclass(frozen=True)
class Levels:
    """``of`` (n,) is the level of each element; the first levels are the storeys, from the lowest."""

    of: NDArray[np.int32]
    count: int


def levels_of(
    storeys: Sequence[Storey], storey: NDArray[np.int32], boxes: Boxes, roles: Sequence[Role]
) -> Levels:
    """Levels of elements that the model puts on ``storey`` (n,), indices into ``storeys``.

    Only what carries a building is looked at: a column that stands on the second floor goes up with it,
    wherever the model lists it, and a frame of six storeys that are listed as one still goes up by storeys.
    What hangs far over the building adds none.
    """
    structural = np.array([role in STRUCTURE for role in roles], np.bool_) & np.isfinite(boxes.low[:, 1])
    beams = np.array([role is Role.BEAM for role in roles], np.bool_)
    heights = [one.elevation for one in storeys]
    lost = _lost(structural, boxes, heights[-1])
    structural &= ~lost
    highest = float(boxes.low[structural, 1].max(initial=-np.inf))
    while highest > heights[-1] + GOES_ON:
        heights.append(heights[-1] + USUAL)
    # A beam hangs below the floor that it carries.
    bottoms = boxes.low[:, 1] + np.where(beams, 0.0, BELOW_FLOOR)
    stands = np.searchsorted(heights, np.nan_to_num(bottoms, nan=-np.inf), side="right") - 1
    of = np.where(structural, np.maximum(storey, stands), storey)
    if lost.any():
        of[lost] = np.minimum(of[lost], of[structural].max(initial=0))
    return Levels(of.astype(np.int32), len(heights))


def _lost(structural: NDArray[np.bool_], boxes: Boxes, top: float) -> NDArray[np.bool_]:
    """Say of each element (n,) whether it hangs far over the building: a column that was copied too high.

    Structure stands on structure: what begins ``GOES_ON`` over all that begins below it, and over the floor
    at ``top``, is lost with all above it. Where that would be most of the model, it is the building.
    """
    rows = np.flatnonzero(structural)
    rows = rows[np.argsort(boxes.low[rows, 1], kind="stable")]
    reached = np.maximum.accumulate(np.concatenate([[top], boxes.high[rows, 1]]))[:-1]
    gaps = np.flatnonzero(boxes.low[rows, 1] > reached + GOES_ON)
    lost = np.zeros(len(structural), np.bool_)
    if len(gaps) and 2 * gaps[0] > len(rows):
        lost[rows[gaps[0] :]] = True
    return lost
