"""Looks out from every triangle: finds the small ones, which whoever looks in might miss."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from models3d.shell.world import GOLDEN, Floats, Mask, Numbers, World, directions

#: Directions looked along: first few, then, where all are blocked, many, then from near each corner.
GLANCE, LOOK, CORNER = 12, 40, 24

#: Weights of a triangle's corners, and along how many directions one looks from there.
PLACES = (
    ((1 / 3, 1 / 3, 1 / 3), GLANCE),
    ((1 / 3, 1 / 3, 1 / 3), LOOK),
    ((5 / 6, 1 / 12, 1 / 12), CORNER),
    ((1 / 12, 5 / 6, 1 / 12), CORNER),
    ((1 / 12, 1 / 12, 5 / 6), CORNER),
)

#: One looks from a large triangle once more for each so many square metres, from so many places at most.
PATCH, MOST = 0.05, 200

#: How far (metres) above a face the eye is: what is so near before it, cards may draw behind it.
OFF = 0.006

#: The sequence of Weyl that fills a square most evenly (Roberts, 2018; see `looking_in`).
PLASTIC = np.array([0.7548776662466927, 0.5698402909980532])

#: Rays cast at once; bounds memory.
AT_ONCE = 400_000


def looking_out(world: World) -> Mask:
    """Which triangles (t,) see the open, from either side."""
    face = np.cross(
        world.corners[:, 1] - world.corners[:, 0], world.corners[:, 2] - world.corners[:, 0]
    ).astype(np.float64)
    length = np.linalg.norm(face, axis=1)
    normals = face / np.maximum(length, 1e-12)[:, None]
    seen = np.zeros(len(face), np.bool_)
    for place, count in PLACES:
        left = np.flatnonzero(~seen)
        eyes = np.einsum("tij,i->tj", world.corners[left], np.array(place))
        seen[left] = _free(eyes, normals[left], count, world)
    # Of a large one that is hidden, a part may show.
    patches = np.where(seen, 0, np.minimum(length / 2 / PATCH, MOST)).astype(np.int64)
    triangles = np.repeat(np.arange(len(face)), patches)
    number = np.arange(len(triangles)) - np.repeat(np.cumsum(patches) - patches, patches)
    eyes = np.einsum("nij,ni->nj", world.corners[triangles], spread_over(number))
    seen[triangles[_free(eyes, normals[triangles], CORNER, world)]] = True
    return seen


def spread_over(number: Numbers) -> Floats:
    """Weights (n, 3) of a triangle's corners for its point of that ``number`` (n,), evenly spread."""
    at = (number[:, None] + 1) * PLASTIC % 1
    # A point of the square beyond the diagonal is one of the triangle from its other end.
    at = np.where(at.sum(axis=1, keepdims=True) > 1, 1 - at, at)
    return np.column_stack([1 - at.sum(axis=1), at])


def _free(eyes: Floats, normals: Floats, count: int, world: World) -> Mask:
    """Whether any direction is free from each of ``eyes``; each turns them another way."""
    number = np.arange(count)
    spread = directions((number + 0.5) / count, number / GOLDEN % 1)
    size = max(1, AT_ONCE // count)
    parts = [slice(begin, begin + size) for begin in range(0, len(eyes), size)]

    def look(part: slice) -> Mask:
        turn = 2 * np.pi * (np.arange(part.start, part.start + len(eyes[part])) / GOLDEN % 1)
        cos, sin = np.cos(turn)[:, None], np.sin(turn)[:, None]
        x, y, z = spread.T
        upright = np.broadcast_to(y, (len(turn), count))
        rays = np.stack([cos * x + sin * z, upright, cos * z - sin * x], axis=2)
        side = np.where(np.einsum("nkj,nj->nk", rays, normals[part]) < 0, -OFF, OFF)
        origins = eyes[part][:, None] + side[:, :, None] * normals[part][:, None]
        blocked = world.caster.blocked(origins.reshape(-1, 3), rays.reshape(-1, 3))
        # Under the ground there is nobody to be seen by.
        above = world.level is None or eyes[part, 1] > world.level
        return np.asarray(above & ~blocked.reshape(-1, count).all(axis=1))

    with ThreadPoolExecutor(2) as pool:
        return np.concatenate([np.zeros(0, np.bool_), *pool.map(look, parts)])
