"""All triangles that a picture could show, in an order that a changed schedule does not change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from models3d.described import Described
from models3d.manifest import Material
from models3d.measures import crossed
from models3d.packing.creases import corner_normals
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
Numbers = NDArray[np.intp]


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
    meshes = [
        (at, look, mesh)
        for at in order
        for look, mesh in zip(described.looks[at], elements[at].meshes, strict=True)
        if len(mesh.triangles)
    ]
    marks = [b""] * len(elements)
    if not meshes:
        return Shapes(np.zeros((0, 3, 3), np.float32), np.zeros(0, np.int32), np.zeros(0, np.int32), marks)
    of = np.repeat(np.arange(len(meshes)), [len(mesh.triangles) for _, _, mesh in meshes])
    owner = np.array([at for at, _, _ in meshes], np.int32)
    corners, of = settled(np.concatenate([mesh.vertices[mesh.triangles] for _, _, mesh in meshes]), of, owner)
    unit = _spans(corners)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    depth = np.array([_depth(elements[at].global_id) for at, _, _ in meshes])[of]
    drawn = np.asarray(corners - (depth[:, None] * unit)[:, None], np.float32)
    ends = np.searchsorted(of, np.arange(len(meshes) + 1))
    digests = {at: sha256() for at in owner.tolist()}
    for number, (at, look, _) in enumerate(meshes):
        some = drawn[ends[number] : ends[number + 1]]
        digests[at].update(some.tobytes() + look_of(described.materials[look]).encode())
    for at, digest in digests.items():
        marks[at] = digest.digest()
    material = np.array([look for _, look, _ in meshes], np.int32)
    return Shapes(drawn, owner[of], material[of], marks)


def look_of(material: Material) -> str:
    """What of a material shows in a still."""
    return f"{material.kind} {material.colour} {material.opacity} {material.metalness} {material.roughness}"


def _depth(name: str) -> float:
    """How far the faces of the element ``name`` are drawn in (metres).

    Models are full of faces that share a plane: a floor's finish and its slab, two layers of a wall. Which of
    them a ray meets would be chance; how far a face is drawn in depends on its element's name alone.
    """
    return FAINTEST + STEP * (sha256(name.encode()).digest()[0] % STEPS)


def settled(corners: Doubles, mesh: Numbers, element: Ints) -> tuple[Doubles, Numbers]:
    """Triangles (t, 3, 3) that have an area, facing outwards, and the ``mesh`` (t,) that each is of.

    ``element`` (m,) says whose each mesh is. Which way is out a closed mesh knows by itself; of open ones,
    the sides of one wall, all together.
    """
    span = _spans(corners)
    area = np.linalg.norm(span, axis=1)
    keep = area > LEAST_AREA
    corners, mesh, span, area = corners[keep], mesh[keep], span[keep], area[keep]
    count = len(element)
    rest = np.stack([np.bincount(mesh, span[:, axis], count) for axis in range(3)], axis=1)
    opened = np.linalg.norm(rest, axis=1) > OPEN * np.bincount(mesh, area, count)
    group = np.where(opened, count + element, np.arange(count))[mesh]
    inside_out = _volumes(corners, span, group) < 0
    turned = inside_out[group]
    corners[turned] = corners[turned][:, ::-1]
    return corners, mesh


def _volumes(corners: Doubles, span: Doubles, group: Numbers) -> Doubles:
    """Six times the volume that the triangles of each ``group`` enclose, by its number."""
    weight = np.maximum(np.bincount(group), 1)
    centre = corners.mean(axis=1)
    middle = np.stack([np.bincount(group, centre[:, axis]) / weight for axis in range(3)], axis=1)
    away = corners[:, 0] - middle[group]
    return np.asarray(np.bincount(group, np.einsum("ij,ij->i", span, away)), np.float64)


def _spans(corners: NDArray[np.floating]) -> Doubles:
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return crossed(one.astype(np.float64), other.astype(np.float64))


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
