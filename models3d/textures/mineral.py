"""Surfaces that were wet once or lie loose: concrete, render, plaster, asphalt, soil."""

import numpy as np

from models3d.textures.bonds import courses, inside
from models3d.textures.noise import clouds, shades
from models3d.textures.relief import Relief, grid


def concrete() -> Relief:
    """As struck from boards of 150 mm, upright; fine pores, and a tie hole every 1.2 m."""
    metres = 2.4
    laid = courses(metres, 0.15, metres, shift=0.0)
    seam = 1 - inside(0.075 - np.abs(laid.across), 0.001, 0.006)
    tone = shades(71, laid.count)[laid.piece]
    cast = clouds(72, 40, 8, stretch=4.0)
    pores = np.clip(clouds(73, 240, 90) - 2.6, 0.0, 1.0)
    right, down = grid(metres)
    hole = np.hypot((right + 0.675) % 1.2 - 0.6, (down + 0.3) % 1.2 - 0.6)
    tie = 1 - np.clip((hole - 0.011) / 0.006, 0.0, 1.0)
    factor = 1 + 0.014 * tone + 0.016 * cast - 0.035 * seam - 0.12 * pores - 0.22 * tie
    height = 0.0009 * tone - 0.0006 * seam - 0.0006 * pores - 0.006 * tie + 0.00015 * cast
    return Relief(factor, height, metres)


def render() -> Relief:
    """A float finish of grains of 2 mm."""
    grain = clouds(81, 130, 50)
    return Relief(1 + 0.012 * grain, 0.00012 * grain, 0.9)


def plaster() -> Relief:
    """Smooth; only the trowel is to be guessed."""
    return Relief(1 + 0.004 * clouds(91, 40, 10), 0.0002 * clouds(92, 30, 8), 1.2)


def asphalt() -> Relief:
    """Fine chippings in bitumen."""
    grain = clouds(101, 140, 60)
    return Relief(1 + 0.04 * grain + 0.012 * clouds(102, 40, 12), 0.00012 * grain, 1.5)


def ground() -> Relief:
    """Soil and gravel, raked."""
    coarse, fine = clouds(111, 40, 14), clouds(112, 130, 50)
    return Relief(1 + 0.018 * coarse + 0.03 * fine, 0.0008 * coarse + 0.0002 * fine, 2.0)
