"""Areas, volumes and boxes of many meshes at once: a building has thousands, and numpy is slow one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models3d.meshes import corners_of
from models3d.model import Mesh
from models3d.once import Once

Floats = NDArray[np.float64]

#: So many triangles are measured together: more would no longer lie in a processor's own memory.
TOGETHER = 20_000


@dataclass(frozen=True)
class Measures:
    """Of each mesh (n,): square metres, metres cubed, and how much of the area looks where.

    ``lying`` is the area seen from above and from below together, ``standing`` that of a wall's faces as
    seen from the sides, ``volume`` that within a closed mesh (divergence theorem), ``box`` that of its box,
    ``floor`` its box's area on plan.
    """

    area: Floats
    lying: Floats
    standing: Floats
    volume: Floats
    box: Floats
    floor: Floats


def measured(meshes: Sequence[Mesh]) -> Measures:
    """Measure every one of ``meshes``; what was measured before is remembered as long as it lives."""
    fresh = [mesh for mesh in meshes if not _of_one.knows(mesh)]
    if fresh:
        for mesh, row in zip(fresh, zip(*_columns(fresh), strict=True), strict=True):
            _of_one.note(mesh, row)
    rows = np.array([_of_one(mesh) for mesh in meshes], np.float64).reshape(-1, len(fields(Measures)))
    return Measures(*rows.T.copy())


@Once
def _of_one(mesh: Mesh) -> tuple[float, ...]:
    (row,) = zip(*_columns([mesh]), strict=True)
    return row


def _columns(meshes: Sequence[Mesh]) -> list[list[float]]:
    """The columns of :class:`Measures`, in its order."""
    found = np.zeros((4, len(meshes)))
    for first, last, corners, of in _together(meshes):
        a, b, c = corners
        x, y, z = _crossed(b - a, c - a) / 2
        # About the block's own middle, for far from the origin small volumes drown.
        a, b, c = corners - corners.mean(axis=(0, 2))[:, None]
        sixths = (a * _crossed(b, c)).sum(axis=0) / 6
        columns = np.sqrt(x * x + y * y + z * z), np.abs(y), np.hypot(x, z), sixths
        for row, column in enumerate(columns):
            found[row, first:last] = np.bincount(of, column, last - first)
    found[3] = np.abs(found[3])
    low, high = bounds(meshes)
    size = np.nan_to_num(high - low)
    return [*found.tolist(), size.prod(axis=1).tolist(), (size[:, 0] * size[:, 2]).tolist()]


def bounds(meshes: Sequence[Mesh]) -> tuple[Floats, Floats]:
    """Lower and upper corners (n, 3) of the meshes' boxes; NaN for a mesh without vertices."""
    low = np.full((len(meshes), 3), np.nan)
    high = np.full((len(meshes), 3), np.nan)
    filled = [at for at, mesh in enumerate(meshes) if len(mesh.vertices)]
    if filled:
        points = np.concatenate([meshes[at].vertices for at in filled])
        starts = np.cumsum([0, *[len(meshes[at].vertices) for at in filled[:-1]]])
        low[filled] = np.minimum.reduceat(points, starts, axis=0)
        high[filled] = np.maximum.reduceat(points, starts, axis=0)
    return low, high


def crossed(a: Floats, b: Floats) -> Floats:
    """Cross products of ``a`` and ``b`` (n, 3); as numpy's own, at a third of its cost."""
    out = np.empty(np.broadcast_shapes(a.shape, b.shape))
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out


def _crossed(a: Floats, b: Floats) -> Floats:
    """The same of rows (3, n)."""
    return np.stack([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def _together(meshes: Sequence[Mesh]) -> Iterator[tuple[int, int, Floats, NDArray[np.intp]]]:
    """Blocks of meshes: the first, the one after the last, corners as rows, and whose each triangle is.

    Rows (3, 3, t) are of the first, second and third corners, each of x, y and z: what is worked out of them
    runs along memory, in half the time.
    """
    counts = np.array([len(mesh.triangles) for mesh in meshes], np.intp)
    if not counts.any():
        return
    block = np.cumsum(counts) // TOGETHER
    edges = [0, *(np.flatnonzero(np.diff(block)) + 1).tolist(), len(meshes)]
    for first, last in pairwise(edges):
        some = meshes[first:last]
        corners = np.ascontiguousarray(corners_of(some).transpose(1, 2, 0))
        yield first, last, corners, np.repeat(np.arange(last - first), counts[first:last])
