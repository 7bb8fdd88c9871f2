"""The sheet of paper that a model without a site stands on, open where its foundations go down."""

import numpy as np
from shapely import MultiPoint
from shapely.geometry import box

from models3d.rays import Floats
from models3d.stills.caps import lying
from models3d.stills.plot import plot_of, upright
from models3d.stills.studio import Studio

#: The sheet lies this much (metres) under the ground floor's level.
STEP = 0.12

#: How far the sheet reaches, in half sizes of the house, and the room around the foundations (metres).
REACH, ROOM = 8.0, 0.7

#: What stands no higher than this over the ground (metres) leaves the pit open.
OPEN = 0.6


def empty(studio: Studio, standing: np.ndarray) -> bool:
    """Say whether nothing of the house is among the elements ``standing`` (e,), nor a ground for it."""
    nothing = not (standing & studio.house)[studio.shapes.element].any()
    return nothing and not studio.grounded(standing)


def plate(studio: Studio, standing: np.ndarray) -> Floats | None:
    """Triangles (t, 3, 3) of the plot that waits for the house; None where more is ``standing`` (e,)."""
    return plot_of(studio, studio.ground - STEP).plate if empty(studio, standing) else None


def sheet(studio: Studio, standing: np.ndarray) -> Floats | None:
    """Triangles (t, 3, 3) of paper under the elements ``standing`` (e,); None where its site is there."""
    if not len(studio.shapes.corners) or studio.grounded(standing):
        return None
    level = studio.ground - STEP
    middle, reach = studio.plan.centroid, studio.size * REACH
    paper = box(middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach)
    if empty(studio, standing):
        plot = plot_of(studio, level)
        return lying(paper.difference(plot.hole), plot.under)
    corners = studio.shapes.corners[standing[studio.shapes.element]].reshape(-1, 3)
    deep = corners[corners[:, 1] < level - 0.05]
    if len(deep) and corners[:, 1].max() < studio.ground + OPEN:
        bottom = float(deep[:, 1].min())
        pit = MultiPoint(np.unique(np.round(deep[:, [0, 2]], 1), axis=0)).convex_hull.buffer(
            ROOM, join_style="mitre"
        )
        return np.concatenate(
            [lying(paper.difference(pit), level), lying(pit, bottom), upright(pit, bottom, level)]
        )
    return lying(paper, level)
