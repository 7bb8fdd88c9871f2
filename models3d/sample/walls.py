"""The walls of a storey, found from its rooms: where two rooms meet there is a wall of the kind they need.

Stronger walls go through and weaker ones end at them, so no two solids overlap and none has a gap.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from shapely.geometry import Polygon
from shapely.ops import unary_union

from models3d.sample.grid import DOOR_HEAD, INNER_LEAF, PARTITION, PARTY, outline
from models3d.sample.lines import Opening, Stretch, joined, stretches, without_overlap
from models3d.sample.rims import rim
from models3d.sample.storeys import Plan, Room, plan
from models3d.sample.windows import Window, windows

#: Width of the hole for a door inside a flat, for a flat's front door and for a broad passage.
DOOR, ENTRY, PASSAGE = 0.92, 1.02, 2.0

#: Kind of wall -> thickness; in the order in which they go through.
THICKNESS = {"core": PARTY, "party": PARTY, "partition": PARTITION}


@dataclass(frozen=True)
class Wall:
    """A rectangle of wall on the plan; ``kind`` is "outer", "core", "party" or "partition"."""

    kind: str
    axis: str
    shape: Polygon


@dataclass(frozen=True)
class Door:
    """A door or passage between two rooms; ``kind`` is "door", "entry", "wide" or "lift"."""

    kind: str
    rooms: tuple[str, str]
    opening: Opening
    thickness: float


@dataclass(frozen=True)
class Layout:
    """A storey as built: walls, doors, windows, and ``clear``: what the walls leave of each room."""

    plan: Plan
    walls: list[Wall]
    doors: list[Door]
    windows: list[Window]
    clear: dict[str, Polygon]


def _kind(a: Room, b: Room) -> str:
    if a.unit and a.unit == b.unit:
        return "partition"
    return "party" if a.unit and b.unit else "core"


@lru_cache(maxsize=8)
def layout(storey: int) -> Layout:
    """The walls, doors, windows and clear rooms of ``storey``, 0 to 5."""
    storey_plan = plan(storey)
    between: dict[str, list[Stretch]] = {kind: [] for kind in THICKNESS}
    shared: dict[frozenset[str], list[Stretch]] = {}
    for a, b in combinations(storey_plan.rooms.values(), 2):
        edges = stretches(a.shape.boundary.intersection(b.shape.boundary))
        if edges:
            between[_kind(a, b)] += edges
            shared[frozenset((a.key, b.key))] = edges
    walls = [Wall("outer", edge.axis, piece) for edge, piece in rim(outline(storey), -INNER_LEAF)]
    for kind, thickness in THICKNESS.items():
        runs = joined(between[kind])
        half = thickness / 2
        taken = unary_union([wall.shape for wall in walls])
        rects = [run.rect(-half, half, half).intersection(outline(storey)) for run in runs]
        for run, pieces in zip(runs, without_overlap(rects, taken), strict=True):
            walls += [Wall(kind, run.axis, piece) for piece in pieces]
    solid = unary_union([wall.shape for wall in walls])
    clear = {}
    for room in storey_plan.rooms.values():
        left = room.shape.difference(solid)
        assert isinstance(left, Polygon)  # noqa: S101 - a wall that cuts a room in two is a slip of the plan
        clear[room.key] = left
    return Layout(storey_plan, walls, _doors(storey_plan, shared), windows(storey_plan), clear)


def _doors(storey_plan: Plan, shared: dict[frozenset[str], list[Stretch]]) -> list[Door]:
    doors = []
    wanted = (("door", DOOR, storey_plan.doors), ("entry", ENTRY, storey_plan.entries),
              ("wide", PASSAGE, storey_plan.wide), ("lift", DOOR, storey_plan.lifts))  # fmt: skip
    for kind, width, pairs in wanted:
        for a, b in pairs:
            edge = max(shared[frozenset((a, b))], key=lambda stretch: stretch.length)
            thickness = THICKNESS[_kind(storey_plan.rooms[a], storey_plan.rooms[b])]
            fits = min(width, round(edge.length - 0.2, 3))
            opening = Opening(edge.axis, edge.at, round(edge.middle, 4), fits, -0.015, DOOR_HEAD)
            doors.append(Door(kind, (a, b), opening, thickness))
    return doors
