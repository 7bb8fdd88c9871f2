"""The rooms of every home as light falls into them: where each lies and how much living goes on in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Polygon, prepare
from shapely.geometry.base import BaseGeometry

from models3d.homes.found import Home
from models3d.homes.room_names import word_said
from models3d.homes.rooms import room_kind
from models3d.homes.storeyplan import StoreyPlan
from models3d.homes.volumes import Level
from models3d.manifest import NO_INDEX
from models3d.model import ModelSpace
from models3d.plan import footprint
from models3d.spelling import bare

#: Rooms that a day is spent in as in a living room, though they are not called one; in bare spelling.
OF_THE_DAY = re.compile(
    r"dining|eetkamer|eethoek|\bess(?:en|zimmer|platz)|salle a manger|comedor|pranzo|tinello|jantar|jadaln"
    r"|jideln|spisestue|spiseplass|spiseplads|matsal|matplats|ruokailu|yemek|столов"
    r"|family|piece de vie|studio\b|estudio\b|\bsalas?\b(?! de banho)"
)
EMPTY = Polygon()
LIVED_IN, COOKED_IN, SLEPT_IN, PASSED_THROUGH = range(4)


@dataclass(frozen=True)
class Room:
    """A room, or a home's whole storey where rooms are not drawn; ``plan`` in (x, z), heights in metres.

    ``use`` is 0 for living, 1 for cooking, 2 for sleeping and other rooms one stays in, 3 for the rest.
    """

    home: int
    plan: BaseGeometry
    floor: float
    top: float
    use: int
    drawn: bool
    #: Where it is not drawn: the storey's walls.
    walls: BaseGeometry = EMPTY
    #: Where it is: GlobalId of its space.
    space: str = ""


def rooms_of(homes: Sequence[Home], plans: Sequence[StoreyPlan]) -> list[Room]:
    """Indoor rooms of all ``homes``; the home's storeys where none of its rooms is drawn."""
    rooms = []
    for number, home in enumerate(homes):
        own = [_drawn(number, space) for space in home.rooms if room_kind(space) != "outdoor"]
        found = [room for room in own if room is not None]
        rooms += found or [
            Room(number, level.plan, level.bottom, level.top, LIVED_IN, False, _walls(level, plans))
            for level in home.indoor or home.levels
        ]
    for room in rooms:
        prepare(room.plan)
    return rooms


def use_of(space: ModelSpace) -> int:
    """How much living goes on in ``space``, by its name."""
    names = (space.long_name, space.name)
    said = next(filter(None, map(word_said, names)), None)
    if said == "living" or (room_kind(space) == "habitable" and any(map(_is_of_the_day, names))):
        return LIVED_IN
    if said == "cooking":
        return COOKED_IN
    return SLEPT_IN if room_kind(space) == "habitable" else PASSED_THROUGH


def _is_of_the_day(name: str) -> bool:
    return bool(OF_THE_DAY.search(bare(name)))


def _walls(level: Level, plans: Sequence[StoreyPlan]) -> BaseGeometry:
    return EMPTY if level.storey == NO_INDEX else plans[level.storey].walls


def _drawn(number: int, space: ModelSpace) -> Room | None:
    if space.mesh is None or space.placeholder or not len(space.mesh.triangles):
        return None
    plan, heights = footprint([space.mesh]), space.mesh.vertices[:, 1]
    if plan.is_empty:
        return None
    low, high = float(heights.min()), float(heights.max())
    return Room(number, plan, low, high, use_of(space), drawn=True, space=space.global_id)
