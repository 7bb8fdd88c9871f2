"""All that packing needs, in few long arrays, so that it crosses to another process in one piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from models3d.dressed import Dressed
from models3d.manifest import Material
from models3d.model import Mesh
from models3d.shelf import digest_of


@dataclass(frozen=True)
class Freight:
    """``points`` (n, 3) and ``corners`` (t, 3) of all meshes, one after the other, and whose they are.

    ``meshes`` counts them by element, ``vertices`` and ``triangles`` by mesh; ``looks`` and ``materials`` are
    those of :class:`models3d.dressed.Dressed`, ``stage`` (e,) is by element, ``stages`` are their ids.
    """

    points: NDArray[np.float64]
    corners: NDArray[np.int32]
    meshes: list[int]
    vertices: list[int]
    triangles: list[int]
    looks: list[list[int]]
    materials: list[Material]
    stage: NDArray[np.int32]
    stages: list[str]

    @cached_property
    def seen_from(self) -> str:
        """Digest of shapes with their materials."""
        shapes = digest_of([self.meshes, self.vertices, self.triangles], self.points, self.corners)
        return digest_of(shapes, self.looks, self.materials)

    @cached_property
    def packed_from(self) -> str:
        """Digest of shapes with their materials and the stage of each."""
        return digest_of(self.seen_from, self.stage, self.stages)

    def shapes(self) -> list[tuple[Mesh, ...]]:
        """The meshes of every element."""
        meshes = self._unrolled()
        return [tuple(islice(meshes, count)) for count in self.meshes]

    def _unrolled(self) -> Iterator[Mesh]:
        points = pairwise(np.cumsum([0, *self.vertices]).tolist())
        corners = pairwise(np.cumsum([0, *self.triangles]).tolist())
        for (point, last), (corner, end) in zip(points, corners, strict=True):
            yield Mesh(self.points[point:last], self.corners[corner:end])


def freight_of(dressed: Dressed) -> Freight:
    """What packing needs of ``dressed``."""
    elements, staged = dressed.elements, dressed.staged
    meshes = [mesh for element in elements for mesh in element.meshes]
    return Freight(
        points=np.concatenate([np.zeros((0, 3)), *(mesh.vertices for mesh in meshes)]),
        corners=np.concatenate([np.zeros((0, 3), np.int32), *(mesh.triangles for mesh in meshes)]),
        meshes=[len(element.meshes) for element in elements],
        vertices=[len(mesh.vertices) for mesh in meshes],
        triangles=[len(mesh.triangles) for mesh in meshes],
        looks=dressed.looks,
        materials=dressed.materials,
        stage=staged.element_stage,
        stages=[stage.id for stage in staged.stages],
    )
