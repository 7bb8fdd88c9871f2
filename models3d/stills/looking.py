"""A camera where somebody stood: upright lines stay upright, as an architect's camera has them."""

from math import hypot

import numpy as np

from models3d.stills.camera import FILM, Camera, Doubles, Vector

#: Focal length (mm) of a phone's camera, and the slope from which on it is nodded, not shifted.
PHONE, STEEP = 27.0, 1.0


def looking(eye: Vector, target: Vector, width: int, height: int, focal: float = PHONE) -> Camera:
    """Stand at ``eye`` (metres) and have ``target`` in the middle of the picture."""
    way = [to - own for to, own in zip(target, eye, strict=True)]
    level = hypot(way[0], way[2])
    slope = way[1] / max(level, 1e-6)
    shifted = abs(slope) < STEEP
    ahead = np.array([way[0], 0.0 if shifted else way[1], way[2]])
    size = float(np.linalg.norm(ahead))
    # Who looks at their own feet still looks somewhere.
    ahead = ahead / size if size > 1e-6 else np.array([0.0, 0.0, -1.0])
    across = np.array([-ahead[2], 0.0, ahead[0]])
    wide = float(np.linalg.norm(across))
    right = across / wide if wide > 1e-6 else np.array([1.0, 0.0, 0.0])
    up = np.cross(right, ahead)
    half = FILM / focal / 2
    tall = half * height / width
    lift = slope if shifted else 0.0
    return Camera(
        _vector(np.asarray(eye, np.float64)), _vector(ahead), _vector(right), _vector(up),
        (-half, half, lift - tall, lift + tall), width, height,
    )  # fmt: skip


def _vector(values: Doubles) -> Vector:
    x, y, z = (round(float(value), 9) for value in values)
    return x, y, z
