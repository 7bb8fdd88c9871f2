"""Which of two elements lies over the other on plan, for thousands of pairs at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models3d.meshes import corners_of
from models3d.model import ModelElement

#: An element is felt for at about so many of its points.
POINTS = 48
#: Points so far drawn in towards the middle of an element (share of the way from there) are well inside it.
DRAWN_IN = 0.9
#: Triangles smaller than this on plan (m², twice) stand upright and cover nothing.
UPRIGHT = 1e-6
#: So many points of a pair are tried, then so many more if none of them was covered, and then all.
FIRST = (0, 3, 12)
#: Points against triangles that are looked at together; bounds memory.
TOGETHER = 500_000

Rows = NDArray[np.intp]
Plan = NDArray[np.float64]
Mask = NDArray[np.bool_]


def over(elements: Sequence[ModelElement], above: Rows, below: Rows) -> Mask:
    """Say of each pair (n,) of ``elements`` whether on plan one covers one of the points of the other."""
    if not len(above):
        return np.zeros(0, np.bool_)
    rows, at = np.unique(np.concatenate([above, below]), return_inverse=True)
    outlines = _outlines([elements[row] for row in rows.tolist()])
    first, second = np.split(at, 2)
    found = _covers(outlines, second, first)
    rest = np.flatnonzero(~found)
    found[rest] = _covers(outlines, first[rest], second[rest])
    return found


@dataclass(frozen=True)
class _Runs:
    """Rows of several elements in one array: each has ``count`` of them from ``start``."""

    rows: Plan
    start: Rows
    count: Rows


@dataclass(frozen=True)
class _Outlines:
    """Of each element the points (k, 2) that it is felt for at, and its triangles (t, 3, 2), on plan.

    ``within`` (4, t) are least x and z, greatest x and z of each triangle, ``low`` and ``high`` (n, 2) those
    of the elements.
    """

    points: _Runs
    triangles: _Runs
    within: Plan
    low: Plan
    high: Plan


def _outlines(elements: Sequence[ModelElement]) -> _Outlines:
    whole = corners_of([mesh for element in elements for mesh in element.meshes])[:, :, ::2]
    ab, ac = whole[:, 1] - whole[:, 0], whole[:, 2] - whole[:, 0]
    sizes = [sum(len(mesh.triangles) for mesh in element.meshes) for element in elements]
    of = np.repeat(np.arange(len(sizes)), sizes)
    lying = np.abs(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]) > UPRIGHT
    whole, count = whole[lying], np.bincount(of[lying], minlength=len(sizes))
    start, some = np.cumsum(count) - count, count > 0
    a, b, c = whole.transpose(1, 2, 0)
    least, greatest = np.minimum(np.minimum(a, b), c), np.maximum(np.maximum(a, b), c)
    low = np.full((len(sizes), 2), np.inf)
    high = np.full((len(sizes), 2), -np.inf)
    if some.any():
        low[some] = np.minimum.reduceat(least, start[some], axis=1).T
        high[some] = np.maximum.reduceat(greatest, start[some], axis=1).T
    triangles = _Runs(whole, start, count)
    return _Outlines(_points(elements), triangles, np.concatenate([least, greatest]), low, high)


def _points(elements: Sequence[ModelElement]) -> _Runs:
    """Points well inside each outline: its middle, and then its vertices drawn in towards that."""
    sizes = np.array([sum(len(mesh.vertices) for mesh in element.meshes) for element in elements])
    plan = np.concatenate([mesh.vertices for element in elements for mesh in element.meshes])[:, ::2]
    begin = np.cumsum(sizes) - sizes
    middle = (np.minimum.reduceat(plan, begin) + np.maximum.reduceat(plan, begin)) / 2
    step = np.maximum(1, sizes // POINTS)
    count = -(-sizes // step)
    of, number = _spelled_out(count)
    drawn = middle[of] + DRAWN_IN * (plan[begin[of] + number * step[of]] - middle[of])
    start = np.cumsum(count) - count
    return _Runs(np.insert(drawn, start, middle, axis=0), start + np.arange(len(start)), count + 1)


def _spelled_out(count: Rows) -> tuple[Rows, Rows]:
    """For runs of ``count`` each: of every row the run, and its number within that."""
    of = np.repeat(np.arange(len(count)), count)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)


def _covers(outlines: _Outlines, covering: Rows, covered: Rows) -> Mask:
    """Say of each pair whether a triangle of the one has a point of the other in it, or on its edge."""
    found = np.zeros(len(covering), np.bool_)
    points, triangles = outlines.points, outlines.triangles
    west, north, east, south = outlines.within
    for some, (begin, end) in _rounds(found):
        count = np.clip(points.count[covered[some]] - begin, 0, end - begin)
        of, number = _spelled_out(count)
        pair = some[of]
        point = points.rows[points.start[covered[pair]] + begin + number]
        near = ((point >= outlines.low[covering[pair]]) & (point <= outlines.high[covering[pair]])).all(
            axis=1
        )
        pair, point = pair[near], point[near]
        x, z = np.ascontiguousarray(point.T)
        start, count = triangles.start[covering[pair]], triangles.count[covering[pair]]
        for part in _blocks(count):
            at, number = _spelled_out(count[part])
            at += part.start
            row = start[at] + number
            # Few triangles are anywhere near, and to see that costs a fraction of the rest.
            near = (west[row] <= x[at]) & (x[at] <= east[row])
            at, row = at[near], row[near]
            near = (north[row] <= z[at]) & (z[at] <= south[row])
            at, row = at[near], row[near]
            inside = _inside(triangles.rows[row], point[at])
            found[pair[at[inside]]] = True
    return found


def _rounds(found: Mask) -> Iterator[tuple[Rows, tuple[int, int]]]:
    """Pairs that are still open, and which of their points to try."""
    for begin, end in zip(FIRST, (*FIRST[1:], np.iinfo(np.int64).max), strict=True):
        yield np.flatnonzero(~found), (begin, int(end))


def _blocks(count: Rows) -> Iterator[slice]:
    """Runs of rows that have about ``TOGETHER`` to look at in all."""
    if not len(count):
        return
    block = np.cumsum(count) // TOGETHER
    edges = [0, *(np.flatnonzero(np.diff(block)) + 1).tolist(), len(count)]
    yield from (slice(begin, end) for begin, end in pairwise(edges))


def _inside(corners: Plan, point: Plan) -> Mask:
    """Say of each point (n, 2) whether it is in its triangle (n, 3, 2), whichever way that runs."""
    signs = []
    for one, other in ((0, 1), (1, 2), (2, 0)):
        a, along = corners[:, one], corners[:, other] - corners[:, one]
        signs.append(along[:, 0] * (point[:, 1] - a[:, 1]) - along[:, 1] * (point[:, 0] - a[:, 0]))
    ahead = (signs[0] >= 0) & (signs[1] >= 0) & (signs[2] >= 0)
    behind = (signs[0] <= 0) & (signs[1] <= 0) & (signs[2] <= 0)
    return np.asarray(ahead | behind)
