"""Points spread evenly over what a model shows, each with the direction it faces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh

#: A mesh whose faces cancel out to less than this share of their area is closed, or as good as.
CLOSED = 1e-3

#: Spreads points over a triangle: the plastic number's powers (Roberts 2018, the R2 sequence).
SPREAD = np.array([0.7548776662466927, 0.5698402909980532])

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Skin:
    """Points: ``at`` and ``normal`` (n, 3), ``area`` (n,) m² that each stands for, ``turn`` (n,) in 0..1.

    ``turn`` differs from point to point of a face, to turn the rays of neighbours apart.
    """

    at: Floats
    normal: Floats
    area: Floats
    turn: Floats

    def __len__(self) -> int:
        return len(self.at)

    def where(self, which: NDArray[np.bool_] | NDArray[np.int64] | slice) -> "Skin":
        """Only the points of ``which``."""
        return Skin(self.at[which], self.normal[which], self.area[which], self.turn[which])


@dataclass(frozen=True)
class Faces:
    """Triangles ``corners`` (t, 3, 3), metres; ``solid`` (t,) are wound outwards, others have two sides."""

    corners: Floats
    solid: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.corners)


def together(some: Sequence[Faces]) -> Faces:
    """All of ``some``, one after the other."""
    return Faces(np.concatenate([one.corners for one in some]), np.concatenate([one.solid for one in some]))


def faces_of(meshes: Sequence[Mesh]) -> Faces:
    """Faces of ``meshes``; closed ones that are inside out are turned, as many in design models are."""
    some = [mesh for mesh in meshes if len(mesh.triangles)]
    if not some:
        return Faces(np.zeros((0, 3, 3)), np.zeros(0, np.bool_))
    corners = np.concatenate([mesh.vertices[mesh.triangles] for mesh in some])
    counts = np.array([len(mesh.triangles) for mesh in some])
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    faced = _faced(corners)
    total = np.add.reduceat(np.linalg.norm(faced, axis=1), first)
    closed = np.linalg.norm(np.add.reduceat(faced, first), axis=1) <= CLOSED * total
    volume = np.add.reduceat((corners[:, 0] - np.repeat(corners[first, 0], counts, 0)) * faced, first).sum(
        axis=1
    )
    turned = np.repeat(closed & (volume < 0), counts)
    corners[turned] = corners[turned][:, ::-1]
    return Faces(corners, np.repeat(closed, counts))


def skin_of(faces: Faces, patch: float) -> Skin:
    """About one point for every ``patch`` (m²) of ``faces``, on both sides of what is not solid."""
    faced = _faced(faces.corners)
    area = np.linalg.norm(faced, axis=1) / 2
    sized = area > 1e-9
    corners, solid, faced, area = faces.corners[sized], faces.solid[sized], faced[sized], area[sized]
    normal = faced / (2 * area[:, None])
    # Faces smaller than a patch share its one point: the faces are laid end to end and cut into patches.
    ends = np.cumsum(area) / patch
    before = np.concatenate([[0.0], ends[:-1]])
    count = np.floor(ends + 0.5).astype(np.int64) - np.floor(before + 0.5).astype(np.int64)
    face = np.repeat(np.arange(len(area)), count)
    rank = np.arange(len(face)) - np.repeat(np.cumsum(count) - count, count)
    u, v = ((rank[:, None] + 0.5) * SPREAD % 1.0).T
    beyond = u + v > 1
    u, v = np.where(beyond, 1 - u, u), np.where(beyond, 1 - v, v)
    a, b, c = (corners[face, at] for at in range(3))
    at = a + u[:, None] * (b - a) + v[:, None] * (c - a)
    turn = (rank * SPREAD[0] + face * SPREAD[1]) % 1.0
    one = Skin(at, normal[face], np.full(len(face), patch), turn)
    back = one.where(~solid[face])
    return joined([one, replace(back, normal=-back.normal)])


def joined(some: Sequence[Skin]) -> Skin:
    """All points of ``some``, one after the other."""
    return Skin(*(np.concatenate([getattr(one, name) for one in some]) for name in Skin.__annotations__))


def _faced(corners: Floats) -> Floats:
    """Normals (t, 3) by the winding, as long as twice the area."""
    return np.asarray(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]))
