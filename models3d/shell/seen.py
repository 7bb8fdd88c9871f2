"""The road of this package: looking out finds what is small, looking in what is large."""

import numpy as np

from models3d.progress import Progress, Silent
from models3d.shell.looking_in import at_whole, through_glass
from models3d.shell.looking_out import looking_out
from models3d.shell.world import Floats, Mask, World

#: Each finds triangles that the others may miss.
LOOKS = (looking_out, at_whole, through_glass)


def seen_from_outside(
    corners: Floats, solid: Mask, level: float | None, progress: Progress | None = None
) -> Mask:
    """Which triangles (t, 3, 3) can be seen from outside of all of them, from either side.

    Light passes those that are not ``solid`` (t,). The ground lies at ``level`` (metres) and hides what is
    below; None for no ground. What is small and shows to few may be missed. ``progress`` gets a step for
    each of the ``LOOKS``.
    """
    if not solid.any():
        return np.ones(len(corners), np.bool_)
    world, steps = World(corners, solid, level), progress or Silent()
    seen = np.zeros(len(corners), np.bool_)
    for look in LOOKS:
        seen |= look(world)
        steps.advance()
    return seen
