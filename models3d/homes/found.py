"""Where each home lies in the building: drawn from its rooms, or estimated from what is known of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.folder.unit_row import UnitRow
from models3d.homes.estimate import estimate
from models3d.homes.members import called_elements, called_spaces, rows_of
from models3d.homes.overlapping import beside, without_outlines
from models3d.homes.rooms import room_kind
from models3d.homes.storey_index import finder
from models3d.homes.storeyplan import StoreyPlan
from models3d.homes.volumes import WALL, Level, drawn_levels, home_prisms, room_plan, storey_of
from models3d.manifest import NO_INDEX, Origin, Prism, Storey
from models3d.model import ModelElement, ModelSpace
from models3d.staged import Staged


@dataclass(frozen=True)
class Home:
    """A unit with its place: ``levels`` are its plans, ``volumes`` the prisms that a look is matched with.

    ``spaces`` are all that make it, its ``rooms`` those without what is drawn around others of them.
    """

    row: UnitRow
    spaces: list[ModelSpace]
    levels: list[Level]
    volumes: list[Prism]
    origin: Origin
    indoor: list[Level] = field(default_factory=list)

    @cached_property
    def rooms(self) -> list[ModelSpace]:
        """Its rooms, each place once."""
        return without_outlines(self.spaces)


def find_homes(staged: Staged, plans: Sequence[StoreyPlan]) -> list[Home]:
    """Homes of the price list, else of the model's own zones or room numbers, in their order."""
    spaces, storeys = staged.model.spaces, staged.storeys
    rows = rows_of(staged.units, spaces)
    called = called_spaces(spaces)
    members = {row.id: called.of(row) for row in rows}
    rooms = {row.id: without_outlines(members[row.id]) for row in rows}
    drawn = {row.id: drawn_levels(rooms[row.id], storeys) for row in rows}
    estimated = _estimated(staged, [row for row in rows if not drawn[row.id]], members, plans)
    levels = {row.id: drawn[row.id] or estimated.get(row.id, []) for row in rows}
    others = _others(levels)
    return [
        Home(
            row,
            members[row.id],
            levels[row.id],
            home_prisms(levels[row.id], others[row.id], storeys, plans),
            "computed" if drawn[row.id] else "estimated",
            drawn_levels((s for s in rooms[row.id] if room_kind(s) != "outdoor"), storeys),
        )
        for row in rows
    ]


def _others(levels: dict[str, list[Level]]) -> dict[str, dict[int, BaseGeometry]]:
    """For every home, by its id, what everybody else has of each storey that it is on."""
    plans: dict[int, dict[str, BaseGeometry]] = defaultdict(dict)
    for unit, own in levels.items():
        for level in own:
            plans[level.storey][unit] = level.plan
    return {
        unit: {
            level.storey: union_all(
                beside(level.plan, (plan for other, plan in plans[level.storey].items() if other != unit))
            )
            for level in own
        }
        for unit, own in levels.items()
    }


def _estimated(
    staged: Staged,
    rows: Sequence[UnitRow],
    members: dict[str, list[ModelSpace]],
    plans: Sequence[StoreyPlan],
) -> dict[str, list[Level]]:
    """Levels of the homes whose rooms are not drawn, storey by storey."""
    if not rows:
        return {}
    storeys, find = staged.storeys, finder(staged.storeys)
    known: list[dict[str, list[tuple[float, float]]]] = [defaultdict(list) for _ in storeys]
    shared = _shared(staged, members, plans)
    stated = {
        row.id: {storey_of(space, storeys) for space in members[row.id]} or _named(row, storeys)
        for row in rows
    }
    called = called_elements([one for one in staged.model.elements if one.meshes])
    zoned = {row.id: called.of(row) for row in rows}
    # Homes above each other may be zoned alike: then the storeys that the price list names tell them apart.
    taken = {
        one.global_id for name, some in zoned.items() for one in some if find(one.storey) in stated[name]
    }
    for row in rows:
        for element in zoned[row.id]:
            at = find(element.storey)
            free = not members[row.id] and element.global_id not in taken
            if at != NO_INDEX and (free or at in stated[row.id]):
                known[at][row.id].append(_centre(element))
    # A price list of one home, of which no room or thing is known to be where: a house for sale as a whole.
    alone = len(staged.units) == len(rows) == 1 and not any(known) and not any(members.values())
    levels: dict[str, list[Level]] = defaultdict(list)
    for index, (storey, points) in enumerate(zip(storeys, known, strict=True)):
        area = plans[index].built.difference(shared[index])
        if alone and storey.floor >= 0 and not plans[index].walls.is_empty:
            bottom = storey.elevation
            levels[rows[0].id].append(Level(index, area, bottom, bottom + storey.height))
        elif points and not area.is_empty:
            for name, plan in estimate(area, plans[index].walls, points).items():
                bottom = storey.elevation
                levels[name].append(Level(index, plan, bottom, bottom + storey.height))
    return levels


def _shared(
    staged: Staged, members: dict[str, list[ModelSpace]], plans: Sequence[StoreyPlan]
) -> list[BaseGeometry]:
    """What drawn rooms that belong to no home, halls and stairs, take of each storey."""
    homes = {space.global_id for some in members.values() for space in some}
    taken: list[BaseGeometry] = [Polygon() for _ in staged.storeys]
    rooms = []
    for space in without_outlines(staged.model.spaces):
        at = storey_of(space, staged.storeys)
        # Most of a storey is no hall.
        if space.global_id not in homes and at != NO_INDEX and beside(plans[at].built, [room_plan(space)]):
            rooms.append(space)
    for level in drawn_levels(rooms, staged.storeys):
        taken[level.storey] = level.plan.buffer(WALL / 2, join_style="mitre")
    return taken


def _named(row: UnitRow, storeys: Sequence[Storey]) -> set[int]:
    """Storeys that the price list itself puts the unit on."""
    if row.storey:
        return {finder(storeys)(row.storey)}
    return {index for index, storey in enumerate(storeys) if storey.floor == row.floor}


def _centre(element: ModelElement) -> tuple[float, float]:
    lows = [mesh.vertices.min(axis=0) for mesh in element.meshes]
    highs = [mesh.vertices.max(axis=0) for mesh in element.meshes]
    x = (min(low[0] for low in lows) + max(high[0] for high in highs)) / 2
    z = (min(low[2] for low in lows) + max(high[2] for high in highs)) / 2
    return float(x), float(z)
