"""Where each home lies in the building: drawn from its rooms, or estimated from what is known of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.folder.unit_row import UnitRow
from models3d.homes.estimate import estimate
from models3d.homes.members import elements_of, rows_of, spaces_of
from models3d.homes.rooms import room_kind
from models3d.homes.storey_index import finder
from models3d.homes.storeyplan import StoreyPlan
from models3d.homes.volumes import WALL, Level, drawn_levels, home_prisms, storey_of
from models3d.manifest import NO_INDEX, Origin, Prism, Storey
from models3d.model import ModelElement, ModelSpace
from models3d.staged import Staged


@dataclass(frozen=True)
class Home:
    """A unit with its place: ``levels`` are its plans, ``volumes`` the prisms that a look is matched with."""

    row: UnitRow
    spaces: list[ModelSpace]
    levels: list[Level]
    volumes: list[Prism]
    origin: Origin
    indoor: list[Level] = field(default_factory=list)


def find_homes(staged: Staged, plans: Sequence[StoreyPlan]) -> list[Home]:
    """Homes of the price list, else of the model's own zones or room numbers, in their order."""
    spaces, storeys = staged.model.spaces, staged.storeys
    rows = rows_of(staged.units, spaces)
    members = {row.id: spaces_of(row, spaces) for row in rows}
    drawn = {row.id: drawn_levels(members[row.id], storeys) for row in rows}
    estimated = _estimated(staged, [row for row in rows if not drawn[row.id]], members, plans)
    levels = {row.id: drawn[row.id] or estimated.get(row.id, []) for row in rows}
    return [
        Home(
            row,
            members[row.id],
            levels[row.id],
            home_prisms(levels[row.id], _others(row.id, levels), storeys),
            "computed" if drawn[row.id] else "estimated",
            drawn_levels((s for s in members[row.id] if room_kind(s) != "outdoor"), storeys),
        )
        for row in rows
    ]


def _others(unit: str, levels: dict[str, list[Level]]) -> dict[int, BaseGeometry]:
    plans: dict[int, list[BaseGeometry]] = defaultdict(list)
    for other, theirs in levels.items():
        if other != unit:
            for level in theirs:
                plans[level.storey].append(level.plan)
    return {storey: union_all(some) for storey, some in plans.items()}


def _estimated(
    staged: Staged,
    rows: Sequence[UnitRow],
    members: dict[str, list[ModelSpace]],
    plans: Sequence[StoreyPlan],
) -> dict[str, list[Level]]:
    """Levels of the homes whose rooms are not drawn, storey by storey."""
    storeys, find = staged.storeys, finder(staged.storeys)
    known: list[dict[str, list[tuple[float, float]]]] = [defaultdict(list) for _ in storeys]
    shared = _shared(staged.model.spaces, members, storeys)
    stated = {
        row.id: {storey_of(space, storeys) for space in members[row.id]} or _named(row, storeys)
        for row in rows
    }
    zoned = {row.id: [one for one in elements_of(row, staged.model.elements) if one.meshes] for row in rows}
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
    spaces: Sequence[ModelSpace], members: dict[str, list[ModelSpace]], storeys: Sequence[Storey]
) -> list[BaseGeometry]:
    """What drawn rooms that belong to no home, halls and stairs, take of each storey."""
    homes = {space.global_id for some in members.values() for space in some}
    others = [space for space in spaces if space.global_id not in homes]
    taken: list[BaseGeometry] = [Polygon() for _ in storeys]
    for level in drawn_levels(others, list(storeys)):
        if level.storey != NO_INDEX:
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
