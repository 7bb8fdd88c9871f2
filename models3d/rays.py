"""Casts rays against triangles, for daylight, occlusion, views and stills; the only door to Embree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from models3d.model import Mesh

#: How far (metres) a ray starts from where it is said to, so that it does not hit what it leaves.
CLEAR = 1e-3

#: Farther than anything (metres): a ray without an end.
FAR = 1e6

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Hits:
    """For each ray: ``triangle`` (n,) int32, -1 where nothing was hit, and its ``distance`` (n,) metres.

    Where nothing was hit, ``distance`` is how far was looked.
    """

    triangle: NDArray[np.int32]
    distance: Floats


class Caster:
    """Triangles (t, 3, 3) in metres that rays can be cast against; unchanging.

    ``owner`` (t,) int32 says which element (or piece) each triangle is of; it is only kept here.
    """

    def __init__(self, corners: NDArray[np.floating], owner: NDArray[np.int32] | None = None) -> None:
        self.corners = np.ascontiguousarray(corners, np.float32)
        self.owner = np.zeros(len(corners), np.int32) if owner is None else owner
        self._scene = EmbreeScene()
        if len(self.corners):
            # The scene keeps the mesh alive by its own buffers; the object adds itself.
            self._mesh = TriangleMesh(self._scene, self.corners)

    def blocked(
        self, origins: NDArray[np.floating], towards: NDArray[np.floating], far: float = FAR
    ) -> NDArray[np.bool_]:
        """Say for each ray (n, 3) from ``origins`` along ``towards`` whether anything is nearer than ``far``.

        Two threads may ask at once and both run: Embree works outside of Python's lock.
        """
        return np.asarray(self._run(origins, towards, far, "OCCLUDED") == 0)

    def first(self, origins: NDArray[np.floating], towards: NDArray[np.floating], far: float = FAR) -> Hits:
        """What each ray (n, 3) from ``origins`` along unit ``towards`` meets first, within ``far`` metres."""
        found = self._run(origins, towards, far, "INTERSECT")
        return Hits(np.asarray(found["primID"], np.int32), np.asarray(found["tfar"], np.float32))

    def _run(
        self, origins: NDArray[np.floating], towards: NDArray[np.floating], far: float, query: str
    ) -> Any:
        along = np.ascontiguousarray(towards, np.float32)
        start = np.ascontiguousarray(origins, np.float32) + along * np.float32(CLEAR)
        reach = np.full(len(start), far, np.float32)
        if not len(self.corners) or not len(start):
            nothing = np.full(len(start), -1, np.int32)
            return nothing if query == "OCCLUDED" else {"primID": nothing, "tfar": reach}
        return self._scene.run(start, along, dists=reach, query=query, output=query == "INTERSECT")

    def normals(self, triangle: NDArray[np.int32]) -> Floats:
        """Unit normals (n, 3) of the triangles of those numbers, by their winding."""
        a, b, c = (self.corners[triangle, at] for at in range(3))
        face = np.cross(b - a, c - a)
        length = np.linalg.norm(face, axis=1, keepdims=True)
        return np.asarray(face / np.where(length > 0, length, 1.0), np.float32)


def corners_of(meshes: Sequence[Mesh]) -> Floats:
    """Triangles (t, 3, 3) of ``meshes``, one after the other."""
    if not meshes:
        return np.zeros((0, 3, 3), np.float32)
    return np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes]).astype(np.float32)
