"""Hours of direct sun a day in homes and their rooms: when the sun reaches the inner side of a window's wall.

Measured near to how EN 17037:2018 measures exposure to sunlight: at a reference point in the middle of the
opening on the wall's inner surface, in the best of the rooms one lives in, the times of its windows joined.

What of that could be checked in print beside the standard, which is not public: the point on the inner
surface, the day from 1 February to 21 March, at least 1.5 hours for the lowest of three levels. The point's
height, 1.2 m over the floor and at least 0.3 m over the sill, and that it stands in the middle, could not be
checked; the hours of the two upper levels are used nowhere. In one thing this is not as the standard has it:
that counts the sun from a height that depends on the place (11 degrees in Germany),
and here it counts from ``sun_days.LEAST_HEIGHT``, so that hours may be longer than by the standard, most in
winter and towards sunrise and sunset. The figures are for choosing a home, not for proving that it complies.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from models3d.daylight.obstacles import finished_building
from models3d.daylight.openings import Opening, openings_of
from models3d.daylight.panes import Floats
from models3d.daylight.rooms_of import PASSED_THROUGH
from models3d.daylight.sun_days import SunWay, sun_way
from models3d.described import Described
from models3d.manifest import Sun
from models3d.progress import Progress
from models3d.rays import Caster

#: The reference point's height over the floor, and over the sill at least (metres).
OVER_FLOOR = 1.2
OVER_SILL = 0.3

#: Beside the middle, looks are taken this share of the width to the left and right; two of three decide, so
#: that no mullion, baluster or twig alone does. (A straight shadow passes the middle one second, either way.)
BESIDE = 0.25

#: Past the frame's outer face (metres).
PAST = 0.01


class HomeSun(Struct, frozen=True):
    """Sun of a home's best room that one lives in, None without windows; and of each room with windows.

    ``rooms`` are those that are drawn, by the GlobalIds of their spaces.
    """

    best: Sun | None
    rooms: dict[str, Sun]


def home_suns(described: Described, progress: Progress, caster: Caster) -> list[HomeSun]:
    """Sun of each home in the order of ``described.homes``.

    ``caster`` holds the finished building (``obstacles.finished_building``).
    """
    way = sun_way(described.staged.development.place)
    leafy = finished_building(described, shutters=False)
    bare = finished_building(described, plants=False, shutters=False)
    homes = openings_of(described, caster)
    progress.start("Following the sun", len(homes))
    suns = []
    for openings in homes:
        suns.append(_sun(openings, way, leafy, bare))
        progress.advance()
    return suns


def room_hours(openings: Sequence[Opening], way: SunWay, leafy: Caster, bare: Caster) -> Floats:
    """Hours of sun (rooms, days) in the rooms that ``openings`` light, in the rooms' order."""
    rooms = sorted({opening.lights for opening in openings})
    lit = np.zeros((len(rooms), len(way.towards)), np.bool_)
    for opening in openings:
        lit[rooms.index(opening.lights)] |= sunny(opening, way, leafy, bare)
    counts = np.stack([np.bincount(way.day[some], minlength=len(way.months)) for some in lit])
    return counts.astype(np.float64) * way.hours


def sunny(opening: Opening, way: SunWay, leafy: Caster, bare: Caster) -> NDArray[np.bool_]:
    """Say for each of the way's directions whether the sun reaches the reference point of ``opening``."""
    pane = opening.pane
    votes = np.zeros(len(way.towards), np.int8)
    middle = opening.at_height(OVER_FLOOR, OVER_SILL)
    for beside in (-BESIDE, 0.0, BESIDE):
        point = middle + pane.across * (pane.width * beside) - pane.normal * opening.wall
        rays = _through(opening, point, way.towards)
        towards = way.towards[rays]
        past = (opening.wall + pane.before + PAST) / (towards @ pane.normal)
        start = point + towards * past[:, None]
        for caster, when in ((leafy, way.leafy[rays]), (bare, ~way.leafy[rays])):
            votes[rays[when]] += ~caster.blocked(start[when], towards[when])
    return np.asarray(votes >= 2)


def _through(opening: Opening, point: Floats, towards: Floats) -> NDArray[np.int64]:
    """Which of the directions ``towards`` lead from ``point`` out through the glass, frame and all."""
    pane = opening.pane
    facing = towards @ pane.normal
    ahead = np.flatnonzero(facing > 1e-3)
    for depth in (opening.wall, opening.wall + pane.before):
        at = point + towards[ahead] * (depth / facing[ahead])[:, None] - pane.centre
        within = (np.abs(at @ pane.across) <= pane.width / 2) & (np.abs(at @ pane.up) <= pane.height / 2)
        ahead = ahead[within]
    return ahead


def _sun(openings: Sequence[Opening], way: SunWay, leafy: Caster, bare: Caster) -> HomeSun:
    if not openings:
        return HomeSun(None, {})
    rooms = sorted({opening.lights for opening in openings})
    hours = room_hours(openings, way, leafy, bare)
    lived_in = {rooms.index(opening.lights) for opening in openings if opening.use < PASSED_THROUGH}
    drawn = {opening.space: rooms.index(opening.lights) for opening in openings if opening.drawn}
    return HomeSun(
        _best(hours[sorted(lived_in) or slice(None)], way),
        {space: _best(hours[[room]], way) for space, room in drawn.items()},
    )


def _best(hours: Floats, way: SunWay) -> Sun:
    """The most of ``hours`` (rooms, days) in every month, and on the days of the solstices."""
    ordinary = np.array(way.months[:-2])
    months = [hours[:, :-2][:, ordinary == month].mean(axis=1).max() for month in range(1, 13)]
    june, december = hours[:, -2].max(), hours[:, -1].max()
    return Sun([round(float(one), 1) for one in months], round(float(june), 1), round(float(december), 1))
