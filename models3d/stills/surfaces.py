"""What the camera's rays meet: place, normal and material of every point of the picture."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from models3d.rays import FAR, Floats, Hits
from models3d.stills.scene import ON_PAPER, Scene
from models3d.stills.shapes import Ints, Shapes

#: Nothing was met.
NOTHING = -1

#: How far (metres) off its surface a ray starts, near the camera and for every metre of distance.
OFF, OFF_BY_FAR = 0.002, 2e-5


#: How far (metres) above the cut seeing begins.
CLEAR_OF_CUT = 0.02


@dataclass(frozen=True)
class Surfaces:
    """Points (n,) that rays met, ``along`` their unit directions (n, 3) and ``far`` metres from their start.

    ``normal`` is the smooth, ``face`` the flat unit normal (n, 3), both towards the viewer. ``material`` is
    the palette's number, ``NOTHING`` where nothing was met; ``element`` is -1 for the paper.
    """

    along: Floats
    far: Floats
    point: Floats
    normal: Floats
    face: Floats
    material: Ints
    element: Ints

    def __len__(self) -> int:
        return len(self.far)

    def at(self, which: NDArray[np.integer] | NDArray[np.bool_] | slice) -> "Surfaces":
        """Only those of ``which``."""
        return Surfaces(*(getattr(self, one.name)[which] for one in fields(Surfaces)))

    def off(self) -> Floats:
        """Points (n, 3) a hair's breadth off the surface, from where rays leave it."""
        return np.asarray(self.point + self.face * (OFF + OFF_BY_FAR * self.far)[:, None], np.float32)


def joined(parts: list[Surfaces]) -> Surfaces:
    """All of ``parts``, one after the other."""
    return Surfaces(
        *(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Surfaces))
    )


def begin(scene: Scene, eye: tuple[float, float, float], along: Floats) -> tuple[Floats, Floats]:
    """Where rays from ``eye`` begin to see (n, 3), and how far (n,) from it: at the cut if there is one."""
    start = np.broadcast_to(np.asarray(eye, np.float32), along.shape)
    if scene.cut is None:
        return start, np.zeros(len(along), np.float32)
    # A hair above it, so that the faces of the cut are met.
    down = scene.cut + CLEAR_OF_CUT - start[:, 1]
    skip = np.asarray(np.maximum(down / np.minimum(along[:, 1], -1e-6), 0.0), np.float32)
    return start + along * skip[:, None], skip


def meet(scene: Scene, eye: tuple[float, float, float], along: Floats) -> Surfaces:
    """What rays from ``eye`` along unit ``along`` (n, 3) meet first of the scene's solids."""
    hits, skip = cast(scene, eye, along)
    return surfaces_at(scene, eye, along, hits, skip)


def cast(scene: Scene, eye: tuple[float, float, float], along: Floats) -> tuple[Hits, Floats]:
    """What rays from ``eye`` hit, from where they begin to see, and how far (n,) from ``eye`` that is."""
    start, skip = begin(scene, eye, along)
    return scene.solids.first(start, along, FAR), skip


def surfaces_at(
    scene: Scene, eye: tuple[float, float, float], along: Floats, hits: Hits, skip: Floats
) -> Surfaces:
    """The surfaces that the ``hits`` of rays from ``eye`` are on, which began to see at ``skip`` (n,)."""
    shapes = scene.shapes
    far = hits.distance + skip
    met = hits.triangle >= 0
    if not met.any():
        nothing = np.full(len(along), NOTHING, np.int32)
        return Surfaces(along, far, np.asarray(eye, np.float32) + along, -along, -along, nothing, nothing)
    triangle = np.where(met, hits.triangle, 0)
    owner = np.where(met, scene.solids.owner[triangle], ON_PAPER)
    known = owner >= 0
    face = scene.solid_faces[triangle]
    inside = np.einsum("ij,ij->i", face, along) > 0
    face[inside] *= -1
    point = np.asarray(eye, np.float32) + along * far[:, None]
    normal, material = face.copy(), scene.materials(owner)
    element = np.where(known, shapes.element[owner], -1).astype(np.int32)
    material[~met] = NOTHING
    rows = np.flatnonzero(known & shapes.rounded[owner])
    side = np.where(inside[rows], np.float32(-1), np.float32(1))
    normal[rows] = _smooth(shapes, owner[rows], point[rows], side[:, None], normal[rows])
    return Surfaces(along, far, point, normal, face, material, element)


def _smooth(shapes: Shapes, triangle: Ints, point: Floats, side: Floats, flat: Floats) -> Floats:
    """Normals (n, 3) between those of their corners at points on the ``side`` (n, 1) of ``triangle`` (n,)."""
    a, b, c = (shapes.corners[triangle, at] for at in range(3))
    weight = _barycentric(point - a, b - a, c - a)
    smooth = np.einsum("ij,ijk->ik", weight, shapes.normals[triangle]) * side
    smooth /= np.maximum(np.linalg.norm(smooth, axis=1, keepdims=True), 1e-6)
    # On a thin rounded thing the mean may look away; then the face's own is better.
    fine = np.einsum("ij,ij->i", smooth, flat) > 0.2
    return np.asarray(np.where(fine[:, None], smooth, flat), np.float32)


def _barycentric(away: Floats, one: Floats, other: Floats) -> Floats:
    """Weights (n, 3) of a triangle's corners at points ``away`` from the first, with its edges from there."""
    d00, d01, d11 = (np.einsum("ij,ij->i", *pair) for pair in ((one, one), (one, other), (other, other)))
    d20, d21 = np.einsum("ij,ij->i", away, one), np.einsum("ij,ij->i", away, other)
    area = np.maximum(d00 * d11 - d01 * d01, 1e-12)
    v, w = (d11 * d20 - d01 * d21) / area, (d00 * d21 - d01 * d20) / area
    return np.asarray(np.clip(np.stack([1 - v - w, v, w], axis=1), 0.0, 1.0), np.float32)
