"""Tells windows from glazed doors to halls: before a window there is sky, or the horizon."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models3d.daylight.fans import around
from models3d.daylight.panes import Pane
from models3d.rays import Caster

#: From this far before a pane (metres), past frame and reveal, is looked.
OUT = 0.6

#: Where less than this share of the looks goes free there is a hall.
LEAST_OPEN = 0.03

#: The looks: to either side, and level to nearly upright (degrees).
TURNS = np.arange(-75.0, 76.0, 15.0)
HEIGHTS = np.array([2.0, 12.0, 25.0, 40.0, 60.0, 80.0])


def in_the_open(panes: Sequence[Pane], caster: Caster) -> NDArray[np.bool_]:
    """Say of each of ``panes``, turned outwards, whether it looks into the open (n,)."""
    if not panes:
        return np.zeros(0, np.bool_)
    towards = np.concatenate([around(pane.level, TURNS, HEIGHTS) for pane in panes])
    starts = np.array([pane.centre + pane.normal * (pane.before + OUT) for pane in panes])
    hit = caster.blocked(np.repeat(starts, len(TURNS) * len(HEIGHTS), axis=0), towards)
    return np.asarray((~hit.reshape(len(panes), -1)).mean(axis=1) >= LEAST_OPEN)
