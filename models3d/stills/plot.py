"""The plot before anything stands on it: a plate of card, with a bed where the house will be set."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from shapely import get_coordinates
from shapely.geometry.base import BaseGeometry

from models3d.plan import polygons
from models3d.rays import Floats
from models3d.stills.caps import lying
from models3d.stills.studio import Studio

#: How far the plate reaches beyond the house, and how thick it is, in half sizes of the house.
BEYOND, THICK = 0.04, 0.02

#: What is narrower than this (metres) is neither cut into the bed nor left standing in it.
NARROW = 1.0


@dataclass(frozen=True)
class Plot:
    """The ``plate`` with its bed as triangles (t, 3, 3), and the ``hole`` that it leaves in the paper.

    ``under`` is the height (metres) at which that paper lies.
    """

    plate: Floats
    hole: BaseGeometry
    under: float


def plot_of(studio: Studio, level: float) -> Plot:
    """The plate under the house of ``studio``, its upper side at ``level`` metres."""
    thick = THICK * studio.size
    bed = _ground_floor(studio)
    plate = bed.minimum_rotated_rectangle.buffer(BEYOND * studio.size, join_style="mitre")
    faces = [
        lying(plate.difference(bed), level),
        lying(bed, level - thick / 2),
        upright(bed, level - thick / 2, level),
        upright(plate, level - thick, level),
    ]
    return Plot(np.concatenate(faces), plate, level - thick)


def _ground_floor(studio: Studio) -> BaseGeometry:
    """Outline of the house where it meets the ground; all of it on plan where no storey says."""
    storeys = studio.described.staged.storeys
    outlines = [
        _plain(plan.outline)
        for plan, storey in zip(studio.described.plans, storeys, strict=True)
        if storey.floor == 0
    ]
    return next((outline for outline in outlines if polygons(outline)), studio.plan)


def _plain(outline: BaseGeometry) -> BaseGeometry:
    half = NARROW / 2
    closed = outline.buffer(half, join_style="mitre").buffer(-NARROW, join_style="mitre")
    return closed.buffer(half, join_style="mitre").simplify(NARROW / 10)


def upright(area: BaseGeometry, bottom: float, top: float) -> Floats:
    """Triangles (t, 3, 3) that stand on all edges of ``area``, (x, z) metres, from ``bottom`` to ``top``."""
    found = []
    for part in polygons(area):
        for ring in (part.exterior, *part.interiors):
            for (x0, z0), (x1, z1) in pairwise(get_coordinates(ring)):
                a, b, c, d = (x0, bottom, z0), (x1, bottom, z1), (x1, top, z1), (x0, top, z0)
                found += [(a, b, c), (a, c, d)]
    return np.array(found, np.float32).reshape(-1, 3, 3)
