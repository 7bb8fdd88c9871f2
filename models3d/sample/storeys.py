"""Which flats and common rooms lie on which storey, with the walls that stay open between them."""

from dataclasses import dataclass

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from models3d.sample import flats
from models3d.sample.flats import ROOMS, Flat, Rect
from models3d.sample.grid import TOP


@dataclass(frozen=True)
class Room:
    """A room between wall axes; ``unit`` is its flat's number or "" for what all share."""

    key: str
    name: str
    kind: str
    unit: str
    storey: int
    shape: Polygon


@dataclass(frozen=True)
class Plan:
    """A storey's rooms by key, its flats by number, and pairs of room keys that are joined.

    ``doors`` pairs have an ordinary door, ``entries`` a flat's front door, ``lifts`` a lift's, ``wide`` a
    broad opening without a leaf.
    """

    storey: int
    rooms: dict[str, Room]
    flats: dict[str, Flat]
    doors: tuple[tuple[str, str], ...]
    entries: tuple[tuple[str, str], ...]
    wide: tuple[tuple[str, str], ...]
    lifts: tuple[tuple[str, str], ...]


#: Rooms that all share: code -> (name, kind).
SHARED = {
    "S1": ("Street stair", "stair"),
    "E1": ("Street lift", "lift"),
    "R1": ("Riser room", "riser"),
    "S2": ("Garden stair", "stair"),
    "E2": ("Garden lift", "lift"),
    "R2": ("Riser room", "riser"),
    "F1": ("Entrance hall", "lobby"),
    "G1": ("Garden lobby", "lobby"),
    "F2": ("East entrance", "lobby"),
    "BI": ("Bicycle room", "bicycle"),
    "CR": ("Common room", "common"),
}
STREET_CORE: dict[str, tuple[Rect, ...]] = {
    "S1": ((9, 6.6, 13.8, 8.1), (9, 8.1, 11.75, 12)),
    "E1": ((11.75, 8.1, 13.8, 10.1),),
    "R1": ((11.75, 10.1, 13.8, 12),),
}
GARDEN_CORE: dict[str, tuple[Rect, ...]] = {
    "E2": ((24.9, 0, 27, 2.65),),
    "R2": ((21.6, 0, 24.9, 2.65), (21.6, 2.65, 23.1, 5.4)),
}
STAIR_2 = (23.1, 2.65, 27, 5.4)
GROUND: dict[str, tuple[Rect, ...]] = {
    "F1": ((13.8, 6.6, 16.2, 12),),
    "G1": ((9, 0, 15.3, 6.6),),
    "F2": ((27, 5.4, 28.5, 12),),
    "BI": ((21.6, 5.4, 27, 12),),
    "CR": ((21.6, -9, 27, 0),),
}

#: Flats of a storey: number within the storey -> plan and the shared room it is entered from.
ON_GROUND = ((flats.WEST, "S1"), (flats.THROUGH_GROUND, "F1"), (flats.CORNER_GROUND, "F2"),
             (flats.MORNING, "S2"), (flats.SOUTH_END, "S2"))  # fmt: skip
TYPICAL = ((flats.WEST, "S1"), (flats.SOUTH, "S1"), (flats.THROUGH, "S1"), (flats.CORNER, "S2"),
           (flats.GARDEN, "S2"), (flats.MORNING, "S2"), (flats.SOUTH_END, "S2"))  # fmt: skip
FOURTH = TYPICAL[:4]
FIFTH = ((flats.TERRACE, "S1"), (flats.PENTHOUSE, "S2"))


def _flats(storey: int) -> tuple[tuple[Flat, str], ...]:
    return {0: ON_GROUND, TOP - 1: FOURTH, TOP: FIFTH}.get(storey, TYPICAL)


def _shared(storey: int) -> dict[str, tuple[Rect, ...]]:
    corridor: Rect = (27, -9 if storey < TOP - 1 else 0, 28.5, 5.4)
    rooms = {**STREET_CORE, **GARDEN_CORE, "S2": (STAIR_2, corridor)}
    return {**rooms, **GROUND} if storey == 0 else rooms


def _shape(rects: tuple[Rect, ...]) -> Polygon:
    shape = unary_union([box(*rect) for rect in rects])
    assert isinstance(shape, Polygon)  # noqa: S101 - a room in two pieces is a slip of the plan
    return shape


def plan(storey: int) -> Plan:
    """The plan of ``storey``, 0 to 5."""
    rooms, homes = {}, {}
    doors, entries, wide = [], [], []
    for code, rects in _shared(storey).items():
        name, kind = SHARED[code]
        key = f"{storey}.{code}"
        rooms[key] = Room(key, name, kind, "", storey, _shape(rects))
    for number, (flat, entered_from) in enumerate(_flats(storey), start=1):
        unit = f"{storey}.{number:02}"
        homes[unit] = flat
        for code, rects in flat.rooms.items():
            name, kind = ROOMS[code]
            rooms[f"{unit}-{code}"] = Room(f"{unit}-{code}", name, kind, unit, storey, _shape(rects))
        doors += [(f"{unit}-{a}", f"{unit}-{b}") for a, b in flat.doors]
        wide += [(f"{unit}-{a}", f"{unit}-{b}") for a, b in flat.wide]
        entries.append((f"{storey}.{entered_from}", f"{unit}-{flat.entry}"))
    doors += [(f"{storey}.S2", f"{storey}.R2")]
    if storey == 0:
        doors += [("0.BI", "0.F2"), ("0.S2", "0.CR"), ("0.S2", "0.F2"), ("0.S1", "0.F1")]
        wide += [("0.S1", "0.G1"), ("0.F1", "0.G1")]
    lifts = tuple((f"{storey}.S{n}", f"{storey}.E{n}") for n in (1, 2))
    return Plan(storey, rooms, homes, tuple(doors), tuple(entries), tuple(wide), lifts)
