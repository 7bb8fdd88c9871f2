"""Timber: plain grain for joinery, boards for walls and decks, parquet for floors."""

import numpy as np

from models3d.textures.bonds import Laid, courses, herringbone, inside
from models3d.textures.noise import clouds, shades
from models3d.textures.relief import SIDE, Field, Relief


def timber() -> Relief:
    """Planed wood; its grain runs from top to bottom."""
    grain = clouds(41, 110, 10, stretch=24.0)
    return Relief(1 + 0.017 * grain, 0.00004 * grain, 0.9)


def boarding() -> Relief:
    """Boards of 140 mm, upright, with open joints of 8 mm."""
    metres = 1.96
    laid = courses(metres, 0.14, metres, shift=0.0)
    face = inside(0.07 - np.abs(laid.across), 0.008, 0.004)
    grain = _each_its_own(clouds(52, 120, 20, stretch=30.0), laid, 53)
    factor = face * (1 + 0.075 * shades(51, laid.count)[laid.piece] + 0.035 * grain) + (1 - face) * 0.52
    return Relief(factor, 0.004 * face + 0.00006 * grain, metres)


def parquet() -> Relief:
    """Oak staves of 70 x 490 mm in herringbone."""
    laid, metres = herringbone(0.07, 7, 3)
    face = inside(laid.edge, 0.0012, 0.0025)
    along = (laid.along / metres * SIDE).astype(np.int64)
    across = (laid.across / metres * SIDE).astype(np.int64)
    offset = (shades(63, laid.count)[laid.piece] * SIDE).astype(np.int64)
    grain = clouds(62, 120, 24, stretch=16.0)[(along + offset) % SIDE, (across + 3 * offset) % SIDE]
    factor = face * (1 + 0.06 * shades(61, laid.count)[laid.piece] + 0.025 * grain) + (1 - face) * 0.8
    return Relief(factor, 0.0006 * face, metres)


def _each_its_own(grain: Field, laid: Laid, seed: int) -> Field:
    """``grain`` begun at another height for every board, as no two are cut from one place."""
    rows = np.arange(SIDE)[:, None] + (shades(seed, laid.count)[laid.piece] * SIDE).astype(np.int64)
    return grain[rows % SIDE, np.arange(SIDE)[None, :]]
