"""The light of a clear morning: a small warm sun in a cool sky, together white on open ground."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Floats

#: What the sky alone gives to open, level ground, where sky and sun together give 1: a third, and cool.
SKY = np.array([0.345, 0.385, 0.44], np.float32)

#: The sky is brighter at the horizon than overhead; level ground receives as much as from an even one.
AT_HORIZON, OVERHEAD = 1.2, 0.9

#: Radius of the sun's disc in degrees: twice the real one, as a lamp's over a model.
SUN_RADIUS = 0.55

#: What a surface that the bounced ray meets has of the sky itself, at most.
AMBIENT = 0.65

#: How far (metres) a ray must go until what it meets stands half in the open.
HALF_OPEN = 2.5


@dataclass(frozen=True)
class Light:
    """Sun and sky over a scene; irradiances are in units of what open, level ground receives."""

    towards: tuple[float, float, float]

    @cached_property
    def sun(self) -> Floats:
        """What the sun gives (3,) to a surface that faces it."""
        return np.asarray((1.0 - SKY) / max(self.towards[1], 0.05), np.float32)

    @cached_property
    def direction(self) -> Floats:
        """Unit direction (3,) to the middle of the sun."""
        return np.array(self.towards, np.float32)

    def disc(self, count: int) -> Floats:
        """Unit directions (count, 3) spread evenly over the sun's disc, by the golden angle (Vogel, 1979)."""
        number = np.arange(count) + 0.5
        radius = np.tan(np.radians(SUN_RADIUS)) * np.sqrt(number / count)
        angle = number * np.pi * (3 - np.sqrt(5))
        side, other = tangents(self.direction[None, :])
        spread = radius[:, None] * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other)
        towards = self.direction + spread
        return np.asarray(towards / np.linalg.norm(towards, axis=1, keepdims=True), np.float32)


def sky(height: NDArray[np.floating]) -> Floats:
    """Radiance (n, 3) of the sky in directions with the upward share ``height`` (n,), over pi."""
    bright = AT_HORIZON + (OVERHEAD - AT_HORIZON) * np.clip(height, 0.0, 1.0)
    return np.asarray(bright[:, None] * SKY, np.float32)


def tangents(normal: Floats) -> tuple[Floats, Floats]:
    """Two unit directions (n, 3) at right angles to unit ``normal`` and to each other.

    After Duff and others, "Building an orthonormal basis, revisited" (2017).
    """
    x, y, z = normal[:, 0], normal[:, 1], normal[:, 2]
    sign = np.where(z >= 0, np.float32(1), np.float32(-1))
    a = -1.0 / (sign + z)
    b = x * y * a
    one = np.stack([1.0 + sign * x * x * a, sign * b, -sign * x], axis=1)
    other = np.stack([b, sign + y * y * a, -y], axis=1)
    return np.asarray(one, np.float32), np.asarray(other, np.float32)
