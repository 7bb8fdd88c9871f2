"""Several meshes as one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh


def joined(meshes: Sequence[Mesh]) -> Mesh | None:
    """All of ``meshes`` as one without a look; None where there are none."""
    if len(meshes) < 2:
        return meshes[0] if meshes else None
    return Mesh(np.concatenate([mesh.vertices for mesh in meshes]), _triangles(meshes).astype(np.int32))


def corners_of(meshes: Sequence[Mesh]) -> NDArray[np.float64]:
    """Corners (t, 3, 3) of all triangles of ``meshes``, one mesh after the other."""
    if not meshes:
        return np.zeros((0, 3, 3))
    return np.concatenate([mesh.vertices for mesh in meshes]).take(_triangles(meshes), axis=0)


def _triangles(meshes: Sequence[Mesh]) -> NDArray[np.int64]:
    """Triangles of ``meshes`` where the vertices of all of them lie one after the other."""
    sizes = np.array([len(mesh.vertices) for mesh in meshes], np.int64)
    counts = [len(mesh.triangles) for mesh in meshes]
    starts = np.repeat(np.cumsum(sizes) - sizes, counts)
    return np.concatenate([mesh.triangles for mesh in meshes]) + starts[:, None]
