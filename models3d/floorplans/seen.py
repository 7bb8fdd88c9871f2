"""What is seen from above below the cut: level faces, the higher hiding the lower, and outlines on plan."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import GEOSException, Polygon
from shapely.geometry.base import BaseGeometry

from models3d.measures import crossed
from models3d.model import Mesh
from models3d.plan import HAIR

#: Faces this level, the upward share of their normal, are drawn as faces.
LEVEL = 0.98

#: A mesh whose triangles' area vectors add up to more than this share of its area is not closed.
OPEN = 1e-3

#: Faces nearer to each other in height than this (metres) are one.
SAME_HEIGHT = 0.005


@dataclass(frozen=True)
class Face:
    """A level face: its ``height`` (y) and its ``shape`` in (x, z) metres."""

    height: float
    shape: BaseGeometry


def corners_below(meshes: Iterable[Mesh], low: float, high: float) -> NDArray[np.float64]:
    """Triangles (t, 3, 3) that begin under ``high`` and reach over ``low`` (y), turned outwards.

    Those of a mesh that is not closed come twice, once for each side: nobody knows which is its outside.
    """
    found = []
    for mesh in meshes:
        corners = _outwards(mesh.vertices[mesh.triangles])
        heights = corners[:, :, 1]
        found.append(corners[(heights.min(axis=1) < high) & (heights.max(axis=1) > low)])
    return np.concatenate(found) if found else np.zeros((0, 3, 3))


def _outwards(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    if not len(corners):
        return corners
    a, b, c = (corners[:, at] - corners[0, 0] for at in range(3))
    area = crossed(b - a, c - a)
    if np.abs(area.sum(axis=0)).max() > OPEN * np.linalg.norm(area, axis=1).sum():
        return np.concatenate([corners, corners[:, ::-1]])
    volume = float((a * crossed(b, c)).sum())
    return corners if volume >= 0 else corners[:, ::-1]


def silhouette(corners: NDArray[np.float64]) -> BaseGeometry:
    """Outline on plan of triangles (t, 3, 3), seams closed; upright ones show nothing."""
    flat = np.round(corners[:, :, [0, 2]], 3)
    ab, ac = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    twice = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    shown = np.abs(twice) > 1e-6
    if not shown.any():
        return Polygon()
    # What is closed shows as much from above as from below, so one of both sides will do.
    if abs(twice.sum()) < 1e-3 * np.abs(twice).sum():
        shown = twice > 1e-6
    flat = flat[shown]
    flat = flat[np.lexsort(flat.reshape(-1, 6).T)]
    return _joined(np.asarray(shapely.polygons(flat)), float(np.abs(twice[shown]).sum() / 2)).simplify(HAIR)


def _joined(triangles: NDArray[np.object_], area: float) -> BaseGeometry:
    """Union of ``triangles``, whose areas add up to ``area``."""
    try:
        # Most faces are cut up without overlaps, which is joined many times faster.
        side_by_side = shapely.coverage_union_all(triangles)
        if side_by_side.is_valid and abs(side_by_side.area - area) < 1e-6 * area:
            return side_by_side
    except GEOSException:
        pass  # they do overlap
    whole = shapely.disjoint_subset_union_all(triangles).buffer(HAIR, join_style="mitre")
    return whole.buffer(-HAIR, join_style="mitre")


def level_ones(corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say of each triangle (t, 3, 3) whether it lies level and looks up."""
    normal = crossed(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(normal, axis=1)
    return np.asarray((normal[:, 1] > LEVEL * size) & (size > 1e-9))


def faces(corners: NDArray[np.float64], least: float) -> list[Face]:
    """Level faces that look up, the lowest first, of at least ``least`` m² of ``corners`` (t, 3, 3)."""
    level = corners[level_ones(corners)]
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
