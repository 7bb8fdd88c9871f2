"""Where elements are: boxes, footprints, thickness; all that order and strays are judged by."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.measures import bounds
from models3d.model import Mesh, ModelElement

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Boxes:
    """Axis-parallel boxes of elements, ``low`` and ``high`` (n, 3) metres; NaN where nothing is shown."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


def boxes_of(elements: list[ModelElement]) -> Boxes:
    """Boxes of ``elements``, in their order."""
    meshes = [(at, mesh) for at, element in enumerate(elements) for mesh in element.meshes]
    of = np.array([at for at, _ in meshes], np.intp)
    found = np.full((2, len(elements), 3), np.nan)
    for side, corners, extreme in zip(
        found, bounds([mesh for _, mesh in meshes]), (np.fmin, np.fmax), strict=True
    ):
        extreme.at(side, of, corners)
    return Boxes(*found)


def thickness(element: ModelElement) -> float:
    """Extent in metres of an element across its longest direction on plan: a wall's thickness."""
    if not element.meshes:
        return 0.0
    plan = _plan(element.meshes)
    plan = plan - plan.mean(axis=0)
    _, axes = np.linalg.eigh(plan.T @ plan)
    return float(np.min(np.ptp(plan @ axes, axis=0)))


class Outlines:
    """What elements cover on plan; each is found when it is first asked for, for few are."""

    def __init__(self, elements: Sequence[ModelElement]) -> None:
        self._elements = elements
        self._sampled: dict[int, Points] = {}
        self._lying: dict[int, Points] = {}

    def over(self, above: int, below: int) -> bool:
        """Say whether on plan one of two elements covers one of the points of the other."""
        return self._covers(below, self._sample(above)) or self._covers(above, self._sample(below))

    def _sample(self, at: int, most: int = 48) -> Points:
        """Points (k, 2) well inside the outline of an element: its corners drawn in, its middle."""
        if at not in self._sampled:
            plan = _plan(self._elements[at].meshes)
            chosen = plan[:: max(1, len(plan) // most)]
            middle = (plan.min(axis=0) + plan.max(axis=0)) / 2
            self._sampled[at] = np.concatenate([middle + 0.9 * (chosen - middle), middle[None, :]])
        return self._sampled[at]

    def _covers(self, at: int, points: Points) -> bool:
        a, b, c = self._triangles(at)
        if not len(a):
            return False
        low, high = np.minimum(a, np.minimum(b, c)).min(axis=0), np.maximum(a, np.maximum(b, c)).max(axis=0)
        points = points[((points >= low) & (points <= high)).all(axis=1)]
        return len(points) > 0 and _inside(a, b, c, points)

    def _triangles(self, at: int) -> Points:
        """Corners (3, t, 2) on plan; triangles that stand upright have no area there and cover nothing."""
        if at not in self._lying:
            corners = np.concatenate([mesh.vertices[mesh.triangles] for mesh in self._elements[at].meshes])
            plan = np.ascontiguousarray(corners[:, :, (0, 2)].transpose(1, 0, 2))
            self._lying[at] = plan[:, np.abs(_area(*plan)) > 1e-6]
        return self._lying[at]


def _plan(meshes: tuple[Mesh, ...]) -> Points:
    return np.concatenate([mesh.vertices for mesh in meshes])[:, (0, 2)]


def _inside(a: Points, b: Points, c: Points, points: Points) -> bool:
    signs = [_side(a, b, points), _side(b, c, points), _side(c, a, points)]
    ahead = (signs[0] >= 0) & (signs[1] >= 0) & (signs[2] >= 0)
    behind = (signs[0] <= 0) & (signs[1] <= 0) & (signs[2] <= 0)
    return bool((ahead | behind).any())


def _side(a: Points, b: Points, points: Points) -> Points:
    along = b - a
    return along[:, 0] * (points[:, 1, None] - a[:, 1]) - along[:, 1] * (points[:, 0, None] - a[:, 0])


def _area(a: Points, b: Points, c: Points) -> Points:
    return (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
