"""Surfaces that a palette lays in a home: wide boards, large slabs of stone, terrazzo, hand-made tiles."""

import numpy as np

from models3d.textures.bonds import Laid, courses, inside
from models3d.textures.noise import clouds, shades
from models3d.textures.relief import SIDE, Field, Relief


def planks() -> Relief:
    """Oak boards of 200 x 2000 mm, upright, each row begun elsewhere, with a fine bevel."""
    metres = 2.0
    # Rows of courses lie level; boards run away from one, as floors are mostly seen.
    laid = courses(metres, 2.0, 0.2, shift=0.37)
    face = inside(laid.edge, 0.0012, 0.003)
    tone = shades(201, laid.count)[laid.piece]
    grain = _each_its_own(clouds(202, 120, 14, stretch=26.0).T, laid, 203)
    figure = _each_its_own(clouds(204, 26, 5, stretch=7.0).T, laid, 205)
    factor = face * (1 + 0.055 * tone + 0.028 * grain + 0.02 * figure) + (1 - face) * 0.72
    return Relief(factor.T, (0.0007 * face + 0.00003 * grain).T, metres)


def stone() -> Relief:
    """Travertine cut along its bed: slabs of 900 x 450 mm in half bond, banded, with filled pores."""
    metres = 1.8
    laid = courses(metres, 0.9, 0.45, shift=0.5)
    face = inside(laid.edge, 0.002, 0.002)
    tone = shades(211, laid.count)[laid.piece]
    bands = _each_its_own(clouds(212, 90, 6, stretch=9.0).T, laid, 213)
    veil = clouds(214, 14, 3)
    pores = np.clip(_each_its_own(clouds(215, 190, 60, stretch=3.0).T, laid, 216) - 2.2, 0.0, 1.0)
    factor = face * (1 + 0.022 * tone + 0.028 * bands + 0.014 * veil - 0.07 * pores) + (1 - face) * 0.88
    return Relief(factor, 0.0004 * face, metres)


def terrazzo() -> Relief:
    """Chips of several stones in a pale ground, ground flat: no joint."""
    chips: Field = np.zeros((SIDE, SIDE))
    for seed, finest, coarsest, weight in ((221, 60, 30, 0.16), (223, 90, 45, -0.14), (225, 150, 80, 0.1)):
        lumps = clouds(seed, finest, coarsest)
        chips += weight * np.clip((lumps - 1.05) / 0.12, 0.0, 1.0)
    return Relief(1 + chips + 0.006 * clouds(227, 40, 10), np.zeros((SIDE, SIDE)), 1.2)


def zellige() -> Relief:
    """Glazed tiles of 100 mm cut by hand: no two of one shade, none quite in plane, thin joints."""
    metres = 1.2
    laid = courses(metres, 0.1, 0.1, shift=0.0)
    face = inside(laid.edge, 0.0022, 0.002)
    tone, pool = shades(231, laid.count)[laid.piece], clouds(232, 34, 9)
    factor = face * (1 + 0.07 * tone + 0.016 * pool) + (1 - face) * 0.83
    tilt = shades(233, laid.count)[laid.piece] * laid.across
    tilt += shades(234, laid.count)[laid.piece] * laid.along
    return Relief(factor, face * (0.0012 + 0.035 * tilt) + 0.00025 * clouds(235, 26, 8), metres)


def _each_its_own(grain: Field, laid: Laid, seed: int) -> Field:
    """``grain``, which runs level, begun elsewhere for every piece, as no two are cut from one place."""
    moved = (shades(seed, laid.count)[laid.piece] * SIDE).astype(np.int64)
    rows, columns = np.arange(SIDE)[:, None] + 3 * moved, np.arange(SIDE)[None, :] + moved
    return np.asarray(grain[rows % SIDE, columns % SIDE])
