"""Turns outwards what kernels leave inside out: mirrored parts, and solids that were drawn that way.

A kernel mirrors points and keeps the order in which faces name them, so that the faces look inwards; their
layers would then be found on the wrong sides, and their light.
"""

import numpy as np
from numpy.typing import NDArray

#: A piece whose faces cancel out to less than this share of their area is closed, or as good as.
CLOSED = 1e-3

Floats = NDArray[np.float64]
Corners = NDArray[np.int32]


def outward(vertices: Floats, triangles: Corners, items: NDArray[np.int32]) -> Corners:
    """``triangles`` (m, 3) on ``vertices`` (n, 3), those of closed pieces of negative volume turned round.

    ``items`` (m,) say which item of the representation each is of. A hollow is a piece within another of its
    item: it rightly looks into itself, and stays.
    """
    begins = _pieces(triangles)
    corners = vertices[triangles]
    faced = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    counts = np.diff([*begins, len(triangles)])
    # Measured from a point of its own, a piece far away loses no digits.
    own = corners[:, 0] - np.repeat(corners[begins, 0], counts, axis=0)
    volume = np.add.reduceat((own * faced).sum(axis=1), begins)
    if not (volume < 0).any():
        return triangles
    open_by = np.linalg.norm(np.add.reduceat(faced, begins), axis=1)
    closed = open_by <= CLOSED * np.add.reduceat(np.linalg.norm(faced, axis=1), begins)
    low = np.minimum.reduceat(corners.min(axis=1), begins)
    high = np.maximum.reduceat(corners.max(axis=1), begins)
    turned = triangles.copy()
    for piece in np.flatnonzero(closed & (volume < 0)):
        around = (volume > 0) & (items[begins] == items[begins[piece]])
        around &= (low < low[piece]).all(axis=1) & (high > high[piece]).all(axis=1)
        if not around.any():
            part = slice(begins[piece], begins[piece] + counts[piece])
            turned[part] = triangles[part, ::-1]
    return turned


def _pieces(triangles: Corners) -> NDArray[np.int64]:
    """Where those ``triangles`` begin that share no vertex with any before them."""
    latest = np.maximum.accumulate(triangles.max(axis=1))
    earliest = np.minimum.accumulate(triangles.min(axis=1)[::-1])[::-1]
    return np.concatenate([[0], np.flatnonzero(earliest[1:] > latest[:-1]) + 1])
