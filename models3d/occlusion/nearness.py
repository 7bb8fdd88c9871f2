"""Finds what lies near to something new: only there can it be less open than before."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from models3d.occlusion.lattice import Floats, Lattice
from models3d.occlusion.openness import REACH

#: Edge (metres) of the cells that are counted as new or not.
CELL = 1.0


def near(lattice: Lattice, corners: Floats, points: Floats) -> NDArray[np.bool_]:
    """Say which ``points`` (n, 3) of the volume may be within a ray's reach of triangles (t, 3, 3).

    Errs towards yes: a triangle counts as its box, a box and a point as the cells they are in.
    """
    origin = lattice.low - REACH - CELL
    size = np.ceil((lattice.high + REACH + CELL - origin) / CELL).astype(np.int64) + 1
    low = np.floor((corners.min(axis=1) - origin) / CELL).astype(np.int64)
    high = np.floor((corners.max(axis=1) - origin) / CELL).astype(np.int64) + 1
    touching = ((high > 0) & (low < size)).all(axis=1)
    new = _covered(np.clip(low[touching], 0, size), np.clip(high[touching], 0, size), size)
    if not new.any():
        return np.zeros(len(points), np.bool_)
    away = distance_transform_edt(~new, sampling=CELL)
    # From middle to middle; what is in the cells may be nearer by a cell's diagonal.
    within = away <= REACH + CELL * 3**0.5
    x, y, z = np.floor((points - origin) / CELL).astype(np.int64).T
    return np.asarray(within[x, y, z])


def _covered(low: NDArray[np.int64], high: NDArray[np.int64], size: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Cells that any box of cells covers: its corners are marked, and the marks summed up along each axis."""
    marks = np.zeros(size + 1, np.int64)
    for corner in range(8):
        up = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1], np.bool_)
        x, y, z = np.where(up, high, low).T
        np.add.at(marks, (x, y, z), -1 if up.sum() % 2 else 1)
    for axis in range(3):
        marks = marks.cumsum(axis=axis)
    return np.asarray(marks[:-1, :-1, :-1] > 0)
