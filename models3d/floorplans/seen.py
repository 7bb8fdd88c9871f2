"""What is seen from above below the cut: level faces, the higher hiding the lower, and outlines on plan."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.model import Mesh
from models3d.plan import HAIR

#: Faces this level, the upward share of their normal, are drawn as faces.
LEVEL = 0.98

#: Faces nearer to each other in height than this (metres) are one.
SAME_HEIGHT = 0.005

#: Outlines on plan are rounded to this grid (metres).
GRID = 0.001


@dataclass(frozen=True)
class Face:
    """A level face: its ``height`` (y) and its ``shape`` in (x, z) metres."""

    height: float
    shape: BaseGeometry


def corners_below(meshes: Iterable[Mesh], low: float, high: float) -> NDArray[np.float64]:
    """Triangles (t, 3, 3) that begin under ``high`` and reach over ``low`` (y)."""
    found = [mesh.vertices[mesh.triangles] for mesh in meshes if len(mesh.triangles)]
    corners = np.concatenate(found) if found else np.zeros((0, 3, 3))
    heights = corners[:, :, 1]
    return np.asarray(corners[(heights.min(axis=1) < high) & (heights.max(axis=1) > low)])


def silhouette(corners: NDArray[np.float64]) -> BaseGeometry:
    """Outline on plan of triangles (t, 3, 3), seams closed; upright ones show nothing."""
    flat = corners[:, :, [0, 2]]
    ab, ac = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    area = np.abs(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    flat = flat[area > 1e-6]
    if not len(flat):
        return Polygon()
    flat = flat[np.lexsort(flat.reshape(-1, 6).T)]
    whole = shapely.union_all(shapely.polygons(flat), grid_size=GRID).buffer(HAIR, join_style="mitre")
    return whole.buffer(-HAIR, join_style="mitre").simplify(HAIR)


def faces(corners: NDArray[np.float64], least: float) -> list[Face]:
    """Level faces of triangles (t, 3, 3) of at least ``least`` m², from the lowest up.

    Both sides of a solid count, for a mesh may be turned inside out: what lies over hides what lies under.
    """
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(normal, axis=1)
    level = corners[(np.abs(normal[:, 1]) > LEVEL * size) & (size > 1e-9)]
    if not len(level):
        return []
    heights = level[:, :, 1].mean(axis=1)
    order = np.argsort(heights, kind="stable")
    level, heights = level[order], heights[order]
    breaks = np.flatnonzero(np.diff(heights) > SAME_HEIGHT) + 1
    found = []
    for group, high in zip(np.split(level, breaks), np.split(heights, breaks), strict=True):
        shape = silhouette(group)
        if shape.area >= least:
            found.append(Face(round(float(high.max()), 3), shape))
    return found


def visible(stack: list[Face]) -> list[Face]:
    """What of each of ``stack`` is not hidden by those above it; the wholly hidden are left out."""
    over: BaseGeometry = Polygon()
    found = []
    for face in sorted(stack, key=lambda face: -face.height):
        rest = face.shape.difference(over)
        over = over.union(face.shape)
        if rest.area > 1e-4:
            found.append(Face(face.height, rest))
    return found[::-1]
