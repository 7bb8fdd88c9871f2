"""Coverings of roofs: sheets with seams, tiles in courses."""

import numpy as np

from models3d.textures.bonds import courses, inside
from models3d.textures.noise import clouds, shades
from models3d.textures.relief import Relief


def roofing() -> Relief:
    """Sheets of 1.05 m, lapped and welded, finely gritted."""
    metres = 2.1
    laid = courses(metres, 1.05, metres, shift=0.0)
    seam = 1 - inside(0.525 - np.abs(laid.across), 0.0, 0.02)
    lap = np.where(laid.across > 0.43, 1.0, 0.0)
    grit = clouds(121, 140, 60)
    factor = 1 + 0.02 * shades(122, laid.count)[laid.piece] + 0.02 * grit - 0.08 * seam + 0.015 * lap
    return Relief(factor, 0.003 * lap * (1 - seam) + 0.00008 * grit, metres)


def rooftile() -> Relief:
    """Flat tiles of 300 mm at a gauge of 300 mm, in half bond; every course shades the one below."""
    metres = 2.4
    gauge = 0.3
    laid = courses(metres, 0.3, gauge, shift=0.5)
    # 0 at the upper edge of a tile, 1 at the lower.
    fall = laid.along / gauge + 0.5
    gap = inside(0.15 - np.abs(laid.across), 0.004, 0.006)
    lip = np.clip((fall - 0.93) / 0.05, 0.0, 1.0)
    shade = np.clip(1 - fall / 0.1, 0.0, 1.0)
    bow = 1 - (laid.across / 0.15) ** 2
    tone = shades(131, laid.count)[laid.piece]
    factor = (1 + 0.06 * tone + 0.02 * clouds(132, 200, 50)) * (1 - 0.3 * shade) * (0.72 + 0.28 * gap)
    return Relief(factor, (0.014 * fall * (1 - lip) + 0.006 * bow) * gap, metres)
