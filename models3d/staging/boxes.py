"""Where elements are: boxes, thickness; what order and strays are judged by."""

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
    counts = np.array([len(element.meshes) for element in elements], np.intp)
    shown = np.flatnonzero(counts)
    found = np.full((2, len(elements), 3), np.nan)
    if len(shown):
        low, high = bounds([mesh for element in elements for mesh in element.meshes])
        starts = (np.cumsum(counts) - counts)[shown]
        found[0, shown] = np.fmin.reduceat(low, starts)
        found[1, shown] = np.fmax.reduceat(high, starts)
    return Boxes(*found)


def thickness(element: ModelElement) -> float:
    """Extent in metres of an element across its longest direction on plan: a wall's thickness."""
    if not element.meshes:
        return 0.0
    plan = _plan(element.meshes)
    plan = plan - plan.mean(axis=0)
    _, axes = np.linalg.eigh(plan.T @ plan)
    return float(np.min(np.ptp(plan @ axes, axis=0)))


def _plan(meshes: tuple[Mesh, ...]) -> Points:
    return np.concatenate([mesh.vertices for mesh in meshes])[:, (0, 2)]
