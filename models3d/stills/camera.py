"""Where a picture is taken from: a pinhole whose picture plane may be shifted, as an architect's camera."""

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Floats

#: Width of the film (mm) that focal lengths are told for.
FILM = 36.0

Doubles = NDArray[np.float64]
Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Camera:
    """An ``eye`` (metres) with its axes and the ``window`` (left, right, bottom, top) it looks through.

    ``ahead``, ``right`` and ``up`` are orthonormal; the window lies one metre ahead, at a right angle to
    ``ahead``. Where ``up`` is the world's, whatever the window, upright lines are upright in the picture.
    """

    eye: Vector
    ahead: Vector
    right: Vector
    up: Vector
    window: tuple[float, float, float, float]
    width: int
    height: int

    def towards(self, x: NDArray[np.floating], y: NDArray[np.floating]) -> Floats:
        """Unit directions (n, 3) through the picture's points ``x`` (n,) from the left, ``y`` from the top.

        In pixels; the middle of the first pixel is (0.5, 0.5).
        """
        left, right, bottom, top = self.window
        across = np.float32(left) + np.float32((right - left) / self.width) * np.asarray(x, np.float32)
        above = np.float32(top) - np.float32((top - bottom) / self.height) * np.asarray(y, np.float32)
        ahead, right_, up = (np.asarray(axis, np.float32) for axis in (self.ahead, self.right, self.up))
        along = ahead + across[:, None] * right_ + above[:, None] * up
        return np.asarray(along / np.sqrt(np.einsum("ij,ij->i", along, along))[:, None], np.float32)

    def seen_at(self, points: NDArray[np.floating]) -> tuple[Doubles, Doubles, Doubles]:
        """Where ``points`` (n, 3) are in the picture (x and y in pixels, as in :meth:`towards`), how far."""
        left, right, bottom, top = self.window
        away = np.asarray(points, np.float64) - self.eye
        far = away @ np.asarray(self.ahead)
        across, above = (away @ np.asarray(axis) / far for axis in (self.right, self.up))
        return (
            (across - left) / (right - left) * self.width,
            (top - above) / (top - bottom) * self.height,
            far,
        )

    @property
    def pixel(self) -> float:
        """Width of a pixel of what is one metre away (metres)."""
        return (self.window[1] - self.window[0]) / self.width

    def resized(self, width: int, height: int) -> "Camera":
        """Give the same view with another number of pixels."""
        return Camera(self.eye, self.ahead, self.right, self.up, self.window, width, height)


@dataclass(frozen=True)
class Framing:
    """How a thing is looked at: ``angle`` and ``slope`` in degrees, ``focal`` length in mm.

    ``angle`` is the plan direction (clockwise from the plan's up) in which the camera stands, ``slope`` how
    high it stands as seen from the thing's middle. A ``shifted`` one looks level and shifts its picture
    plane instead of nodding. ``margin`` is the share of the picture that stays free at each side, and
    ``lift`` how much of the picture the thing is moved up.
    """

    angle: float
    slope: float
    focal: float = 40.0
    shifted: bool = True
    margin: float = 0.08
    lift: float = 0.0


def frame(points: Doubles, how: Framing, width: int, height: int) -> Camera:
    """Place a camera so that all ``points`` (n, 3) just fit the picture."""
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    around, slope = radians(how.angle), radians(how.slope)
    out = np.array([sin(around), 0.0, -cos(around)])
    down = 0.0 if how.shifted else slope
    ahead = -out * cos(down) - np.array([0.0, sin(down), 0.0])
    right = np.array([-cos(around), 0.0, -sin(around)])
    up = np.cross(right, ahead)
    span = FILM / how.focal
    room = np.array([span, span * height / width]) * (1 - 2 * how.margin)
    stand = out + np.array([0.0, tan(slope), 0.0]) if how.shifted else -ahead
    reach = float(np.linalg.norm(points - middle, axis=1).max())

    def extent(distance: float) -> Doubles:
        away = points - (middle + stand * distance)
        far = away @ ahead
        seen = np.column_stack([away @ right / far, away @ up / far])
        return np.asarray([seen.min(axis=0), seen.max(axis=0)])

    # Nearer than the thing's own size something of it is behind the camera.
    near, off = reach * 1.05, reach * 1000
    for _ in range(60):
        distance = (near + off) / 2
        low, high = extent(distance)
        near, off = (near, distance) if (high - low <= room).all() else (distance, off)
    low, high = extent(off)
    x, y = (low + high) / 2
    y -= how.lift * span * height / width
    half = span / 2
    tall = half * height / width
    eye = middle + stand * off
    return Camera(
        _vector(eye), _vector(ahead), _vector(right), _vector(up),
        (float(x - half), float(x + half), float(y - tall), float(y + tall)), width, height,
    )  # fmt: skip


def _vector(values: Doubles) -> Vector:
    # Rounded, so that the last bit of a sine changes no digest.
    x, y, z = (round(float(value), 9) for value in values)
    return x, y, z
