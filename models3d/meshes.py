"""Several meshes as one."""

from collections.abc import Sequence

import numpy as np

from models3d.model import Mesh


def joined(meshes: Sequence[Mesh]) -> Mesh | None:
    """All of ``meshes`` as one without a look; None where there are none."""
    if len(meshes) < 2:
        return meshes[0] if meshes else None
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    triangles = [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=True)]
    vertices = np.concatenate([mesh.vertices for mesh in meshes])
    return Mesh(vertices, np.concatenate(triangles).astype(np.int32))
