"""One picture for every stage, all from one place, so that they can be faded into each other."""

import numpy as np

from models3d.crew import ALONE, Crew
from models3d.described import Described
from models3d.progress import Progress
from models3d.shelf import Shelf
from models3d.stills.camera import Camera, Framing, frame
from models3d.stills.setting import Setting, reach_of
from models3d.stills.shots import Wish, taken
from models3d.stills.still import Still
from models3d.stills.studio import Studio, studio_of
from models3d.stills.views import SHAPE, best_angle, clear_view

#: Width of the large pictures in pixels.
WIDTH = 1600

#: How the stages are seen: from above a neighbour's roof.
STAGES = Framing(angle=0.0, slope=13.0, focal=48.0, margin=0.08)

#: How the poster is seen: nearer to a passer-by.
POSTER = Framing(angle=0.0, slope=8.0, focal=42.0, margin=0.08)

#: Where the ground begins to turn to paper and where it has, in half sizes of the house from its outline.
CLEAR, GONE = 0.3, 1.25


def stage_stills(
    described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH, *, crew: Crew = ALONE
) -> list[Still]:
    """What stands at the end of each of ``described.staged.stages``, in their order."""
    studio = studio_of(described)
    if not len(studio.shapes.corners):
        return []
    camera, setting = hero(studio, STAGES, width)
    may = clear_view(studio, camera, setting)
    stage = described.staged.element_stage
    wishes = [
        Wish(may & (stage <= number), camera, setting) for number in range(len(described.staged.stages))
    ]
    return taken(studio, wishes, "Picturing stages", shelf, progress, crew=crew)


def poster(described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH) -> Still:
    """The finished development."""
    studio = studio_of(described)
    camera, setting = hero(studio, POSTER, width)
    wish = Wish(clear_view(studio, camera, setting), camera, setting)
    return taken(studio, [wish], "Picturing the development", shelf, progress)[0]


def hero(studio: Studio, how: Framing, width: int) -> tuple[Camera, Setting]:
    """Camera and setting for the whole development."""
    angle = best_angle(studio, how)
    framing = Framing(angle, how.slope, how.focal, how.shifted, how.margin, how.lift)
    camera = frame(studio.outer, framing, width, round(width * SHAPE))
    around = reach_of(studio.plan, GONE * studio.size + 2.0)
    return camera, Setting(around, CLEAR * studio.size, GONE * studio.size)


def everything(studio: Studio) -> np.ndarray:
    """All elements (e,)."""
    return np.ones(len(studio.shapes.marks), np.bool_)
