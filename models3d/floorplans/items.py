"""Furniture and fixtures seen from above: the same chair in forty rooms is looked at once."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.cutting import Knife
from models3d.floorplans.seen import Face, corners_below, faces, silhouette, visible
from models3d.floorplans.sheet import Item
from models3d.floorplans.sorts import Sort
from models3d.model import Mesh

#: Faces of furniture smaller than this (m²) are not drawn, nor more than this many a piece.
LEAST_FACE, MOST_FACES = 0.015, 24

#: Vertices are compared in steps of this many a metre.
STEPS = 1000

#: Outline and visible faces, the lowest first.
Seen = tuple[BaseGeometry, list[BaseGeometry]]


class Furnishings:
    """What stands on the floors of a building, piece by piece."""

    def __init__(self, knife: Knife) -> None:
        self._knife = knife
        self._seen: dict[bytes, Seen] = {}

    def items(self, level: float, height: float) -> list[Item]:
        """Furniture, fixtures and lift cars on the floor at ``level`` that begin below ``height`` (y)."""
        sorts: tuple[Sort, ...] = ("furniture", "fixture")
        found = []
        for at in self._knife.between(level + 0.05, height, *sorts):
            outline, shapes = self._moved(self._knife.described.elements[at].meshes, level, height)
            if not outline.is_empty:
                found.append(Item(self._knife.sorts[at], outline, shapes))
        return found

    def _moved(self, meshes: Sequence[Mesh], level: float, height: float) -> Seen:
        """What is seen of ``meshes``, from what was seen of the first that is like them."""
        low = np.min([mesh.vertices.min(axis=0) for mesh in meshes if len(mesh.vertices)], axis=0)
        corner = np.array([low[0], level, low[2]])
        # What is like is looked at on one lattice, so that it makes no difference which came first.
        rise = round((height - level) * STEPS)
        alike = [replace(mesh, vertices=np.rint((mesh.vertices - corner) * STEPS)) for mesh in meshes]
        likeness = sha256(str(rise).encode())
        for mesh in alike:
            likeness.update(mesh.vertices.astype(np.int64).tobytes())
            likeness.update(mesh.triangles.tobytes())
        key = likeness.digest()
        if key not in self._seen:
            smaller = [replace(mesh, vertices=mesh.vertices / STEPS) for mesh in alike]
            self._seen[key] = _from_above(smaller, rise / STEPS)
        outline, shapes = self._seen[key]
        return _shifted(outline, corner), [_shifted(shape, corner) for shape in shapes]


def _from_above(meshes: Sequence[Mesh], height: float) -> Seen:
    """What is seen of ``meshes`` on a floor at nought that begin below ``height``."""
    corners = corners_below(meshes, -0.05, height)
    outline = silhouette(corners)
    stack = sorted(faces(corners, LEAST_FACE), key=lambda face: -face.shape.area)[:MOST_FACES]
    return outline, [face.shape for face in visible([Face(0.0, outline), *stack])]


def _shifted(shape: BaseGeometry, by: NDArray[np.float64]) -> BaseGeometry:
    return shapely.transform(shape, lambda points: points + by[[0, 2]])
