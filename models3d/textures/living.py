"""What grows and what flows: lawn, leaves, water."""

import numpy as np

from models3d.textures.noise import clouds
from models3d.textures.relief import Relief


def grass() -> Relief:
    """A mown lawn: blades, and tufts a hand wide."""
    blades, tufts = clouds(141, 120, 44, stretch=0.6), clouds(142, 36, 12)
    return Relief(1 + 0.04 * blades + 0.025 * tufts, 0.00012 * blades + 0.0006 * tufts, 2.4)


def plant() -> Relief:
    """Leaves of a hedge or a crown, in clumps."""
    clumps, leaves = clouds(151, 20, 8), clouds(152, 44, 20)
    return Relief(1 + 0.045 * clumps + 0.05 * leaves, 0.0016 * clumps + 0.0005 * leaves, 1.6)


def water() -> Relief:
    """A light breeze."""
    swell = clouds(161, 16, 5, stretch=2.0).T + 0.25 * clouds(162, 40, 14, stretch=2.0).T
    return Relief(np.ones_like(swell), 0.003 * swell, 3.0)
