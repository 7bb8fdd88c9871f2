"""One picture for every home: a doll's house, cut at head height, in colour where the home is."""

from math import atan2, degrees

import numpy as np
from shapely import union_all

from models3d.described import Described
from models3d.homes import Home
from models3d.progress import Progress
from models3d.shelf import Shelf
from models3d.stills.camera import Framing, frame
from models3d.stills.setting import Setting, reach_of
from models3d.stills.shots import Wish, taken
from models3d.stills.stages import STAGES, WIDTH, everything, hero
from models3d.stills.still import Still
from models3d.stills.studio import Studio, studio_of
from models3d.stills.views import SHAPE, clear_view
from models3d.volumes import Level

#: Height over the home's floor (metres) at which the building is cut.
CUT = 2.05

#: How a home is seen: into all its rooms, over the sills of its main windows.
HOME = Framing(angle=0.0, slope=52.0, focal=50.0, shifted=False, margin=0.11)

#: How far round (degrees) from square on to its façade.
TURN = 24.0

#: Where the rest of the storey begins to turn to paper and where it has (metres from the home).
CLEAR, GONE = 1.2, 7.0


def unit_stills(described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH) -> list[Still]:
    """A picture of each of ``described.homes``, in their order; of the whole house where it is not known."""
    studio = studio_of(described)
    if not len(studio.shapes.corners):
        return []
    wishes = [_wish(studio, home, width) for home in described.homes]
    return taken(studio, wishes, "Picturing homes", shelf, progress)


def _wish(studio: Studio, home: Home, width: int) -> Wish:
    if not home.levels:
        camera, setting = hero(studio, STAGES, width)
        return Wish(clear_view(studio, camera, setting), camera, setting)
    level = max(home.levels, key=lambda one: one.plan.area)
    ring = np.asarray(level.plan.convex_hull.buffer(0.3).exterior.coords)
    points = np.concatenate(
        [
            np.column_stack([ring[:, 0], np.full(len(ring), at), ring[:, 1]])
            for at in (level.bottom, level.bottom + CUT)
        ]
    )
    framing = Framing(_angle(studio, level), HOME.slope, HOME.focal, HOME.shifted, HOME.margin)
    camera = frame(points, framing, width, round(width * SHAPE))
    around = reach_of(level.plan.buffer(0.3), GONE + 1.0)
    setting = Setting(around, CLEAR, GONE, home=around, wall=0.3, floor=level.bottom - 0.45)
    return Wish(everything(studio), camera, setting, level.bottom + CUT)


def _angle(studio: Studio, level: Level) -> float:
    """Angle of the side on which a home lies open: away from the building's middle."""
    plan = studio.described.plans[level.storey].outline if level.storey >= 0 else studio.plan
    middle = (plan if not plan.is_empty else union_all([level.plan])).centroid
    x, z = level.plan.centroid.x - middle.x, level.plan.centroid.y - middle.y
    return round(degrees(atan2(x, -z)) + TURN, 3)
