"""A room's floor as whoever furnishes it sees it: walls to stand at, doors and windows to keep free."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon, box
from shapely.ops import unary_union

from models3d.sample.grid import DOOR_HEAD
from models3d.sample.lines import Opening
from models3d.sample.pieces import Piece
from models3d.sample.walls import Door, Layout

#: Floor kept free where the leaf of a door swings; on its other side; before a balcony door; before a window.
SWING, STEP_IN, STEP_OUT, BREATH = 0.9, 0.5, 0.55, 0.22
#: Nothing taller than this (metres) stands within this distance of a window.
LOW, VIEW = 0.96, 0.6
#: One walks through gaps of twice this width.
SHOULDER = 0.3
#: How far pieces stand from the wall (the skirting is there) and by what they are moved in trying.
OFF, STEP = 0.015, 0.15
#: Spacing of the places that are tried in the middle of a room.
LATTICE = 0.24

Rect = tuple[float, float, float, float]
Rects = NDArray[np.float64]
TURNS = {(1, 0): 0.0, (0, 1): 90.0, (-1, 0): 180.0, (0, -1): 270.0}
AHEAD = {turn: way for way, turn in TURNS.items()}


@dataclass(frozen=True)
class Place:
    """Where a piece's own origin is, and its turn in degrees; the piece reaches to the left of its x."""

    x: float
    y: float
    turn: float

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """A rectangle of the piece's own frame, on the plan."""
        dx, dy = AHEAD[self.turn]
        ax, ay = self.x + dx * x0 - dy * y0, self.y + dy * x0 + dx * y0
        bx, by = self.x + dx * x1 - dy * y1, self.y + dy * x1 + dx * y1
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def foot(self, piece: Piece) -> Rect:
        """What the piece stands on."""
        return self.rect(0.0, 0.0, piece.wide, piece.deep)

    def front(self, piece: Piece) -> Rect:
        """The floor before it that its user needs."""
        return self.rect(0.0, piece.deep, piece.wide, piece.deep + piece.front)


@dataclass(frozen=True)
class Side:
    """A wall of the room, seen from inside with the room to the left: start, direction, length."""

    start: tuple[float, float]
    way: tuple[int, int]
    length: float
    outside: bool

    def at(self, along: float) -> Place:
        """The place at ``along`` metres, off the wall by the skirting's depth."""
        (x, y), (dx, dy) = self.start, self.way
        return Place(
            round(x + dx * along - dy * OFF, 4), round(y + dy * along + dx * OFF, 4), TURNS[self.way]
        )


Spot = tuple[Side, float, Place]
Score = Callable[[Side, float, Place], float]


@dataclass
class Floor:
    """A room being furnished; ``clear`` is what the walls leave of it."""

    clear: Polygon
    doors: tuple[Rect, ...]
    ways: tuple[tuple[float, float], ...]
    steps: tuple[Rect, ...]
    views: tuple[Rect, ...]
    placed: list[tuple[Piece, Place]] = field(default_factory=list)
    _bare: dict[tuple[object, ...], tuple[list[Spot], Rects, Rects]] = field(default_factory=dict)

    @cached_property
    def sides(self) -> list[Side]:
        """The walls, the longest first."""
        ring = list(self.clear.exterior.coords)
        if not self.clear.exterior.is_ccw:
            ring.reverse()
        found = []
        for (x0, y0), (x1, y1) in pairwise(ring):
            span = abs(x1 - x0) + abs(y1 - y0)
            way = (round((x1 - x0) / span), round((y1 - y0) / span))
            edge = box(min(x0, x1) - 0.1, min(y0, y1) - 0.1, max(x0, x1) + 0.1, max(y0, y1) + 0.1)
            outside = any(edge.intersects(box(*view)) for view in self.views)
            found.append(Side((x0, y0), way, span, outside))
        return sorted(found, key=lambda side: (-side.length, side.start))

    def along_walls(self, piece: Piece) -> list[Spot]:
        """Every place at a wall that ``piece`` fits in: side, start along it, place."""
        return self._fitting(piece, "walls", 0.0)

    def anywhere(self, piece: Piece, margin: float) -> list[Place]:
        """Every place in the middle of the room, in both directions, ``margin`` metres from all else."""
        return [place for _, _, place in self._fitting(piece, "middle", margin)]

    def _fitting(self, piece: Piece, where: str, margin: float) -> list[Spot]:
        """Spots that are free: those that fit the bare room are found once and kept."""
        size = (where, piece.wide, piece.deep, piece.front, piece.tall > LOW)
        if size not in self._bare:
            spots = list(self._at_walls(piece) if where == "walls" else self._in_the_middle(piece))
            spots = [spot for spot in spots if self._fits_bare(piece, spot[2])]
            feet = np.array([spot[2].foot(piece) for spot in spots]).reshape(-1, 4)
            fronts = np.array([spot[2].front(piece) for spot in spots]).reshape(-1, 4)
            self._bare[size] = spots, feet, fronts
        spots, feet, fronts = self._bare[size]
        wider = feet + np.array([-margin, -margin, margin, margin])
        free = np.ones(len(spots), bool)
        for other, there in self.placed:
            if not other.flat:
                foot = there.foot(other)
                free &= ~_overlaps(wider, foot)
                if piece.front:
                    free &= ~_overlaps(fronts, foot)
                if other.front:
                    free &= ~_overlaps(feet, there.front(other))
        return [spots[at] for at in np.flatnonzero(free)]

    def _at_walls(self, piece: Piece) -> Iterator[Spot]:
        for side in self.sides:
            room = side.length - piece.wide - 2 * OFF
            if room < 0:
                continue
            starts = {round(STEP * n, 3) for n in range(int(room / STEP) + 1)}
            for start in sorted(starts | {round(room / 2, 3), round(room, 3)}):
                yield side, start, side.at(OFF + start)

    def _in_the_middle(self, piece: Piece) -> Iterator[Spot]:
        x0, y0, x1, y1 = self.clear.bounds
        for turn in (0.0, 90.0):
            for i in range(int((x1 - x0) / LATTICE)):
                for j in range(int((y1 - y0) / LATTICE)):
                    place = Place(round(x0 + LATTICE * i, 4), round(y0 + LATTICE * j, 4), turn)
                    if self.covers(place.foot(piece)):
                        yield self.sides[0], 0.0, place

    def _fits_bare(self, piece: Piece, place: Place) -> bool:
        foot = place.foot(piece)
        if not self.covers(foot) or any(overlap(foot, zone) for zone in (*self.doors, *self.steps)):
            return False
        if piece.tall > LOW and any(overlap(foot, view) for view in self.views):
            return False
        return not piece.front or self.covers(place.front(piece))

    def fits(self, piece: Piece, place: Place) -> bool:
        """Whether it stands clear of walls, doors, windows and all that is there, and can be used."""
        if not self._fits_bare(piece, place):
            return False
        foot, front = place.foot(piece), place.front(piece)
        return not any(
            overlap(foot, there.foot(other))
            or (piece.front and overlap(front, there.foot(other)))
            or (other.front and overlap(foot, there.front(other)))
            for other, there in self.placed
            if not other.flat
        )

    @cached_property
    def _voids(self) -> list[Rect]:
        """What of the room's bounds is not the room, as rectangles: cut along all lines of its corners."""
        xs = sorted({x for x, _ in self.clear.exterior.coords})
        ys = sorted({y for _, y in self.clear.exterior.coords})
        return [
            (x0, y0, x1, y1)
            for x0, x1 in pairwise(xs)
            for y0, y1 in pairwise(ys)
            if not self.clear.contains(Point((x0 + x1) / 2, (y0 + y1) / 2))
        ]

    def covers(self, rect: Rect) -> bool:
        """Whether ``rect`` lies wholly in the room."""
        x0, y0, x1, y1 = self._bounds
        inside = rect[0] >= x0 and rect[1] >= y0 and rect[2] <= x1 and rect[3] <= y1
        return inside and not any(overlap(rect, void) for void in self._voids)

    @cached_property
    def _bounds(self) -> Rect:
        x0, y0, x1, y1 = self.clear.bounds
        return x0 - 1e-4, y0 - 1e-4, x1 + 1e-4, y1 + 1e-4

    def put(self, piece: Piece, place: Place) -> bool:
        """Put it there if one still gets from every door to every other and into the room."""
        self.placed.append((piece, place))
        if piece.flat or self.walkable():
            return True
        self.placed.pop()
        return False

    def walkable(self) -> bool:
        """Whether one walks upright from every door to every other."""
        standing = [box(*place.foot(piece)) for piece, place in self.placed if not piece.flat]
        free = self.clear.difference(unary_union(standing)).buffer(-SHOULDER, join_style="mitre")
        parts = [part for part in getattr(free, "geoms", [free]) if not part.is_empty]
        return any(
            all(part.distance(Point(way)) < 0.06 for way in self.ways) and part.area > 0.25 * free.area
            for part in parts
        )  # fmt: skip

    def best(self, pieces: Piece | tuple[Piece, ...], score: Score) -> tuple[Piece, Place] | None:
        """Put the first of ``pieces`` that fits where ``score`` is greatest; None where none does."""
        for piece in pieces if isinstance(pieces, tuple) else (pieces,):
            found = sorted(self.along_walls(piece), key=lambda one: (-score(*one), one[2].x, one[2].y))
            for _, _, place in found[:60]:
                if self.put(piece, place):
                    return piece, place
        return None

    def suite(self, *wanted: tuple[tuple[Piece, ...], Score]) -> bool:
        """Put one of each tuple, or none at all: where the first leave no room for the last they move."""
        if not wanted:
            return True
        (pieces, score), *rest = wanted
        for piece in pieces:
            found = sorted(self.along_walls(piece), key=lambda one: (-score(*one), one[2].x, one[2].y))
            for _, _, place in found[:: max(1, len(found) // 40)]:
                if self.put(piece, place):
                    if self.suite(*rest):
                        return True
                    self.placed.pop()
        return False


def moved(place: Place, x: float, y: float) -> Place:
    """The place at (x, y) of the frame of ``place``, turned alike."""
    dx, dy = AHEAD[place.turn]
    return Place(round(place.x + dx * x - dy * y, 4), round(place.y + dy * x + dx * y, 4), place.turn)


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    near = 1e-4
    return (
        one[0] < other[2] - near and other[0] < one[2] - near
        and one[1] < other[3] - near and other[1] < one[3] - near
    )  # fmt: skip


def _overlaps(some: Rects, other: Rect) -> NDArray[np.bool_]:
    """The same of many rectangles (n, 4) and one."""
    near = 1e-4
    across = (some[:, 0] < other[2] - near) & (other[0] < some[:, 2] - near)
    return np.asarray(across & (some[:, 1] < other[3] - near) & (other[1] < some[:, 3] - near))


def floor_of_room(plan: Layout, key: str) -> Floor:
    """The bare floor of a room of ``plan``."""
    doors, ways = [], []
    for door in plan.doors:
        if key in door.rooms and door.kind != "lift":
            reach = SWING if swings_into(plan, door) == key else STEP_IN
            doors.append(_before(door.opening, reach + door.thickness / 2))
            ways += _inside(plan.clear[key], door.opening, 0.45 + door.thickness / 2)
    steps, views = [], []
    for window in (w for w in plan.windows if w.room == key):
        out = window.opening.sill < 0.3 and window.kind != "juliet"
        if window.opening.sill < LOW:
            steps.append(_before(window.opening, 0.22 + (STEP_OUT if out else BREATH)))
        if out:
            ways += _inside(plan.clear[key], window.opening, 0.22 + 0.36)
        if window.opening.sill < DOOR_HEAD:
            views.append(_before(window.opening, 0.22 + VIEW))
    return Floor(plan.clear[key], tuple(doors), tuple(ways), tuple(steps), tuple(views))


def swings_into(plan: Layout, door: Door) -> str:
    """The room into which a door's leaf swings: out of the small wet rooms, else out of the hall."""
    small = {"bath", "wc", "store", "riser"}
    first, second = door.rooms
    if door.kind == "wide":
        return ""
    rooms = plan.plan.rooms
    return first if rooms[second].kind in small else second


def _before(opening: Opening, reach: float) -> Rect:
    if opening.axis == "x":
        return opening.low, opening.at - reach, opening.high, opening.at + reach
    return opening.at - reach, opening.low, opening.at + reach, opening.high


def _inside(clear: Polygon, opening: Opening, reach: float) -> list[tuple[float, float]]:
    """The point before the opening's middle that lies in the room."""
    dx, dy = (0.0, reach) if opening.axis == "x" else (reach, 0.0)
    x, y = (opening.centre, opening.at) if opening.axis == "x" else (opening.at, opening.centre)
    return [p for p in ((x + dx, y + dy), (x - dx, y - dy)) if clear.contains(Point(p))]
