"""Thin upright things on plan, a door or its leaf: their long direction, their extents along and across."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """A rectangle on plan in metres: ``along`` and ``across`` are unit vectors (x, z) from ``centre``."""

    centre: Vector
    along: Vector
    across: Vector
    length: float
    depth: float

    def local(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """``points`` (n, 2) as distances (n, 2) along and across from the centre."""
        return np.column_stack([(points - self.centre) @ self.along, (points - self.centre) @ self.across])

    def place(self, along: float, across: float) -> Vector:
        """The point (x, z) at these distances from the centre."""
        return np.asarray(self.centre + along * self.along + across * self.across)


def frame_of(shape: BaseGeometry) -> Frame | None:
    """Least rectangle around ``shape``, its long side first; None for what has no area.

    The long direction points right, or down where it is upright, so that equal doors are drawn alike.
    """
    rectangle = shape.minimum_rotated_rectangle
    if not isinstance(rectangle, Polygon) or rectangle.area < 1e-6:
        return None
    corners = np.array(rectangle.exterior.coords)
    one, other = corners[1] - corners[0], corners[2] - corners[1]
    long, short = (one, other) if np.hypot(*one) >= np.hypot(*other) else (other, one)
    along = long / np.hypot(*long)
    if (round(float(along[0]), 6), round(float(along[1]), 6)) < (0.0, 0.0):
        along = -along
    across = np.array([-along[1], along[0]])
    middle = corners[:4].mean(axis=0)
    return Frame(middle, along, across, float(np.hypot(*long)), float(np.hypot(*short)))


def frame_along(points: NDArray[np.float64], along: tuple[float, float]) -> Frame:
    """Rectangle around ``points`` (n, 2) with its sides along and across the unit direction ``along``."""
    way = np.array(along)
    turned = Frame(np.zeros(2), way, np.array([-way[1], way[0]]), 0.0, 0.0)
    local = turned.local(points)
    low, high = local.min(axis=0), local.max(axis=0)
    middle = turned.place(*((low + high) / 2).tolist())
    length, depth = (high - low).tolist()
    return Frame(middle, turned.along, turned.across, length, depth)
