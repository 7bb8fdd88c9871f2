"""What stands on its ground, as rays meet it: light passes glass."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Caster

#: Nobody looks up more steeply than this (the sine): a street is never far from its houses.
STEEPEST = -0.8

#: How far (metres) beyond everything the ground reaches, and who looks at it from outside stands.
WIDE = 1_000.0

#: Turns by the golden ratio never come near to where one has been.
GOLDEN = (1 + 5**0.5) / 2

Floats = NDArray[np.floating]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class World:
    """Triangles ``corners`` (t, 3, 3) metres, of them ``solid`` (t,), on ground at ``level`` or none."""

    corners: Floats
    solid: Mask
    level: float | None

    @cached_property
    def caster(self) -> Caster:
        """All that is solid, in its order, then the ground."""
        return Caster(np.concatenate([self.corners[self.solid], self._ground]))

    @cached_property
    def numbers(self) -> Numbers:
        """The triangle of each of the caster's, -1 for the ground and where nothing was hit."""
        return np.append(np.flatnonzero(self.solid), np.full(len(self._ground) + 1, -1))

    @cached_property
    def box(self) -> Floats:
        """Lowest and highest corner (2, 3) of what is above the ground."""
        points = self.corners.reshape(-1, 3)
        low, high = points.min(axis=0), points.max(axis=0)
        if self.level is not None:
            low[1] = min(max(low[1], self.level), high[1])
        return np.stack([low, high])

    @property
    def _ground(self) -> Floats:
        if self.level is None:
            return np.zeros((0, 3, 3))
        points = self.corners.reshape(-1, 3)
        (west, _, north), (east, _, south) = points.min(axis=0) - WIDE, points.max(axis=0) + WIDE
        a, b, c, d = (
            (x, self.level, z) for x, z in ((west, north), (west, south), (east, south), (east, north))
        )
        return np.array([[a, b, c], [a, c, d]])


def directions(height: Floats, turn: Floats) -> Floats:
    """Unit vectors (n, 3) to where somebody may stand, even where ``height`` and ``turn`` (n,) are (0..1)."""
    up = STEEPEST + (1 - STEEPEST) * height
    across = np.sqrt(1 - up**2)
    return np.stack([across * np.cos(2 * np.pi * turn), up, across * np.sin(2 * np.pi * turn)], axis=1)
