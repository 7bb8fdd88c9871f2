"""Filters that stop at edges: light is shared among points that lie on one surface, and nowhere else."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Floats
from models3d.stills.surfaces import Surfaces

#: How nearly two normals must agree (cosine) for two points to be on one surface, and how far they may lie
#: off each other's plane: in metres, and as a share of the distance to the camera.
ALIKE, OFF_PLANE, OFF_PLANE_BY_FAR = 0.9, 0.004, 6e-4

Bools = NDArray[np.bool_]
Cut = tuple[slice, slice]


@dataclass(frozen=True)
class Grid:
    """Points in rows: ``point``, ``normal``, ``face`` (3, h, w), ``reach``, ``off`` and ``known`` (h, w).

    ``off`` is how far the plane of each face lies off the origin, along its normal. Axes come first, for what
    lies side by side is reckoned at once.
    """

    point: Floats
    normal: Floats
    face: Floats
    reach: Floats
    off: Floats
    known: Bools

    def cut(self, rows: slice, columns: slice) -> "Grid":
        """Only those rows and columns; nothing is copied."""
        return Grid(
            self.point[:, rows, columns], self.normal[:, rows, columns], self.face[:, rows, columns],
            self.reach[rows, columns], self.off[rows, columns], self.known[rows, columns],
        )  # fmt: skip

    def at(self, y: NDArray[np.intp], x: NDArray[np.intp]) -> "Grid":
        """Only the points in those rows and columns (n,), as vectors (3, n) and values (n,)."""
        return Grid(
            self.point[:, y, x], self.normal[:, y, x], self.face[:, y, x],
            self.reach[y, x], self.off[y, x], self.known[y, x],
        )  # fmt: skip


def grid_of(seen: Surfaces, pixel: NDArray[np.intp], height: int, width: int) -> Grid:
    """Points of a picture in rows, from those that are ``seen`` and the ``pixel`` (n,) of each."""

    def placed(values: Floats) -> Floats:
        found = np.zeros((*values.shape[1:], height * width), np.float32)
        found[..., pixel] = values.T
        return found.reshape(*values.shape[1:], height, width)

    known = np.zeros(height * width, np.bool_)
    known[pixel] = True
    return Grid(
        point=placed(seen.point),
        normal=placed(seen.normal),
        face=placed(seen.face),
        reach=placed(np.asarray(OFF_PLANE + OFF_PLANE_BY_FAR * seen.far, np.float32)),
        off=placed(dot(seen.point.T, seen.face.T)),
        known=known.reshape(height, width),
    )


def alike(here: Grid, there: Grid) -> Bools:
    """Say for the points (h, w) of two grids whether they lie, each pair, on one surface."""
    away = dot(there.point, here.face) - here.off
    turned = dot(here.normal, there.normal)
    return np.asarray(here.known & there.known & (turned > ALIKE) & (np.abs(away) < here.reach))


def dot(one: Floats, other: Floats) -> Floats:
    """Scalar products (...) of vectors (3, ...)."""
    return np.asarray(one[0] * other[0] + one[1] * other[1] + one[2] * other[2], np.float32)


def shared(light: Floats, grid: Grid, side: int) -> Floats:
    """Mean of ``light`` (3, h, w) over each point's ``side`` x ``side`` neighbours on its own surface."""
    total, weight = np.zeros_like(light), np.zeros(grid.known.shape, np.float32)
    height, width = grid.known.shape
    steps = range(-(side // 2), side - side // 2)
    for down in steps:
        for right in steps:
            rows, columns = _pair(height, down), _pair(width, right)
            here, there = (rows[0], columns[0]), (rows[1], columns[1])
            _add(light, total, weight, (here, there), alike(grid.cut(*here), grid.cut(*there)))
    return np.asarray(total / np.maximum(weight, 1.0), np.float32)


def _add(light: Floats, total: Floats, weight: Floats, where: tuple[Cut, Cut], same: Bools) -> None:
    """Add the ``light`` of there to the ``total`` here, where both are the ``same`` surface."""
    here, there = where
    share = same.astype(np.float32)
    for channel in range(3):
        total[channel, *here] += share * light[channel, *there]
    weight[here] += share


def _pair(size: int, by: int) -> tuple[slice, slice]:
    """All places along an axis that have a neighbour ``by`` steps on, and those neighbours."""
    return slice(max(0, -by), size - max(0, by)), slice(max(0, by), size - max(0, -by))


def spread(light: Floats, grid: Grid) -> tuple[Floats, Bools]:
    """Light of every point of ``grid`` (h, w) from that of every second one in both directions.

    ``light`` is (3, h, w); gives the same, and where (h, w) none of the neighbours lies on the same surface.
    """
    height, width = grid.known.shape
    found, weight = np.zeros((3, height, width), np.float32), np.zeros((height, width), np.float32)
    coarse = grid.cut(slice(0, None, 2), slice(0, None, 2))
    found[:, ::2, ::2], weight[::2, ::2] = light, 1.0
    for odd_row, odd_column in ((0, 1), (1, 0), (1, 1)):
        for down in range(odd_row + 1):
            for right in range(odd_column + 1):
                # The last odd row has a coarse one above it only.
                rows, columns = (height - odd_row + 1) // 2 - down, (width - odd_column + 1) // 2 - right
                rows, columns = min(rows, light.shape[1] - down), min(columns, light.shape[2] - right)
                here = (slice(odd_row, odd_row + 2 * rows, 2), slice(odd_column, odd_column + 2 * columns, 2))
                there = (slice(down, down + rows), slice(right, right + columns))
                same = alike(grid.cut(*here), coarse.cut(*there))
                _add(light, found, weight, (here, there), same)
    found /= np.maximum(weight, 1.0)
    return found, np.asarray((weight == 0) & grid.known)
