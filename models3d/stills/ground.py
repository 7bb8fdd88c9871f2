"""The sheet of paper that a model without a site stands on, open where its foundations go down."""

from itertools import pairwise

import numpy as np
from shapely import MultiPoint, get_coordinates
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from models3d.rays import Floats
from models3d.stills.caps import lying
from models3d.stills.studio import Studio

#: The sheet lies this much (metres) under the ground floor's level.
STEP = 0.12

#: How far the sheet reaches, in half sizes of the house, and the room around the foundations (metres).
REACH, ROOM = 8.0, 0.7

#: What stands no higher than this over the ground (metres) leaves the pit open.
OPEN = 0.6


def sheet(studio: Studio, standing: np.ndarray) -> Floats | None:
    """Triangles (t, 3, 3) of paper under the elements ``standing`` (e,); None where its site is there."""
    if not len(studio.shapes.corners) or studio.grounded(standing):
        return None
    level = studio.ground - STEP
    middle, reach = studio.plan.centroid, studio.size * REACH
    paper = box(middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach)
    corners = studio.shapes.corners[standing[studio.shapes.element]].reshape(-1, 3)
    deep = corners[corners[:, 1] < level - 0.05]
    if len(deep) and corners[:, 1].max() < studio.ground + OPEN:
        bottom = float(deep[:, 1].min())
        pit = MultiPoint(np.unique(np.round(deep[:, [0, 2]], 1), axis=0)).convex_hull.buffer(
            ROOM, join_style="mitre"
        )
        return np.concatenate(
            [lying(paper.difference(pit), level), lying(pit, bottom), _sides(pit, bottom, level)]
        )
    return lying(paper, level)


def _sides(area: BaseGeometry, bottom: float, top: float) -> Floats:
    ring = get_coordinates(area)
    found = []
    for (x0, z0), (x1, z1) in pairwise(ring):
        a, b, c, d = (x0, bottom, z0), (x1, bottom, z1), (x1, top, z1), (x0, top, z0)
        found += [(a, b, c), (a, c, d)]
    return np.array(found, np.float32)
