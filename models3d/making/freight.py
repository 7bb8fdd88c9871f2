"""All that packing needs, in few long arrays, so that it crosses to another process in one piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from models3d.dressed import Dressed
from models3d.manifest import Material
from models3d.model import Mesh, ModelElement
from models3d.shelf import digest_of
from models3d.staged import Staged


@dataclass(frozen=True)
class Freight:
    """What is to be packed, before anybody knows when it is built: elements in the order of the models.

    ``points`` (n, 3) and ``corners`` (t, 3) are of all meshes, one after the other; ``meshes`` counts these
    by element, ``vertices`` and ``triangles`` theirs by mesh. ``looks`` are by element and mesh, into
    ``materials``.
    """

    points: NDArray[np.float64]
    corners: NDArray[np.int32]
    meshes: list[int]
    vertices: list[int]
    triangles: list[int]
    looks: list[list[int]]
    materials: list[Material]

    @cached_property
    def digest(self) -> str:
        """Digest of shapes with their materials."""
        shapes = digest_of([self.meshes, self.vertices, self.triangles], self.points, self.corners)
        return digest_of(shapes, self.looks, self.materials)

    def shapes(self) -> list[tuple[Mesh, ...]]:
        """The meshes of every element."""
        meshes = self._unrolled()
        return [tuple(islice(meshes, count)) for count in self.meshes]

    def _unrolled(self) -> Iterator[Mesh]:
        points = pairwise(np.cumsum([0, *self.vertices]).tolist())
        corners = pairwise(np.cumsum([0, *self.triangles]).tolist())
        for (point, last), (corner, end) in zip(points, corners, strict=True):
            yield Mesh(self.points[point:last], self.corners[corner:end])


@dataclass(frozen=True)
class Stowage:
    """Where freight goes: ``place`` (e,) is the index in the manifest of each of its elements.

    ``stage`` (e,) is by that index, ``stages`` are the stages' ids.
    """

    place: NDArray[np.int32]
    stage: NDArray[np.int32]
    stages: list[str]

    @cached_property
    def digest(self) -> str:
        """Digest of all of it."""
        return digest_of(self.place, self.stage, self.stages)


@dataclass(frozen=True)
class Laden:
    """A dressed model, what there is to pack of it, and where that goes."""

    dressed: Dressed
    freight: Freight
    stowage: Stowage


def laden(dressed: Dressed) -> Laden:
    """``dressed`` with its freight, in its own order."""
    freight = freight_of(dressed.elements, dressed.materials, dressed.looks)
    return Laden(dressed, freight, stowage_of(dressed.staged, list(range(len(dressed.elements)))))


def freight_of(
    elements: Sequence[ModelElement], materials: list[Material], looks: list[list[int]]
) -> Freight:
    """What packing needs of ``elements``, of which ``looks`` are into ``materials``."""
    meshes = [mesh for element in elements for mesh in element.meshes]
    return Freight(
        points=np.concatenate([np.zeros((0, 3)), *(mesh.vertices for mesh in meshes)]),
        corners=np.concatenate([np.zeros((0, 3), np.int32), *(mesh.triangles for mesh in meshes)]),
        meshes=[len(element.meshes) for element in elements],
        vertices=[len(mesh.vertices) for mesh in meshes],
        triangles=[len(mesh.triangles) for mesh in meshes],
        looks=looks,
        materials=materials,
    )


def stowage_of(staged: Staged, place: list[int]) -> Stowage:
    """Where ``staged`` has freight whose elements have their ``place`` there."""
    return Stowage(np.array(place, np.int32), staged.element_stage, [stage.id for stage in staged.stages])
