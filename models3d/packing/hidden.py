"""Finds triangles that nobody can ever see: what a thing hides within itself, at whatever stage.

Manufacturers' models of windows and lamps carry their screws; a buyer would download them for nothing.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Caster

#: Things with fewer triangles hide nothing that is worth a ray.
WORTH_LOOKING = 100

#: Directions looked along from each place, on each side: first few, then, where all are blocked, many.
GLANCE, LOOK = 6, 24

#: Where in a triangle one looks from (weights of its corners): a slit may show an end of it, not its middle.
PLACES = np.array([[1, 1, 1], [10, 1, 1], [1, 10, 1], [1, 1, 10]]) / np.array([[3], [12], [12], [12]])

#: How far (metres) above a face the eye is, so that the face itself does not block it.
OFF = 0.001

#: Room (metres) between things while all of them are looked at in one scene.
APART = 1.0

#: Rays cast at once; bounds memory.
AT_ONCE = 400_000

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Thing:
    """``corners`` (t, 3, 3) metres of all triangles of a thing, and which of them (t,) light cannot pass."""

    corners: Floats
    solid: Mask


def seen(things: Sequence[Thing]) -> list[Mask]:
    """For each thing which of its triangles (t,) can be seen from outside of it, from either side."""
    masks = [np.ones(len(thing.corners), np.bool_) for thing in things]
    worth = [
        at for at, thing in enumerate(things) if thing.solid.any() and len(thing.corners) >= WORTH_LOOKING
    ]
    if not worth:
        return masks
    spread = _spread([things[at].corners for at in worth])
    caster = Caster(np.concatenate([one[things[at].solid] for at, one in zip(worth, spread, strict=True)]))
    found = _visible(np.concatenate(spread), caster)
    ends = np.cumsum([len(one) for one in spread])
    for at, mask in zip(worth, np.split(found, ends[:-1]), strict=True):
        masks[at] = mask
    return masks


def _spread(things: list[Floats]) -> list[Floats]:
    """Put the things on the squares of one board: one scene is cast against sooner than thousands.

    A ray may meet a neighbour, but no neighbour stands in every direction.
    """
    size = max(float(np.ptp(one.reshape(-1, 3), axis=0).max()) for one in things) + APART
    side = int(np.ceil(np.sqrt(len(things))))
    return [
        one - one.reshape(-1, 3).min(axis=0) + np.array([at % side, 0, at // side]) * size
        for at, one in enumerate(things)
    ]


def _visible(corners: Floats, caster: Caster) -> Mask:
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = face / np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-12)
    visible = np.zeros(len(corners), np.bool_)
    for place, directions in [(PLACES[0], GLANCE), *((place, LOOK) for place in PLACES)]:
        left = np.flatnonzero(~visible)
        eyes = np.einsum("tij,i->tj", corners[left], place)
        visible[left] = _open(eyes, normals[left], _sphere(directions), caster)
    return visible


def _open(eyes: Floats, normals: Floats, directions: Floats, caster: Caster) -> Mask:
    """Whether any direction on either side of each face is free."""
    size = max(1, AT_ONCE // (2 * len(directions)))
    parts = [slice(begin, begin + size) for begin in range(0, len(eyes), size)]

    def look(part: slice) -> Mask:
        free = np.zeros(len(eyes[part]), np.bool_)
        for side in (normals[part], -normals[part]):
            # Directions that lead into the face are turned to lead out of it.
            turn = np.where(np.einsum("kj,tj->tk", directions, side) < 0, -1.0, 1.0)
            rays = (turn[:, :, None] * directions).reshape(-1, 3)
            origins = np.repeat(eyes[part] + side * OFF, len(directions), axis=0)
            free |= ~caster.blocked(origins, rays).reshape(-1, len(directions)).all(axis=1)
        return free

    with ThreadPoolExecutor(2) as pool:
        return np.concatenate([np.zeros(0, np.bool_), *pool.map(look, parts)])


def _sphere(count: int) -> Floats:
    """Directions (count, 3), evenly over the sphere (Fibonacci; Gonzalez, Math. Geosciences 42, 2010)."""
    at = np.arange(count) + 0.5
    height, turn = 1 - 2 * at / count, np.pi * (1 + 5**0.5) * at
    radius = np.sqrt(1 - height**2)
    return np.stack([np.cos(turn) * radius, height, np.sin(turn) * radius], axis=1)
