"""Which windows are whose: every pane that looks from a room of a home into the open."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Point, contains_xy

from models3d.daylight.panes import Floats, Pane, panes_of
from models3d.daylight.rooms_of import Room, rooms_of
from models3d.described import Described
from models3d.manifest import Orientation
from models3d.plan import compass
from models3d.rays import Caster

#: How far behind a pane (metres) its room is looked for: walls are up to so thick.
INWARDS = (0.3, 0.6, 0.9)

#: A room's volume may end this far (metres) from what bounds it: parapets, lowered ceilings.
LOOSE = 0.5

#: From this far before a pane (metres), past frame and reveal, is looked whether it is in the open.
OUT = 0.6

#: A pane before which less than this share of the sky and horizon is free looks into a hall.
LEAST_OPEN = 0.03


@dataclass(frozen=True)
class Opening:
    """A pane, turned outwards, in front of room number ``room`` of the home ``home``.

    ``floor`` is that room's floor (y), ``wall`` how far its inner surface lies behind the glass (metres).
    """

    pane: Pane
    home: int
    room: int
    use: int
    floor: float
    wall: float
    orientation: Orientation
    drawn: bool = True

    @property
    def lights(self) -> tuple[int, str]:
        """Which room it lights; where rooms are not drawn, windows that look the same way light one."""
        return self.room, "" if self.drawn else self.orientation

    @property
    def level(self) -> Floats:
        """Unit vector (3,) level outwards; of a skylight in a flat roof towards the plan's reader."""
        ahead = self.pane.normal * [1.0, 0.0, 1.0]
        size = float(np.linalg.norm(ahead))
        return np.asarray(ahead / size if size > 1e-3 else [0.0, 0.0, 1.0], np.float64)

    @property
    def area(self) -> float:
        """Square metres of glass."""
        return self.pane.width * self.pane.height

    def at_height(self, over_floor: float, over_sill: float) -> Floats:
        """Point (3,) on the pane's middle line, ``over_floor`` but at least ``over_sill`` metres up.

        It keeps within the glass, half as far below its head as over its sill.
        """
        half = self.pane.height / 2
        wanted = (self.floor + over_floor - self.pane.centre[1]) / max(float(self.pane.up[1]), 1e-3)
        along = min(max(wanted, min(over_sill - half, 0.0)), max(half - over_sill / 2, 0.0))
        return np.asarray(self.pane.centre + self.pane.up * along, np.float64)


def openings_of(described: Described, caster: Caster) -> list[list[Opening]]:
    """Openings of each home, in the order of ``described.homes``; a window of no room is nobody's."""
    panes, rooms = panes_of(described), rooms_of(described.homes)
    north = described.staged.development.place.true_north
    found: list[Opening] = []
    for pane, (room, outwards) in zip(panes, _sides(panes, rooms), strict=True):
        if room is not None:
            at = rooms[room]
            out = pane if outwards else pane.turned()
            side = compass(float(out.normal[0]), float(out.normal[2]), north)
            found.append(Opening(out, at.home, room, at.use, at.floor, _wall(out, at), side, at.drawn))
    free = _in_the_open(found, caster)
    homes: list[list[Opening]] = [[] for _ in described.homes]
    for opening, is_free in zip(found, free, strict=True):
        if is_free:
            homes[opening.home].append(opening)
    return homes


def _sides(panes: Sequence[Pane], rooms: Sequence[Room]) -> list[tuple[int | None, bool]]:
    """Room behind each pane and whether the pane's normal already looks out of it."""
    if not panes:
        return []
    behind, before = _room_at(panes, rooms, -1.0), _room_at(panes, rooms, 1.0)
    sides: list[tuple[int | None, bool]] = []
    for pane, inner, outer in zip(panes, behind.tolist(), before.tolist(), strict=True):
        if not pane.upright:
            sides.append((inner if inner >= 0 else None, True))
        elif (inner >= 0) == (outer >= 0):  # between two rooms, or nobody's
            sides.append((None, True))
        else:
            sides.append((max(inner, outer), inner >= 0))
    return sides


def _room_at(panes: Sequence[Pane], rooms: Sequence[Room], side: float) -> NDArray[np.int64]:
    """Index of the room on that ``side`` of each pane's normal, the nearest; -1 for none."""
    centre = np.array([pane.centre for pane in panes])
    normal = np.array([pane.normal for pane in panes])
    found = np.full(len(panes), -1)
    for reach in INWARDS:
        at = centre + side * normal * reach
        for number, room in enumerate(rooms):
            level = (at[:, 1] > room.floor - LOOSE) & (at[:, 1] < room.top + LOOSE) & (found < 0)
            if level.any():
                found[level & contains_xy(room.plan, at[:, 0], at[:, 2])] = number
    return found


def _wall(pane: Pane, room: Room) -> float:
    """How far behind the glass the room begins; of an undrawn room nothing but the frame is known."""
    if not room.drawn or not pane.upright:
        return max(pane.behind, 0.0)
    return min(float(room.plan.distance(Point(pane.centre[0], pane.centre[2]))), INWARDS[-1])


def _in_the_open(openings: Sequence[Opening], caster: Caster) -> NDArray[np.bool_]:
    """Say of each opening whether sky or horizon is seen before it."""
    if not openings:
        return np.zeros(0, np.bool_)
    # Rings of directions over the half space: level, and up to near the zenith.
    turns, heights = np.meshgrid(np.radians(np.arange(-75, 76, 15)), np.radians([2, 12, 25, 40, 60, 80]))
    turn, height = turns.ravel(), heights.ravel()
    origins, towards = [], []
    for opening in openings:
        ahead = opening.level
        side = np.array([-ahead[2], 0.0, ahead[0]])
        rays = (
            np.outer(np.cos(height) * np.cos(turn), ahead)
            + np.outer(np.cos(height) * np.sin(turn), side)
            + np.outer(np.sin(height), [0.0, 1.0, 0.0])
        )
        towards.append(rays)
        start = opening.pane.centre + opening.pane.normal * (opening.pane.before + OUT)
        origins.append(np.tile(start, (len(rays), 1)))
    hit = caster.blocked(np.concatenate(origins), np.concatenate(towards)).reshape(len(openings), -1)
    return np.asarray((~hit).mean(axis=1) >= LEAST_OPEN)
