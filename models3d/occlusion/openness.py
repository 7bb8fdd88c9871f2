"""How open the space before a point of a surface is, by casting rays over its hemisphere.

Obscurance after Zhukov, Iones and Kronin (An ambient light illumination model, 1998): what is near takes away
more than what is far, and beyond ``REACH`` nothing does, so that a room is no black hole.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.occlusion.skin import Faces, Floats, Skin
from models3d.rays import Caster

#: Farther than this (metres) nothing takes light away.
REACH = 6.0

#: Rays from each point.
RAYS = 64

#: Rays cast in one go; bounds the memory.
BLOCK = 4096 * RAYS

#: Rays that tell whether a point is inside of a solid.
GLIMPSE = 12

GOLDEN = (1 + 5**0.5) / 2


@dataclass(frozen=True)
class Open:
    """For each point: ``value`` (n,) in 0..1, 1 where nothing is near; ``seen`` (n,) in 0..1.

    ``seen`` is 0 for what nobody can see: inside of a solid, or between two layers.
    """

    value: Floats
    seen: Floats


class World:
    """What stands: faces that block rays."""

    def __init__(self, faces: Faces) -> None:
        self._caster = Caster(faces.corners)
        # Outwards from what is solid; nought for what has two sides, of which neither is inside.
        normals = self._caster.normals(np.arange(len(faces), dtype=np.int32))
        self._outward = np.where(faces.solid[:, None], normals, np.float32(0))

    def openness(self, skin: Skin, before: float, threads: int = 2) -> Open:
        """Openness at the points of ``skin``; the same with any number of ``threads``.

        A point with something less than ``before`` metres in front of it counts as not seen: half of what a
        model holds are layers on layers, and what would be read so far before it belongs to another surface.
        """
        value, seen = np.ones(len(skin)), np.zeros(len(skin))
        free = np.flatnonzero(~self._caster.blocked(skin.at, skin.normal, before))
        outside = free[self._cast(skin.where(free), GLIMPSE, threads).seen > 0]
        found = self._cast(skin.where(outside), RAYS, threads)
        value[outside], seen[outside] = found.value, found.seen
        return Open(value, seen)

    def _cast(self, skin: Skin, rays: int, threads: int) -> Open:
        rows = BLOCK // rays
        blocks = [skin.where(slice(at, at + rows)) for at in range(0, len(skin), rows)]
        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(lambda block: self._look(block, rays), blocks))
        return Open(
            np.concatenate([one.value for one in found] or [np.zeros(0)]),
            np.concatenate([one.seen for one in found] or [np.zeros(0)]),
        )

    def _look(self, skin: Skin, rays: int) -> Open:
        towards = _directions(skin, rays)
        hits = self._caster.first(np.repeat(skin.at.astype(np.float32), rays, axis=0), towards, REACH)
        far = np.clip(hits.distance, 0, REACH).reshape(-1, rays)
        hit = np.flatnonzero(hits.triangle >= 0)
        along = np.einsum("ij,ij->i", self._outward[hits.triangle[hit]], towards[hit])
        behind = np.zeros(len(towards), np.bool_)
        behind[hit] = along > 0
        inside = behind.reshape(-1, rays).mean(axis=1)
        return Open(fall_off(far).mean(axis=1, dtype=np.float64), np.clip(1 - 2 * inside, 0, 1))


def fall_off(distance: NDArray[np.floating]) -> NDArray[np.floating]:
    """Share of light that passes what is ``distance`` metres away: 0 at hand, 1 from ``REACH`` on."""
    return np.asarray(np.sqrt(np.clip(distance / REACH, 0.0, 1.0)))


def _directions(skin: Skin, rays: int) -> NDArray[np.float32]:
    """Unit directions (n * rays, 3) over each point's hemisphere, denser towards its normal as its cosine."""
    number = np.arange(rays)
    radius = np.sqrt((number + 0.5) / rays).astype(np.float32)
    angle = (2 * np.pi * (number / GOLDEN + skin.turn[:, None])).astype(np.float32)
    right, up = (axis.astype(np.float32) for axis in _frame(skin.normal))
    along = np.multiply((radius * np.cos(angle))[..., None], right[:, None])
    along += (radius * np.sin(angle))[..., None] * up[:, None]
    along += np.sqrt(1 - radius**2)[:, None] * skin.normal.astype(np.float32)[:, None]
    return np.asarray(along.reshape(-1, 3), np.float32)


def _frame(normal: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors across each normal (Duff et al., Building an orthonormal basis, revisited, 2017)."""
    x, y, z = normal.T
    sign = np.where(z >= 0, 1.0, -1.0)
    a = -1 / (sign + z)
    b = x * y * a
    return (
        np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=1),
        np.stack([b, sign + y * y * a, -y], axis=1),
    )
