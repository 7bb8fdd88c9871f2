"""The lattice of an occlusion volume: where its values lie in space, and how it is read between them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Finest and usual distance (metres) between values.
FINEST = 0.45

#: The most values of one volume; a larger building is looked at more coarsely.
MOST = 220_000

#: How far before a surface the volume is read, in steps: eight values around are then on its side.
REACH = 0.8

#: How far (metres) the volume reaches beyond the house: sideways over the ground, and above the roof.
ASIDE, ABOVE = 4.0, 1.5

#: Area of a surface for which one point is looked at, in squares of the lattice.
PATCH = 0.8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Lattice:
    """``size`` (x, y, z) values, the first at ``origin`` (metres), neighbours ``step`` metres apart."""

    origin: tuple[float, float, float]
    step: float
    size: tuple[int, int, int]

    @property
    def count(self) -> int:
        """How many values there are."""
        return self.size[0] * self.size[1] * self.size[2]

    @property
    def reach(self) -> float:
        """How far (metres) before a surface the volume is read."""
        return REACH * self.step

    @property
    def patch(self) -> float:
        """Area (m²) of a surface for which one point is looked at: there is more than one for each value."""
        return PATCH * self.step**2

    @property
    def low(self) -> Floats:
        """The corner (3,) where the first value lies."""
        return np.array(self.origin)

    @property
    def high(self) -> Floats:
        """The corner (3,) where the last value lies."""
        return self.low + self.step * (np.array(self.size) - 1)

    def holds(self, points: Floats) -> NDArray[np.bool_]:
        """Say which of ``points`` (n, 3) lie in the box that the values span."""
        return np.asarray(((points >= self.low) & (points <= self.high)).all(axis=1))

    def taps(self, points: Floats) -> tuple[NDArray[np.int64], Floats]:
        """Numbers (n, 8) of the values around each of ``points`` (n, 3), x fastest, and their shares (n, 8).

        The shares are those of trilinear interpolation, as graphics cards do it, and sum to one; points
        outside of the box read its nearest side.
        """
        size = np.array(self.size)
        at = np.clip((points - self.low) / self.step, 0, size - 1)
        first = np.minimum(at.astype(np.int64), np.maximum(size - 2, 0))
        part = at - first
        stride = np.array([1, size[0], size[0] * size[1]])
        number = np.empty((len(points), 8), np.int64)
        share = np.empty((len(points), 8))
        for corner in range(8):
            up = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
            number[:, corner] = np.minimum(first + up, size - 1) @ stride
            share[:, corner] = np.where(up, part, 1 - part).prod(axis=1)
        return number, share


def lattice_over(low: Floats, high: Floats) -> Lattice:
    """The lattice over the house's box ``low`` to ``high`` (3,) and what lies close around it.

    The volume is as fine as ``FINEST`` and the cap on its values allow; it lies on whole steps from the
    box' low corner, so that the same box gives the same lattice.
    """
    margin_low, margin_high = np.array([ASIDE, 0.0, ASIDE]), np.array([ASIDE, ABOVE, ASIDE])
    span = high - low + margin_low + margin_high
    step = FINEST
    while int(np.prod(_size(span, step))) > MOST:
        step = round(step + 0.01, 2)
    corner = np.round(low - margin_low, 3)
    x, y, z = _size(span, step).tolist()
    return Lattice((float(corner[0]), float(corner[1]), float(corner[2])), step, (x, y, z))


def _size(span: Floats, step: float) -> NDArray[np.int64]:
    return np.ceil(span / step - 1e-9).astype(np.int64) + 1
