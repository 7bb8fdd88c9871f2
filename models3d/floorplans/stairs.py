"""Stairs on plan: the treads that are seen from the cut down, those above it dashed, and the ways up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.seen import Face, corners_below, faces, visible
from models3d.manifest import Storey
from models3d.model import Mesh

#: Smallest tread (m²), and how far apart (metres) the middles of two that follow each other can be.
LEAST_TREAD = 0.04
STRIDE = 2.4

#: How far down the stairwell is seen from the cut (metres).
DEPTH = 3.4

#: A tread is higher than the floor by this (metres); what ends in it is the floor's edge.
RISER = 0.05


@dataclass(frozen=True)
class Stairs:
    """``treads`` seen from above, outlines of those ``above`` the cut, the ways ``up`` from the floor."""

    treads: list[BaseGeometry]
    above: BaseGeometry
    up: list[LineString]


def stairs_on(storey: Storey, flights: Sequence[Sequence[Mesh]], floor: BaseGeometry, cut: float) -> Stairs:
    """The ``flights`` on ``storey``, cut at ``cut`` (y); of lower ones what is seen past its ``floor``."""
    top = storey.elevation + storey.height - 0.02
    below: list[Face] = []
    above: list[Face] = []
    ways = []
    for meshes in flights:
        every = faces(corners_below(meshes, cut - DEPTH, top), LEAST_TREAD)
        own = [face for face in every if storey.elevation + RISER < face.height <= cut]
        down = [face for face in every if face.height <= storey.elevation + RISER]
        below += own + [Face(face.height, face.shape.difference(floor)) for face in down]
        above += [face for face in every if face.height > cut]
        way = _way(own)
        ways += [way] if way else []
    seen = visible(below)
    covered = shapely.union_all([face.shape for face in seen]).buffer(0.02)
    outlines = shapely.union_all([face.shape.boundary for face in visible(above)])
    return Stairs([face.shape for face in seen], outlines.difference(covered), ways)


def _way(treads: list[Face]) -> LineString | None:
    """From before the first tread over the middles of those that follow; None for less than three."""
    middles: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    for face in visible(treads):
        largest = max(shapely.get_parts(face.shape).tolist(), key=lambda part: part.area)
        middle = np.array(largest.centroid.coords[0])
        if middles and np.hypot(*(middle - middles[-1])) > STRIDE:
            break
        middles.append(middle)
    if len(middles) < 3:
        return None
    start = middles[0] - (middles[1] - middles[0]) * 0.5
    return LineString(LineString([start, *middles]).simplify(0.05).coords)
