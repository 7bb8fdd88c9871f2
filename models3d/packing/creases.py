"""Normals by crease angle: what is flat stays crisp, what is round becomes round."""

import numpy as np
from numpy.typing import NDArray

#: Faces that meet at a smaller angle than this are one rounded surface.
CREASE_DEGREES = 30.0

#: How many pairs of corners are compared at once; keeps memory below some 300 MB.
PAIRS_AT_ONCE = 4_000_000

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def corner_normals(corners: Floats, vertex: Ints, crease: float = CREASE_DEGREES) -> Floats:
    """Unit normals (t, 3, 3) for the ``corners`` (t, 3, 3) of triangles, none of which may be degenerate.

    ``vertex`` (t, 3) says which corners are the same point of the same thing. A corner's normal is the mean
    over the faces at its vertex that bend by less than ``crease`` degrees from its own face, weighted by
    area times angle, so that neither slivers nor the way a surface was cut into triangles show.
    """
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    unit = face / np.linalg.norm(face, axis=1, keepdims=True)
    weighted = (face[:, None, :] * _angles(corners)[:, :, None]).reshape(-1, 3)
    faces = np.repeat(np.arange(len(corners)), 3)
    flat = vertex.reshape(-1)
    order = np.argsort(flat, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(flat[order]) != 0])
    sizes = np.diff(np.r_[starts, len(flat)])
    total = np.zeros((len(flat), 3))
    threshold = np.cos(np.radians(crease))
    for some in _portions(sizes):
        left, right = _pairs(starts[some], sizes[some])
        left, right = order[left], order[right]
        bend = np.einsum("ij,ij->i", unit[faces[left]], unit[faces[right]])
        # A corner always agrees with itself, whatever rounding says.
        near = (bend > threshold) | (left == right)
        left, right = left[near], right[near]
        for axis in range(3):
            total[:, axis] += np.bincount(left, weights=weighted[right, axis], minlength=len(flat))
    length = np.linalg.norm(total, axis=1, keepdims=True)
    lost = length[:, 0] == 0
    total[lost], length[lost] = unit[faces[lost]], 1.0
    normals: Floats = (total / length).reshape(-1, 3, 3)
    return normals


def _angles(corners: Floats) -> Floats:
    """Angle (t, 3) in radians at each corner."""
    ahead = np.roll(corners, -1, axis=1) - corners
    behind = np.roll(corners, 1, axis=1) - corners
    cosine = np.einsum("tij,tij->ti", ahead, behind) / (
        np.linalg.norm(ahead, axis=2) * np.linalg.norm(behind, axis=2)
    )
    return np.asarray(np.arccos(np.clip(cosine, -1.0, 1.0)), np.float64)


def _portions(sizes: Ints) -> list[slice]:
    """Runs of groups whose squared sizes stay below the limit, at least one group each."""
    portions, begin, pairs = [], 0, 0
    for end, size in enumerate(sizes.tolist()):
        if pairs + size * size > PAIRS_AT_ONCE and end > begin:
            portions.append(slice(begin, end))
            begin, pairs = end, 0
        pairs += size * size
    portions.append(slice(begin, len(sizes)))
    return portions


def _pairs(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """All ordered pairs within each group, as places in the sorted corners."""
    members = np.repeat(sizes, sizes)
    first = np.repeat(starts, sizes)
    place = first + np.arange(len(members)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    left = np.repeat(place, members)
    ends = np.cumsum(members)
    right = np.repeat(first, members) + np.arange(len(left)) - np.repeat(ends - members, members)
    return left, right
