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


def faces_once(bodies: Sequence[Sequence[Mesh]]) -> list[list[Mesh]]:
    """``bodies``, a mesh a material each; no mesh has a face any more that is another's reverse or repeat.

    What is left of meshes that had such faces looks out of their body; others stay as they are.
    """
    found = [list(meshes) for meshes in bodies]
    doubled: list[tuple[int, int]] = []
    for body, meshes in enumerate(found):
        for at, mesh in enumerate(meshes):
            meshes[at] = _single(mesh)
            if meshes[at] is not mesh:
                doubled.append((body, at))
    if doubled:
        some = [found[body][at] for body, at in doubled]
        turned = _turned(corners_of(some), _places(some, [body for body, _ in doubled]))
        ends = np.cumsum([len(mesh.triangles) for mesh in some])[:-1]
        for (body, at), mesh, around in zip(doubled, some, np.split(turned, ends), strict=True):
            own = mesh.triangles
            found[body][at] = replace(mesh, triangles=np.where(around[:, None], own[:, ::-1], own))
    return found


def _single(mesh: Mesh) -> Mesh:
    """``mesh`` with one of the faces that have the same corners in any order; itself where all differ."""
    # One number a place, many times faster than to compare three.
    ordered = np.sort((mesh.vertices @ ALONG)[mesh.triangles], axis=1)
    order = np.lexsort(ordered.T)
    new = np.ones(len(order), np.bool_)
    new[1:] = (ordered[order[1:]] != ordered[order[:-1]]).any(axis=1)
    return mesh if new.all() else replace(mesh, triangles=mesh.triangles[np.sort(order[new])])


def _places(meshes: Sequence[Mesh], bodies: Sequence[int]) -> NDArray[np.int64]:
    """Number (m, 3) of the place of each corner of all triangles: exporters write a place often.

    Places in one of ``bodies`` are none of another, wherever they lie.
    """
    counts = [len(mesh.vertices) for mesh in meshes]
    where = np.concatenate([mesh.vertices for mesh in meshes]) @ ALONG
    apart = np.stack([np.repeat(bodies, counts).astype(np.float64), where], axis=1)
    # An array's rows as one number each, which sorts many times faster than rows do.
    place = np.unique(apart.view(np.complex128).reshape(-1), return_inverse=True)[1].reshape(-1)
    starts = np.cumsum([0, *counts])
    corners = [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
    return np.asarray(place[np.concatenate(corners)])


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
