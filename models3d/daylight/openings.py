"""Which windows are whose: every pane that looks from a room of a home into the open."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from models3d.daylight.open_air import in_the_open
from models3d.daylight.panes import Floats, Glass, Pane, glass_of, pane_of
from models3d.daylight.reveals import wall_behind
from models3d.daylight.rooms_of import Room, rooms_of
from models3d.described import Described
from models3d.manifest import Orientation
from models3d.plan import compass
from models3d.rays import Caster

#: How far behind a pane (metres) its room is looked for: walls are up to so thick.
INWARDS = (0.3, 0.6, 0.9)

#: A room's volume may end this far (metres) from what bounds it: parapets, lowered ceilings.
LOOSE = 0.5

#: Glass whose directions agree so far (their cosine) lies in one plane.
SAME_WAY = 0.95

#: Glass smaller than this (m²) is a peephole.
LEAST_GLASS = 0.2


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
    #: GlobalId of the room's space, where it is drawn.
    space: str = ""

    @property
    def lights(self) -> tuple[int, str]:
        """Which room it lights; where rooms are not drawn, windows that look the same way light one."""
        return self.room, "" if self.drawn else self.orientation

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
    rooms = rooms_of(described.homes, described.plans)
    north = described.staged.development.place.true_north
    found: list[Opening] = []
    for pane, number in _panes_with_rooms(described, rooms):
        room = rooms[number]
        side = compass(float(pane.normal[0]), float(pane.normal[2]), north)
        wall = wall_behind(pane, room)
        found.append(
            Opening(pane, room.home, number, room.use, room.floor, wall, side, room.drawn, room.space)
        )
    free = in_the_open([opening.pane for opening in found], caster)
    homes: list[list[Opening]] = [[] for _ in described.homes]
    for opening, is_free in zip(found, free, strict=True):
        if is_free:
            homes[opening.home].append(opening)
    return homes


def _panes_with_rooms(described: Described, rooms: Sequence[Room]) -> list[tuple[Pane, int]]:
    """Panes turned outwards, and the room behind each; an element's glass before one room is one pane."""
    pieces = glass_of(described)
    panes = [pane_of([piece], described.elements[piece.element]) for piece in pieces]
    groups: dict[tuple[int, int], list[tuple[Floats, list[Glass]]]] = {}
    for piece, pane, (room, outwards) in zip(pieces, panes, _sides(panes, rooms), strict=True):
        if room is not None:
            out = pane.normal if outwards else -pane.normal
            alike = groups.setdefault((piece.element, room), [])
            glass = next((glass for normal, glass in alike if normal @ out > SAME_WAY), None)
            if glass is None:
                alike.append((out, [piece]))
            else:
                glass.append(piece)
    found = []
    for (element, room), parts in groups.items():
        for out, glass in parts:
            pane = pane_of(glass, described.elements[element])
            if pane.width * pane.height >= LEAST_GLASS:
                found.append((pane if pane.normal @ out > 0 else pane.turned(), room))
    return found


def _sides(panes: Sequence[Pane], rooms: Sequence[Room]) -> list[tuple[int | None, bool]]:
    """Room behind each pane and whether the pane's normal already looks out of it."""
    if not panes:
        return []
    behind, before = rooms_at(panes, rooms, -1.0), rooms_at(panes, rooms, 1.0)
    sides: list[tuple[int | None, bool]] = []
    for pane, inner, outer in zip(panes, behind.tolist(), before.tolist(), strict=True):
        if not pane.upright:
            sides.append((inner if inner >= 0 else None, True))
        elif (inner >= 0) == (outer >= 0):  # between two rooms, or nobody's
            sides.append((None, True))
        else:
            sides.append((max(inner, outer), inner >= 0))
    return sides


def rooms_at(panes: Sequence[Pane], rooms: Sequence[Room], side: float) -> NDArray[np.int64]:
    """Index of the room on that ``side`` of each pane's normal, the nearest; -1 for none."""
    centre = np.array([pane.centre for pane in panes])
    normal = np.array([pane.normal for pane in panes])
    floors = [Floor.of(rooms, numbers) for numbers in _by_height(rooms)]
    found = np.full(len(panes), -1)
    for reach in INWARDS:
        free = np.flatnonzero(found < 0)
        at = (centre + side * normal * reach)[free]
        pairs = np.concatenate([np.zeros((2, 0), np.int64), *(floor.around(at) for floor in floors)], axis=1)
        # Of rooms that are drawn over each other the first.
        point, room = pairs[:, np.argsort(-pairs[1], kind="stable")]
        found[free[point]] = room
    return found


def _by_height(rooms: Sequence[Room]) -> list[list[int]]:
    """Numbers of ``rooms`` whose floors are about level."""
    found: dict[int, list[int]] = {}
    for number, room in enumerate(rooms):
        found.setdefault(round(room.floor), []).append(number)
    return list(found.values())


@dataclass(frozen=True)
class Floor:
    """Rooms about level by ``numbers`` (r,), from ``low`` to ``high`` (r,), on plan in a ``tree``."""

    numbers: NDArray[np.int64]
    low: Floats
    high: Floats
    tree: STRtree

    @classmethod
    def of(cls, rooms: Sequence[Room], numbers: Sequence[int]) -> "Floor":
        """Those of ``rooms`` that have these numbers."""
        own = [rooms[number] for number in numbers]
        low, high = np.array([(room.floor - LOOSE, room.top + LOOSE) for room in own]).T
        return cls(np.array(numbers), low, high, STRtree([room.plan for room in own]))

    def around(self, points: Floats) -> NDArray[np.int64]:
        """Numbers (2, n) of ``points`` (p, 3), and of the rooms that they are in."""
        level = np.flatnonzero((points[:, 1] > self.low.min()) & (points[:, 1] < self.high.max()))
        point, room = self.tree.query(shapely.points(points[level][:, [0, 2]]), predicate="within")
        height = points[level[point], 1]
        inside = (height > self.low[room]) & (height < self.high[room])
        return np.stack([level[point[inside]], self.numbers[room[inside]]])
