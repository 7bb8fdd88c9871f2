"""How deep a window sits in its wall: that much of the sun's way is cut by the wall itself."""

from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from models3d.daylight.panes import Pane
from models3d.daylight.rooms_of import Room

#: No wall is thicker than this (metres); what is found deeper is another wall that meets it.
THICKEST = 0.6

#: Between the layers of one wall (metres): cavities, insulation drawn as something else.
CAVITY = 0.2

#: Beside the pane (metres) stands the wall it is in, where the opening goes down to the floor.
BESIDE = 0.25


def wall_behind(pane: Pane, room: Room) -> float:
    """How far (metres) behind the glass the room begins.

    Known where it is drawn; else the wall's layers are followed, and failing these the frame.
    """
    if not pane.upright:
        return pane.behind
    if room.drawn:
        at = Point(float(pane.centre[0]), float(pane.centre[2]))
        return min(float(room.plan.distance(at)), THICKEST)
    for aside in (0.0, pane.width / 2 + BESIDE, -pane.width / 2 - BESIDE):
        end = _layers_end(pane, aside, room.walls)
        if pane.behind < end < THICKEST:
            return end
    return pane.behind


def _layers_end(pane: Pane, aside: float, walls: BaseGeometry) -> float:
    """How far behind the glass the layers of the wall end, ``aside`` metres from the pane's middle."""
    begin = pane.centre + pane.across * aside
    end = begin - pane.normal * 2 * THICKEST
    line = LineString([(begin[0], begin[2]), (end[0], end[2])])
    reach = pane.behind
    for nearer, farther in sorted(_spans(line, walls)):
        if nearer < reach + CAVITY:
            reach = max(reach, farther)
    return reach


def _spans(line: LineString, walls: BaseGeometry) -> list[tuple[float, float]]:
    """From where to where along ``line`` (metres) there is wall."""
    common = line.intersection(walls)
    along = [
        [line.project(Point(corner)) for corner in part.coords] for part in getattr(common, "geoms", [common])
    ]
    return [(min(some), max(some)) for some in along if some]
