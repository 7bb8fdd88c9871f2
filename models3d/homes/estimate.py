"""Estimates where homes lie on a storey whose rooms nobody has drawn, from what is known to be in them.

Every point of the storey goes to the home whose known points (of its rooms, of the elements that the model
puts in it) are nearest, by a way on which walls are dear to cross: a Voronoi diagram in which party walls
are real borders. Erwig, "The graph Voronoi diagram with applications", Networks 36 (2000).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree
from shapely import box, contains_xy, union_all
from shapely.geometry.base import BaseGeometry

#: Side of a cell (metres), and what a step through a wall costs against one through a room.
CELL = 0.2
THROUGH_WALL = 40.0

#: Steps to a cell's eight neighbours without the four that mirror them.
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))

#: How many of the nearest known points say whether a point is where it should be.
NEIGHBOURS = 4
#: Windows stand in rows: so many more may be as near as the last of those.
AS_NEAR = 8
#: Strays vouch for each other; they go from the edge of their group inwards, in at most so many rounds.
ROUNDS = 4

Point = tuple[float, float]


def estimate(
    area: BaseGeometry, walls: BaseGeometry, known: dict[str, list[Point]]
) -> dict[str, BaseGeometry]:
    """Part of ``area`` for each key of ``known`` that has points on the plan; (x, z) metres throughout."""
    low_x, low_z, high_x, high_z = area.bounds
    columns, rows = int((high_x - low_x) / CELL) + 1, int((high_z - low_z) / CELL) + 1
    x, z = np.meshgrid(
        low_x + (np.arange(columns) + 0.5) * CELL, low_z + (np.arange(rows) + 0.5) * CELL, indexing="xy"
    )
    inside = np.asarray(contains_xy(area, x, z), np.bool_)
    if not inside.any():
        return {}
    # Half a cell more, or walls thinner than a cell would slip between the cells' centres.
    solid = contains_xy(walls.buffer(CELL / 2, join_style="mitre"), x, z)
    cost = np.where(np.asarray(solid, np.bool_), THROUGH_WALL, 1.0)
    plausible = _plausible(known)
    owners = [number for number, points in enumerate(plausible) for _ in points]
    if not owners:
        return {}
    cells = KDTree(np.column_stack([x[inside], z[inside]]))
    _, seeds = cells.query([point for points in plausible for point in points])
    owner = _nearest(inside, cost, seeds.tolist(), owners)
    return {
        name: _joined(owner == number, low_x, low_z)
        for number, name in enumerate(known)
        if (owner == number).any()
    }


def _plausible(known: dict[str, list[Point]]) -> list[list[Point]]:
    """Points of each key without the strays: those in whose neighbourhood most are somebody else's.

    Wilson, "Asymptotic properties of nearest neighbor rules using edited data", IEEE Transactions on Systems,
    Man, and Cybernetics 2 (1972). What would lose all its points keeps them.
    """
    points = np.array([point for some in known.values() for point in some])
    owners = np.array([number for number, some in enumerate(known.values()) for _ in some])
    for _ in range(ROUNDS if len(points) > NEIGHBOURS else 0):
        nearest = _neighbours(points)
        at_home = (owners[nearest] == owners[:, None]).mean(axis=1) >= 0.5
        for number in set(owners.tolist()):
            if not at_home[owners == number].any():
                at_home[owners == number] = True
        if at_home.all():
            break
        points, owners = points[at_home], owners[at_home]
    return [[(float(x), float(z)) for x, z in points[owners == number]] for number in range(len(known))]


def _neighbours(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Numbers (n, k) of the nearest others of each of ``points`` (n, 2); of those as near the first."""
    own = np.arange(len(points))[:, None]
    far, found = KDTree(points).query(points, min(len(points), 1 + NEIGHBOURS + AS_NEAR))
    far = np.where(found == own, -1.0, np.round(far, 9))
    order = np.lexsort((found, far))
    return np.asarray(np.take_along_axis(found, order, axis=1)[:, 1 : NEIGHBOURS + 1], np.int64)


def _nearest(
    inside: NDArray[np.bool_], cost: NDArray[np.float64], seeds: list[int], owners: list[int]
) -> NDArray[np.int64]:
    """Owner (rows, columns) of each cell, -1 outside and where no way leads."""
    number = np.full(inside.shape, -1)
    number[inside] = np.arange(int(inside.sum()))
    ends, weights = [], []
    for down, right in STEPS:
        here, there = _shifted(number, down, right), _shifted(number, -down, -right)
        price = (_shifted(cost, down, right) + _shifted(cost, -down, -right)) / 2 * np.hypot(down, right)
        both = (here >= 0) & (there >= 0)
        ends.append(np.column_stack([here[both], there[both]]))
        weights.append(price[both])
    pairs = np.concatenate(ends)
    size = int(inside.sum())
    graph = csr_array((np.concatenate(weights), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    owner_of = dict(zip(seeds, owners, strict=True))
    _, _, source = dijkstra(
        graph, directed=False, indices=list(owner_of), min_only=True, return_predecessors=True
    )
    owner = np.full(inside.shape, -1)
    owner[inside] = [owner_of.get(int(seed), -1) for seed in source]
    return owner


def _shifted(grid: NDArray[Any], down: int, right: int) -> NDArray[Any]:
    """The part of ``grid`` that has a neighbour ``down`` and ``right`` of it."""
    rows, columns = grid.shape
    return grid[
        max(-down, 0) : rows - max(down, 0),
        max(-right, 0) : columns - max(right, 0),
    ]


def _joined(cells: NDArray[np.bool_], low_x: float, low_z: float) -> BaseGeometry:
    """One shape of the ``cells`` that are true, its stairs straightened."""
    strips = []
    for row, line in enumerate(cells):
        edges = np.flatnonzero(np.diff(np.r_[False, line, False]))
        strips += [
            box(low_x + begin * CELL, low_z + row * CELL, low_x + end * CELL, low_z + (row + 1) * CELL)
            for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        ]
    return union_all(strips, grid_size=0.001).simplify(CELL)
