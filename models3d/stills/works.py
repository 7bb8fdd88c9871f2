"""The works on one day: as somebody on the pavement saw them, and on the last day that the site reported."""

from collections.abc import Sequence

import numpy as np

from models3d.crew import ALONE, Crew
from models3d.described import Described
from models3d.manifest import NO_DAY
from models3d.manifest_pictures import Pose
from models3d.progress import Progress
from models3d.shelf import Shelf
from models3d.staging.stages import ABSENT, standing
from models3d.stills.looking import looking
from models3d.stills.setting import Setting, reach_of
from models3d.stills.shots import Wish, taken
from models3d.stills.stages import STAGES, WIDTH, hero
from models3d.stills.still import Still
from models3d.stills.studio import Studio, studio_of
from models3d.stills.views import clear_view

#: What a phone takes: height over width, and how wide (pixels) it is shown.
SHAPE, WIDE = 0.75, 1280

#: Where the ground begins to turn to paper and where it has, in half sizes of the house from its outline.
CLEAR, GONE = 1.1, 2.6


def works_stills(
    described: Described,
    wanted: Sequence[tuple[Pose, int]],
    shelf: Shelf,
    progress: Progress,
    width: int = WIDE,
    *,
    crew: Crew = ALONE,
) -> list[Still]:
    """What stood on a day, by the site's reports, from a place; one picture for each ``wanted``."""
    studio = studio_of(described)
    if not wanted or not len(studio.shapes.corners):
        return []
    around = reach_of(studio.plan, GONE * studio.size + 2.0)
    setting = Setting(around, CLEAR * studio.size, GONE * studio.size)
    wishes = [
        Wish(built(studio, day), looking(pose.eye, pose.target, width, round(width * SHAPE)), setting)
        for pose, day in wanted
    ]
    return taken(studio, wishes, "Picturing the works", shelf, progress, crew=crew)


def reported_still(
    described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH
) -> Still | None:
    """What stands by the last report, from where the stages are seen; None where nothing was reported."""
    until = described.staged.reported_until
    return None if until == NO_DAY else _one(described, until, shelf, progress, width)


def ground_still(described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH) -> Still | None:
    """The plot before the first day of building; None where a stage is that, or no day is known."""
    stages = described.staged.stages
    first = _first(described)
    # As the time line has it: a first stage that builds nothing is the bare ground itself.
    if first == NO_DAY or not stages or not stages[0].elements or stages[0].planned.finish == NO_DAY:
        return None
    return _one(described, NO_DAY, shelf, progress, width)


def built(studio: Studio, day: int) -> np.ndarray:
    """Say for each element (e,) whether it was there on ``day`` by reports, or before the works."""
    there = studio.described.staged
    return np.asarray((standing(there, day, "actual") != ABSENT) | _found(studio.described))


def _one(described: Described, day: int, shelf: Shelf, progress: Progress, width: int) -> Still | None:
    studio = studio_of(described)
    if not len(studio.shapes.corners):
        return None
    camera, setting = hero(studio, STAGES, width)
    wish = Wish(clear_view(studio, camera, setting) & built(studio, day), camera, setting)
    return taken(studio, [wish], "Picturing the works", shelf, progress)[0]


def _first(described: Described) -> int:
    days = described.staged.planned[:, 0]
    known = days[days != NO_DAY]
    return int(known.min()) if len(known) else NO_DAY


def _found(described: Described) -> np.ndarray:
    """What is the site's own and done on the first day, as the viewer has it: neighbours, old trees."""
    site = np.array([at >= 0 and described.features[at].kind == "site" for at in described.belongs], np.bool_)
    return np.asarray(site & (described.staged.planned[:, 1] == _first(described)))
