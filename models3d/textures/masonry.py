"""Surfaces of laid pieces: brickwork, slabs, tiles."""

from models3d.textures.bonds import courses, inside
from models3d.textures.noise import clouds, shades
from models3d.textures.relief import Relief

#: A facing brick with its joints: 240 x 71 mm and 10 to 12 mm, three courses to 250 mm (DIN 4172).
BRICK = (0.25, 0.25 / 3)


def brick() -> Relief:
    """Running bond; every brick of its own firing, joints a little paler and raked."""
    metres = 2.0
    laid = courses(metres, *BRICK, shift=0.5)
    face = inside(laid.edge, 0.011, 0.004)
    tone = shades(11, laid.count)[laid.piece]
    grain = clouds(12, 260, 60)
    factor = face * (1 + 0.065 * tone + 0.02 * grain) + (1 - face) * 1.13
    tilt = shades(13, laid.count)[laid.piece] * laid.across * 0.006
    return Relief(factor, 0.0035 * face + face * tilt + 0.00012 * grain, metres)


def paving() -> Relief:
    """Slabs of 600 x 300 mm in half bond, sand in the joints."""
    metres = 1.8
    laid = courses(metres, 0.6, 0.3, shift=0.5)
    face = inside(laid.edge, 0.006, 0.005)
    grain = clouds(22, 220, 40)
    factor = face * (1 + 0.035 * shades(21, laid.count)[laid.piece] + 0.016 * grain) + (1 - face) * 0.84
    return Relief(factor, 0.0025 * face + 0.00012 * grain, metres)


def tile() -> Relief:
    """Stoneware of 600 x 300 mm, joint over joint."""
    metres = 1.2
    laid = courses(metres, 0.6, 0.3, shift=0.0)
    face = inside(laid.edge, 0.003, 0.002)
    factor = (
        face * (1 + 0.02 * shades(31, laid.count)[laid.piece] + 0.006 * clouds(32, 60, 12))
        + (1 - face) * 0.86
    )
    return Relief(factor, 0.0012 * face, metres)
