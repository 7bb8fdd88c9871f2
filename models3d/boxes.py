"""Where elements are: boxes, footprints, thickness; all that order and strays are judged by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh, ModelElement


@dataclass(frozen=True)
class Boxes:
    """Axis-parallel boxes of elements, ``low`` and ``high`` (n, 3) metres; NaN where nothing is shown."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


def boxes_of(elements: list[ModelElement]) -> Boxes:
    """Boxes of ``elements``, in their order."""
    low = np.full((len(elements), 3), np.nan)
    high = np.full((len(elements), 3), np.nan)
    for at, element in enumerate(elements):
        filled = [mesh.vertices for mesh in element.meshes if len(mesh.vertices)]
        if filled:
            low[at] = np.min([points.min(axis=0) for points in filled], axis=0)
            high[at] = np.max([points.max(axis=0) for points in filled], axis=0)
    return Boxes(low, high)


def thickness(element: ModelElement) -> float:
    """Extent in metres of an element across its longest direction on plan: a wall's thickness."""
    if not element.meshes:
        return 0.0
    plan = _plan(element.meshes)
    plan = plan - plan.mean(axis=0)
    _, axes = np.linalg.eigh(plan.T @ plan)
    return float(np.min(np.ptp(plan @ axes, axis=0)))


def sample(element: ModelElement, most: int = 48) -> NDArray[np.float64]:
    """Points (k, 2) on plan well inside the outline of ``element``: its corners drawn in, its middle."""
    plan = _plan(element.meshes)
    chosen = plan[:: max(1, len(plan) // most)]
    middle = (plan.min(axis=0) + plan.max(axis=0)) / 2
    return np.concatenate([middle + 0.9 * (chosen - middle), middle[None, :]])


def covers(element: ModelElement, points: NDArray[np.float64]) -> bool:
    """Say whether seen from above ``element`` covers one of ``points`` (k, 2)."""
    for mesh in element.meshes:
        corners = mesh.vertices[mesh.triangles][:, :, (0, 2)]
        if _inside(corners, points):
            return True
    return False


def _plan(meshes: tuple[Mesh, ...]) -> NDArray[np.float64]:
    return np.concatenate([mesh.vertices for mesh in meshes])[:, (0, 2)]


def _inside(corners: NDArray[np.float64], points: NDArray[np.float64]) -> bool:
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    signs = [_side(a, b, points), _side(b, c, points), _side(c, a, points)]
    ahead = (signs[0] >= 0) & (signs[1] >= 0) & (signs[2] >= 0)
    behind = (signs[0] <= 0) & (signs[1] <= 0) & (signs[2] <= 0)
    # Triangles that stand upright have no area on plan and cover nothing.
    flat = np.abs(_area(a, b, c)) > 1e-6
    return bool(((ahead | behind) & flat[None, :]).any())


def _side(a: NDArray[np.float64], b: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    along, to = b - a, points[:, None, :] - a[None, :, :]
    return along[None, :, 0] * to[:, :, 1] - along[None, :, 1] * to[:, :, 0]


def _area(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> NDArray[np.float64]:
    return (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
