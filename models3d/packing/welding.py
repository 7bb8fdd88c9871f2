"""Joins the corners of triangles that lie on one another, so that a surface is sent without its seams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Corners nearer than about this (metres) are one.
WELD = 0.00025

#: Twice the area (m²) under which a triangle shows nothing and has no direction.
LEAST_AREA = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Surface:
    """Triangles (m, 3) int32 on welded ``vertices`` (n, 3) metres, which are numbered by first use."""

    vertices: Floats
    triangles: NDArray[np.int32]


def welded(soups: Sequence[Floats]) -> list[Surface]:
    """Give each of ``soups``, triangles (m, 3, 3) metres, as a surface, less those without an area."""
    corners = np.concatenate([np.zeros((0, 3, 3)), *soups])
    owner = np.repeat(np.arange(len(soups)), [len(one) for one in soups])
    vertex = _numbers(corners, owner)
    whole = (vertex != np.roll(vertex, 1, axis=1)).all(axis=1) & (_area(corners) > LEAST_AREA)
    corners, owner = corners[whole], owner[whole]
    numbers, first, vertex = np.unique(vertex[whole].reshape(-1), return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(numbers), np.int64)
    rank[order] = np.arange(len(numbers))
    triangles, points = rank[vertex].reshape(-1, 3), corners.reshape(-1, 3)[first[order]]
    ends = np.searchsorted(owner, np.arange(len(soups)), side="right")
    # A soup's triangles follow one another, and so, by first use, do its vertices.
    surfaces, begin, low = [], 0, 0
    for end in ends.tolist():
        some = triangles[begin:end]
        high = int(some.max()) + 1 if len(some) else low
        surfaces.append(Surface(points[low:high], (some - low).astype(np.int32)))
        begin, low = end, high
    return surfaces


def _numbers(corners: Floats, owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number (t, 3) for each corner, equal where it is the same point of the same soup."""
    if not len(corners):
        return np.zeros((0, 3), np.int64)
    low = corners.reshape(-1, 3).min(axis=0)
    x, y, z = np.rint((corners.reshape(-1, 3) - low) / WELD).astype(np.int64).T
    # 21 bits a coordinate are half a kilometre; far beyond, two points may get one number.
    _, point = np.unique((x << 42) ^ (y << 21) ^ z, return_inverse=True)
    return np.asarray((np.repeat(owner, 3) * (int(point.max()) + 1) + point).reshape(-1, 3))


def _area(corners: Floats) -> Floats:
    """Twice the area (t,) of each triangle."""
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.asarray(np.linalg.norm(face, axis=1))
