"""What is written into the rooms: name and area, less where there is less room, at last a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.lettering import Line, halved, size_of
from models3d.floorplans.rooms import Room
from models3d.floorplans.sheet import Sheet
from models3d.floorplans.spots import Place, place
from models3d.plan import polygons

#: Words keep this clear of a room's walls (metres).
CLEAR = 0.06

#: Lines under each other.
Way = Sequence[Line]

#: A room known by a point only is named within this of it (metres).
NEAR_SPOT = 0.9


@dataclass(frozen=True)
class Label:
    """``lines`` around their middle at ``at`` (x, z) metres."""

    lines: Sequence[Line]
    at: Place


@dataclass(frozen=True)
class Labels:
    """What is written, and the ``key``: numbers that found room where words did not, with the words."""

    labels: list[Label] = field(default_factory=list)
    key: list[tuple[str, str]] = field(default_factory=list)


def label_rooms(sheet: Sheet, rooms: Sequence[Room], titles: Mapping[int, Sequence[Line]]) -> Labels:
    """Label ``rooms`` of ``sheet``; ``titles`` (by ``id`` of a room) stand above the room's own words."""
    taken = sheet.obstacles
    written = Labels()
    for room in rooms:
        if room.shape is not None:
            inner, size = room.shape.buffer(-CLEAR, join_style="mitre"), sheet.tongue.square_metres(room.area)
            _label(_ways(room, size), inner, taken, titles.get(id(room), ()), written)
    if all(room.shape is not None for room in rooms):
        return written
    blocked = shapely.union_all([sheet.solid, sheet.ledges, taken, *map(box_of, written.labels)])
    for room in rooms:
        if room.shape is None:
            _point_at(room, blocked, sheet, written)
    return written


def _label(
    ways: Sequence[Way], inner: BaseGeometry, taken: BaseGeometry, title: Sequence[Line], to: Labels
) -> None:
    free = _free(inner, taken)
    together = place(free, [[*title, *way] for way in ways[:2]]) if title else None
    found = together or place(free, ways)
    if found:
        to.labels.append(Label(*found))
    else:
        _number(ways[0], inner, free, to)
    if title and not together:
        _entitle(title, inner, free, to)


def _number(whole: Way, inner: BaseGeometry, free: BaseGeometry, to: Labels) -> None:
    """A number in a room, and what it stands for in the key: the ``whole`` of its lines."""
    number = str(len(to.key) + 1)
    to.key.append((number, " ".join(line.words for line in whole)))
    sign = [[Line(number, "sign")]]
    spot = place(free, sign) or place(inner, sign)
    if spot:
        to.labels.append(Label(*spot))


def _entitle(title: Sequence[Line], inner: BaseGeometry, free: BaseGeometry, to: Labels) -> None:
    """The home's name by itself, for without it nobody finds the home: rather over a sofa than not at all."""
    written = box_of(to.labels[-1]) if to.labels else shapely.Polygon()
    spot = place(free.difference(written), [title]) or place(inner.difference(written), [title])
    if spot:
        to.labels.append(Label(*spot))


def _free(inner: BaseGeometry, taken: BaseGeometry) -> BaseGeometry:
    # Only what is near matters, and most of a storey's doors and fixtures is not.
    near = [part for part in shapely.get_parts(taken).tolist() if part.intersects(inner)]
    return inner.difference(shapely.union_all(near))


def _ways(room: Room, size: str) -> list[Way]:
    """From all that is to be said to the least."""
    whole, halves = [Line(room.name)], [Line(part) for part in halved(room.name)]
    area = Line(size, "small", quiet=True)
    small = [Line(line.words, "small") for line in whole], [Line(line.words, "small") for line in halves]
    ways: list[Way] = [[*whole, area], [*halves, area], [*small[0], area], [*small[1], area]]
    return [*ways, whole, halves, *small]


def _point_at(room: Room, blocked: BaseGeometry, sheet: Sheet, to: Labels) -> None:
    words = [Line(room.name, "small")]
    found = None
    if room.spot is not None:
        spot = shapely.Point(room.spot)
        around = spot.buffer(2 * NEAR_SPOT).intersection(sheet.outline)
        # A point within a wall names neither of the rooms beside it, and no name reaches through a wall.
        own = [part for part in polygons(around.difference(blocked)) if part.contains(spot)]
        found = place(own[0], [words], room.spot, NEAR_SPOT) if own else None
    if found:
        to.labels.append(Label(*found))
    else:
        to.key.append(("", room.name))


def box_of(label: Label) -> BaseGeometry:
    """The rectangle that ``label`` takes."""
    width, height = size_of(label.lines)
    x, z = label.at
    return shapely.box(x - width / 2, z - height / 2, x + width / 2, z + height / 2)
