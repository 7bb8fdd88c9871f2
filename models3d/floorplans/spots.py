"""Finds a place for words: the rectangle they take must lie within what is free, near its middle."""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.lettering import Line, size_of
from models3d.plan import polygons

#: Places tried along each side of what is free, and the least distance between two (metres).
TRIES, STEP = 24, 0.1

Place = tuple[float, float]
Points = NDArray[np.float64]


def middle_of(shape: BaseGeometry) -> Place:
    """The point of ``shape`` that is farthest from its border: its pole of inaccessibility.

    Garcia-Castellanos and Lombardo, "Poles of inaccessibility", Scottish Geographical Journal 123 (2007).
    """
    largest = polygons(shape)[0]
    centre = shapely.maximum_inscribed_circle(largest, tolerance=0.02).coords[0]
    return float(centre[0]), float(centre[1])


def place(
    free: BaseGeometry, ways: Iterable[Sequence[Line]], near: Place | None = None, reach: float = np.inf
) -> tuple[Sequence[Line], Place] | None:
    """The first of ``ways`` that fits into ``free`` and where its middle stands; None where none does.

    It stands as near as it can to ``near`` (else to the middle of ``free``), within ``reach`` metres of it.
    """
    if free.is_empty or free.area <= 0:
        return None
    shapely.prepare(free)
    wish = near or _wish(free)
    low_x, low_z, high_x, high_z = free.bounds
    for lines in ways:
        width, height = size_of(lines)
        x = _places(low_x + width / 2, high_x - width / 2, wish[0])
        z = _places(low_z + height / 2, high_z - height / 2, wish[1])
        if not len(x) or not len(z):
            continue
        half = np.array([width / 2, height / 2])
        # Mostly the nearest place will do.
        nearest = np.array([[np.clip(wish[0], x[0], x[-1]), np.clip(wish[1], z[0], z[-1])]])
        best = _first(free, nearest, half, wish, reach)
        if best is None:
            grid = np.stack(np.meshgrid(x, z), axis=-1).reshape(-1, 2)
            best = _first(free, grid, half, wish, reach)
        if best is not None:
            return lines, best
    return None


def _first(free: BaseGeometry, grid: Points, half: Points, wish: Place, reach: float) -> Place | None:
    """The place of ``grid`` (n, 2) nearest to ``wish`` where words of twice ``half`` lie in ``free``."""
    far = np.hypot(*(grid - wish).T)
    grid = grid[np.argsort(far, kind="stable")][: int((far <= reach).sum())]
    boxes = shapely.box(*(grid - half).T, *(grid + half).T)
    fits = np.flatnonzero(shapely.contains(free, boxes))
    return (float(grid[fits[0], 0]), float(grid[fits[0], 1])) if len(fits) else None


def _wish(free: BaseGeometry) -> Place:
    """Middle of the largest part's box where that is free, for words look best there; else its pole."""
    part = polygons(free)[0]
    low_x, low_z, high_x, high_z = part.bounds
    middle = (low_x + high_x) / 2, (low_z + high_z) / 2
    return middle if part.contains(Point(middle)) else middle_of(part)


def _places(low: float, high: float, wish: float) -> Points:
    if high < low:
        return np.zeros(0)
    count = max(1, min(TRIES, int((high - low) / STEP) + 1))
    return np.unique(np.r_[np.linspace(low, high, count), np.clip(wish, low, high)])
