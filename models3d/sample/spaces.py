"""The rooms as volumes: every room of every home, what all share, and the places outside."""

from collections.abc import Iterator
from dataclasses import dataclass

from models3d.sample.grid import SOFFIT, TOP
from models3d.sample.outside import PLACES
from models3d.sample.palette import PARTITION
from models3d.sample.parts import Prism
from models3d.sample.polygons import prisms
from models3d.sample.walls import layout

#: Rooms stop short of the ceiling by this much.
CLEAR_HEIGHT = SOFFIT - 0.04


@dataclass(frozen=True)
class Space:
    """A room; ``number`` is its unit's with the room's letters ("2.03-L"); ``area`` in square metres."""

    key: str
    number: str
    name: str
    unit: str
    storey: int
    kind: str
    area: float
    solids: tuple[Prism, ...]
    outside: bool = False


def spaces() -> Iterator[Space]:
    """Every space, from the ground floor up; lift shafts are none."""
    for storey in range(TOP + 1):
        plan = layout(storey)
        for key, room in plan.plan.rooms.items():
            if room.kind != "lift":
                clear = plan.clear[key]
                solids = prisms(clear, 0.0, CLEAR_HEIGHT, PARTITION)
                yield Space(key, key, room.name, room.unit, storey, room.kind, clear.area, solids)
    for key, name, storey, shape, bottom, top in PLACES:
        solids = prisms(shape, bottom, top, PARTITION)
        yield Space(key, key, name, "", storey, "outside", shape.area, solids, outside=True)
