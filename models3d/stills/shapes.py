"""All triangles that a picture could show, in an order that a changed schedule does not change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from models3d.creases import corner_normals
from models3d.described import Described
from models3d.manifest import Material
from models3d.rays import Floats

#: Twice the area (m²) under which a triangle shows nothing and has no direction.
LEAST_AREA = 1e-9

#: How far a face is drawn in (metres): this, and up to this many steps of that.
FAINTEST, STEPS, STEP = 0.0003, 7, 0.00025

#: Corners of one element nearer than this (metres) are one point.
SAME_POINT = 0.005

#: A mesh whose faces do not cancel out to less than this share of their area is not closed.
OPEN = 1e-3

Ints = NDArray[np.int32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Shapes:
    """Triangles ``corners`` (t, 3, 3) metres, each with its ``element`` and ``material`` (t,).

    ``marks`` holds for each element a digest of its shape and look; empty where it has no shape.
    """

    corners: Floats
    element: Ints
    material: Ints
    marks: list[bytes]

    @cached_property
    def normals(self) -> Floats:
        """Unit normals (t, 3, 3) of the corners, rounded where the surface is round."""
        return np.asarray(corner_normals(self.corners.astype(np.float64), _welded(self)), np.float32)

    @cached_property
    def faces(self) -> Floats:
        """Unit normals (t, 3) of the triangles, by their winding."""
        face = _spans(self.corners)
        return np.asarray(face / np.linalg.norm(face, axis=1, keepdims=True), np.float32)

    @cached_property
    def rounded(self) -> NDArray[np.bool_]:
        """Say for each triangle (t,) whether its corners' normals are not its own."""
        return np.asarray((np.abs(self.normals - self.faces[:, None]) > 0.01).any(axis=(1, 2)))

    @cached_property
    def boxes(self) -> tuple[Floats, Floats]:
        """Lowest and highest corner (e, 3) of each element; infinite where it has no shape."""
        low = np.full((len(self.marks), 3), np.inf, np.float32)
        high = -low
        np.minimum.at(low, self.element, self.corners.min(axis=1))
        np.maximum.at(high, self.element, self.corners.max(axis=1))
        return low, high

    def digest(self, elements: Sequence[int]) -> str:
        """Digest of what ``elements`` look like together, whatever their numbers are."""
        return sha256(b"".join(sorted(self.marks[at] for at in elements))).hexdigest()


def shapes_of(described: Described) -> Shapes:
    """Triangles of all elements, by the elements' ids; those without an area are left out."""
    elements = described.elements
    order = sorted(range(len(elements)), key=lambda at: elements[at].global_id)
    corners, owner, material = [], [], []
    marks = [b""] * len(elements)
    for at in order:
        digest = sha256()
        settled = _settled([mesh.vertices[mesh.triangles] for mesh in elements[at].meshes])
        depth = _depth(elements[at].global_id)
        for (faces, unit), look in zip(settled, described.looks[at], strict=True):
            some = np.asarray(faces - depth * unit[:, None], np.float32)
            digest.update(some.tobytes() + look_of(described.materials[look]).encode())
            corners.append(some)
            owner.append(np.full(len(some), at, np.int32))
            material.append(np.full(len(some), look, np.int32))
        if elements[at].meshes:
            marks[at] = digest.digest()
    if not corners:
        return Shapes(np.zeros((0, 3, 3), np.float32), np.zeros(0, np.int32), np.zeros(0, np.int32), marks)
    return Shapes(np.concatenate(corners), np.concatenate(owner), np.concatenate(material), marks)


def look_of(material: Material) -> str:
    """What of a material shows in a still."""
    return f"{material.kind} {material.colour} {material.opacity} {material.metalness} {material.roughness}"


def _depth(name: str) -> float:
    """How far the faces of the element ``name`` are drawn in (metres).

    Models are full of faces that share a plane: a floor's finish and its slab, two layers of a wall. Which of
    them a ray meets would be chance; how far a face is drawn in depends on its element's name alone.
    """
    return FAINTEST + STEP * (sha256(name.encode()).digest()[0] % STEPS)


def _settled(meshes: Sequence[Doubles]) -> list[tuple[Doubles, Doubles]]:
    """Triangles (t, 3, 3) of an element's meshes that have an area, facing outwards, with their unit normals.

    Which way is out a closed mesh knows by itself; of open ones, the sides of one wall, all together.
    """
    found, opened = [], []
    for number, every in enumerate(meshes):
        corners = every[np.linalg.norm(_spans(every), axis=1) > LEAST_AREA]
        span = _spans(corners)
        area = np.linalg.norm(span, axis=1, keepdims=True)
        found.append((corners, span / area))
        if np.linalg.norm(span.sum(axis=0)) > OPEN * area.sum():
            opened.append(number)
        elif _inside_out(corners):
            found[number] = corners[:, ::-1], -span / area
    if opened and _inside_out(np.concatenate([found[number][0] for number in opened])):
        for number in opened:
            found[number] = found[number][0][:, ::-1], -found[number][1]
    return found


def _inside_out(corners: Doubles) -> bool:
    """Say whether the volume that the triangles (t, 3, 3) enclose is negative."""
    if not len(corners):
        return False
    middle = corners.reshape(-1, 3).mean(axis=0)
    return bool(np.einsum("ij,ij->", _spans(corners), corners[:, 0] - middle) < 0)


def _spans(corners: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])


def _welded(shapes: Shapes) -> NDArray[np.int64]:
    """A number (t, 3) for each corner, equal where element and point are.

    By a 64-bit mix of both; that two of a million corners meet in it has a chance of one in ten million, and
    would show as one soft edge.
    """
    lattice = np.rint(shapes.corners.reshape(-1, 3) / SAME_POINT).astype(np.int64).view(np.uint64)
    mix = np.repeat(shapes.element, 3).astype(np.int64).view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for axis, factor in enumerate((0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)):
        mix = (mix ^ lattice[:, axis] * np.uint64(factor)) * np.uint64(0xFF51AFD7ED558CCD)
        mix ^= mix >> np.uint64(32)
    _, number = np.unique(mix, return_inverse=True)
    return np.asarray(number.reshape(-1, 3), np.int64)
