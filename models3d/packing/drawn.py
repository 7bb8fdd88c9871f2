"""The triangles that a chunk draws, each where it stands, in the order in which a viewer comes by them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from models3d.packing.glb import Copies, Primitive
from models3d.packing.lattice import Grid

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Drawn:
    """``corners`` (t, 3, 3) metres of all triangles; ``element`` (t,) and ``material`` (t,) of each."""

    corners: Floats
    element: Numbers
    material: Numbers

    def __len__(self) -> int:
        return len(self.corners)


def drawn_by(primitives: Sequence[Primitive], grid: Grid) -> Drawn:
    """Triangles of ``primitives`` in their order, copy by copy."""
    some = [_once(one, grid) if one.copies is None else _copied(one, one.copies, grid) for one in primitives]
    return joined(some)


def joined(some: Sequence[Drawn]) -> Drawn:
    """One after the other."""
    return Drawn(
        np.concatenate([np.zeros((0, 3, 3), np.float32), *(one.corners for one in some)]),
        np.concatenate([np.zeros(0, np.int64), *(one.element for one in some)]),
        np.concatenate([np.zeros(0, np.int64), *(one.material for one in some)]),
    )


def _once(one: Primitive, grid: Grid) -> Drawn:
    corners = _metres(one.points[one.indices].reshape(-1, 3, 3), grid)
    return Drawn(
        corners, one.elements[one.indices[::3]].astype(np.int64), np.full(len(corners), one.material)
    )


def _copied(one: Primitive, copies: Copies, grid: Grid) -> Drawn:
    corners = one.points[one.indices].astype(np.float64)
    turns = Rotation.from_quat(copies.turns).as_matrix()
    placed = np.einsum("kij,nj->kni", turns, corners) + copies.shifts[:, None]
    triangles = _metres(placed.reshape(-1, 3, 3), grid)
    element = np.repeat(copies.elements.astype(np.int64), len(corners) // 3)
    return Drawn(triangles, element, np.full(len(triangles), one.material))


def _metres(points: NDArray[np.uint16] | NDArray[np.float64], grid: Grid) -> Floats:
    return np.asarray(points.astype(np.float64) * grid.step + np.asarray(grid.origin), np.float32)
