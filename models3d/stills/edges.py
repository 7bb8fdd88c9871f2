"""Smooth edges: where a picture changes abruptly, each of its points is looked at three or five times."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from models3d.rays import Floats
from models3d.stills.smooth import Bools, Grid, alike, dot
from models3d.stills.surfaces import Surfaces

#: Where a pixel of an edge is looked at beside its middle: a square turned so that no two share a row. Two
#: opposite corners come first, and are enough where what meets is nearly alike.
OFFSETS = ((0.375, 0.125), (-0.375, -0.125), (-0.125, 0.375), (0.125, -0.375))
ENOUGH = 2

#: The least difference (of 1, as bright as eyes have it) that shows as a step along an edge, and the least
#: that stands out.
LEAST, STRONG = 0.02, 0.1

#: How many pixels of a thin line's length are looked at where one of them shows it.
LENGTH = 9

#: Neighbours (down, right) whose light is tried, nearest first.
NEAR = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))


def edges(grid: Grid, material: NDArray[np.int32], colour: Floats) -> tuple[Bools, Bools]:
    """Where (h, w) a point differs from a neighbour in what (``material``) or where it is, and it shows.

    ``colour`` (h, w, 3) is linear light: where both sides of an edge are alike, there is nothing to smooth.
    Gives all such places, and those that stand out.
    """
    rough, strong = np.zeros(material.shape, np.bool_), np.zeros(material.shape, np.bool_)
    # About as bright as eyes have it.
    bright = np.sqrt(np.moveaxis(colour, 2, 0))
    every, most, rest = slice(None), slice(0, -1), slice(1, None)
    for one, other in (((every, most), (every, rest)), ((most, every), (rest, every))):
        step = np.maximum.reduce([np.abs(channel[one] - channel[other]) for channel in bright])
        differ = (step > LEAST) & (grid.known[one] | grid.known[other])
        # Most neighbours are alike to the eye, and need not be asked what they are.
        y, x = np.nonzero(differ)
        here, there = grid.cut(*one).at(y, x), grid.cut(*other).at(y, x)
        differ[y, x] = ~alike(here, there) | (material[one][y, x] != material[other][y, x])
        out = differ & (step > STRONG)
        for side in (one, other):
            rough[side] |= differ
            strong[side] |= out
        # A line thinner than a pixel is met here and there only: it is looked for along its whole length.
        thin = np.zeros_like(rough)
        if one[0] == every:
            thin[:, 1:-1] = differ[:, :-1] & differ[:, 1:]
        else:
            thin[1:-1] = differ[:-1] & differ[1:]
        whole = maximum_filter(thin, (LENGTH, 1) if one[0] == every else (1, LENGTH))
        rough |= whole
        strong |= whole
    return rough, strong


def light_for(some: Surfaces, light: Floats, grid: Grid, pixel: NDArray[np.intp]) -> Floats:
    """Light (m, 3) for points ``some`` (m,) of the pixels ``pixel``: that of the neighbour most like it.

    ``light`` (3, h, w) changes slowly along a surface, so that where an edge runs costs rays, its light none.
    """
    height, width = grid.known.shape
    y, x = np.divmod(pixel, width)
    point, normal = grid.point.reshape(3, -1), grid.normal.reshape(3, -1)
    known = grid.known.reshape(-1)
    own_point, own_normal, face = some.point.T, some.normal.T, some.face.T
    off = dot(own_point, face)
    scale = 100.0 / np.maximum(some.far, 1.0)
    cost = np.full(len(pixel), np.inf, np.float32)
    best = pixel.copy()
    for down, right in NEAR:
        at = np.clip(y + down, 0, height - 1) * width + np.clip(x + right, 0, width - 1)
        turned = 1 - dot(own_normal, normal[:, at])
        away = np.abs(dot(point[:, at], face) - off)
        price = np.where(known[at], turned + away * scale, np.float32(1e6)) + np.float32(
            0.02 * bool(down or right)
        )
        better = price < cost
        cost[better], best[better] = price[better], at[better]
    return np.asarray(light.reshape(3, -1)[:, best].T, np.float32)
