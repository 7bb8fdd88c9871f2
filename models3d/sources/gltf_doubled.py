"""Faces that a file has twice, once for each of their sides.

Programs that know no two-sided surfaces export every face with its reverse. Here all surfaces have two sides:
half of them would be sent and drawn for nothing, and of two in one place nobody knows which is the outer.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from models3d.meshes import corners_of
from models3d.model import Mesh

#: A direction in which no two corners of anything that was drawn lie equally far.
ALONG = np.array([0.8128746, 0.4637142, 0.3523916]) * np.sqrt([2.0, 3.0, 5.0])

Floats = NDArray[np.float64]


def faces_once(meshes: Sequence[Mesh]) -> list[Mesh]:
    """``meshes``, each without faces that are another's reverse or repeat.

    What is left of a mesh that had such faces outwards; one in which no face is there twice stays as it is.
    """
    single = [_single(mesh) for mesh in meshes]
    doubled = [at for at, (mesh, one) in enumerate(zip(meshes, single, strict=True)) if one is not mesh]
    found = list(meshes)
    if doubled:
        places = [_places(single[at]) for at in doubled]
        starts = np.cumsum([0, *(int(one.max(initial=-1)) + 1 for one in places)])
        corners = np.concatenate([one + start for one, start in zip(places, starts, strict=False)])
        turned = _turned(corners_of([single[at] for at in doubled]), corners)
        ends = np.cumsum([len(one) for one in places])[:-1]
        for at, some in zip(doubled, np.split(turned, ends), strict=True):
            own = single[at].triangles
            found[at] = replace(single[at], triangles=np.where(some[:, None], own[:, ::-1], own))
    return found


def _single(mesh: Mesh) -> Mesh:
    """``mesh`` with one of the faces that have the same corners in any order; itself where all differ."""
    # One number a place, many times faster than to compare three.
    ordered = np.sort((mesh.vertices @ ALONG)[mesh.triangles], axis=1)
    order = np.lexsort(ordered.T)
    new = np.ones(len(order), np.bool_)
    new[1:] = (ordered[order[1:]] != ordered[order[:-1]]).any(axis=1)
    return mesh if new.all() else replace(mesh, triangles=mesh.triangles[np.sort(order[new])])


def _places(mesh: Mesh) -> NDArray[np.int64]:
    """Number (m, 3) of the place of each corner of ``mesh``'s triangles: exporters write a place often."""
    return np.unique(mesh.vertices @ ALONG, return_inverse=True)[1].reshape(-1)[mesh.triangles]


def _turned(points: Floats, corners: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which triangles (m, 3, 3), with corners at the places ``corners``, to turn so that pieces face out."""
    count = len(corners)
    faces = np.tile(np.arange(count), 3)
    ends = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
    forward = ends[:, 0] < ends[:, 1]
    edge = ends.min(axis=1) * (int(corners.max()) + 1) + ends.max(axis=1)
    order = np.argsort(edge, kind="stable")
    begins = np.flatnonzero(np.diff(edge[order], prepend=-1))
    sharing = np.diff(begins, append=len(order))
    # Where more than two faces meet nobody knows which of them belong together.
    one, other = order[begins[sharing == 2]], order[begins[sharing == 2] + 1]
    # Each face is two: as it is, and turned round. Neighbours run along their edge in opposite ways.
    against = forward[one] == forward[other]
    a, b = faces[one], faces[other]
    ways = np.concatenate([a, a + count]), np.concatenate([b + count * against, b + count * ~against])
    graph = coo_array((np.ones(2 * len(a), np.bool_), ways), shape=(2 * count, 2 * count))
    _, piece = connected_components(graph, directed=False)
    found = np.minimum(piece[:count], piece[count:])
    turned = piece[:count] != found
    turned ^= _inside_out(points, found, turned)
    # A band that is twisted has but one side.
    return np.asarray(turned & (piece[:count] != piece[count:]))


def _inside_out(corners: Floats, pieces: NDArray[np.int32], turned: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each face whether its piece has a negative volume with those faces turned that are ``turned``."""
    # Measured from a point of its own, a piece far away loses no digits.
    number, first, piece = np.unique(pieces, return_index=True, return_inverse=True)
    own = corners - corners[first[piece], 0][:, None]
    volume = np.einsum("ij,ij->i", own[:, 0], np.cross(own[:, 1], own[:, 2])) * np.where(turned, -1, 1)
    return np.asarray((np.bincount(piece, volume, len(number)) < 0)[piece])
