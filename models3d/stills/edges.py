"""Smooth edges: where a picture changes abruptly, each of its points is looked at five times."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from models3d.rays import Floats
from models3d.stills.smooth import Bools, Grid, alike
from models3d.stills.surfaces import Surfaces

#: Where a pixel of an edge is looked at beside its middle: a square turned so that no two share a row.
OFFSETS = ((0.375, 0.125), (-0.125, 0.375), (-0.375, -0.125), (0.125, -0.375))

#: How many pixels of a thin line's length are looked at where one of them shows it.
LENGTH = 9

#: Neighbours (down, right) whose light is tried, nearest first.
NEAR = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))


def edges(grid: Grid, material: NDArray[np.int32]) -> Bools:
    """Where (h, w) a point differs from a neighbour in what (``material``) or where it is."""
    rough = np.zeros(material.shape, np.bool_)
    every, most, rest = slice(None), slice(0, -1), slice(1, None)
    for one, other in (((every, most), (every, rest)), ((most, every), (rest, every))):
        same = alike(grid.cut(*one), grid.cut(*other)) & (material[one] == material[other])
        differ = ~same & (grid.known[one] | grid.known[other])
        rough[one] |= differ
        rough[other] |= differ
        # A line thinner than a pixel is met here and there only: it is looked for along its whole length.
        thin = np.zeros_like(rough)
        if one[0] == every:
            thin[:, 1:-1] = differ[:, :-1] & differ[:, 1:]
        else:
            thin[1:-1] = differ[:-1] & differ[1:]
        rough |= maximum_filter(thin, (LENGTH, 1) if one[0] == every else (1, LENGTH))
    return rough


def light_for(some: Surfaces, light: Floats, grid: Grid, pixel: NDArray[np.intp]) -> Floats:
    """Light (m, 3) for points ``some`` (m,) of the pixels ``pixel``: that of the neighbour most like it.

    ``light`` (h, w, 3) changes slowly along a surface, so that where an edge runs costs rays, its light none.
    """
    height, width = grid.known.shape
    y, x = np.divmod(pixel, width)
    point, normal = grid.point.reshape(-1, 3), grid.normal.reshape(-1, 3)
    known = grid.known.reshape(-1)
    scale = 100.0 / np.maximum(some.far, 1.0)
    cost = np.full(len(pixel), np.inf, np.float32)
    best = pixel.copy()
    for down, right in NEAR:
        at = np.clip(y + down, 0, height - 1) * width + np.clip(x + right, 0, width - 1)
        turned = 1 - np.einsum("ij,ij->i", some.normal, normal[at])
        away = np.abs(np.einsum("ij,ij->i", point[at] - some.point, some.face))
        price = np.where(known[at], turned + away * scale, np.float32(1e6)) + np.float32(
            0.02 * bool(down or right)
        )
        better = price < cost
        cost[better], best[better] = price[better], at[better]
    return np.asarray(light.reshape(-1, 3)[best], np.float32)
