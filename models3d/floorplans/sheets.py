"""Reads the sheet of every storey off the model: cuts, looks down, and collects the rooms."""

from collections import defaultdict

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans.cutting import Knife, joined, panes_of
from models3d.floorplans.door_signs import DoorSign, swinging
from models3d.floorplans.doors import seen_leaf
from models3d.floorplans.floors import SLABS, floor_at, outdoor_places
from models3d.floorplans.items import Furnishings
from models3d.floorplans.rings import Section
from models3d.floorplans.rooms import WINDOWS, Room, look_out, rooms_by_storey
from models3d.floorplans.seen import corners_below, level_ones, silhouette
from models3d.floorplans.sheet import Sheet
from models3d.floorplans.sides import speaks_against
from models3d.floorplans.sorts import CutClass
from models3d.floorplans.stairs import stairs_on
from models3d.floorplans.stated_doors import stated_sign
from models3d.floorplans.tongues import tongue_of
from models3d.homes.storeyplan import CUT
from models3d.model import ModelElement
from models3d.parallel import Tick, each
from models3d.plan import outline, polygons
from models3d.progress import Progress

#: Tops of walls, sills and thresholds count from here on over the floor (metres), from this size on (m²).
LEDGE, LEAST_LEDGE = 0.01, 0.01

#: Wider than twice this (metres) is no ledge.
STANDING = 0.45

#: Thinner than twice this (metres) is no part of a house.
SPUR = 0.1

#: A part of the floor is a room if this share of its border is this near (metres) to what is cut.
AROUND, BESIDE = 0.6, 0.4

#: A railing's rail is higher over the floor than this (metres).
RAIL = 0.4


def read_sheets(described: Described, progress: Progress) -> list[Sheet | None]:
    """Sheet of every storey in order; None for one with neither rooms nor homes nor doors."""
    progress.start("Drawing floor plans", len(described.staged.storeys))
    knife, rooms = Knife(described), rooms_by_storey(described)
    furnishings = Furnishings(knife)

    def draw(index: int, tick: Tick) -> Sheet | None:
        return _sheet(knife, furnishings, index, rooms[index], tick)

    found: dict[int, Sheet | None] = {}
    for index, sheet in each(range(len(rooms)), draw):
        found[index] = sheet
        progress.advance()
    return [found[index] for index in range(len(rooms))]


def _sheet(knife: Knife, furnishings: Furnishings, index: int, rooms: list[Room], tick: Tick) -> Sheet | None:
    described = knife.described
    storey, plan = described.staged.storeys[index], described.plans[index]
    level, height = storey.elevation, storey.elevation + CUT
    lived_in = bool(rooms) or any(one.storey == index for home in described.homes for one in home.levels)
    if not lived_in or plan.outline.is_empty:
        return None
    tick()
    cut, panes, doors = _sorted(knife, knife.sections(height))
    tick()
    walls = joined([*cut["wall"], *cut["wall bearing"]])
    signs = _signs(described, doors, level, rooms, walls)
    for at, sign in signs.items():
        doors[at] = doors[at].difference(sign.closed.buffer(0.002))
    cut["frame"] += doors.values()
    tick()
    floor = floor_at(described, level)
    solid = shapely.union_all([piece for some in cut.values() for piece in some])
    house = _house(plan.outline, floor, solid)
    look_out(
        rooms, _windows(described, knife, level, height), plan, described.staged.development.place.true_north
    )
    tick()
    flights = [
        described.elements[at].meshes for at in knife.between(height - 3.4, level + storey.height, "stair")
    ]
    return Sheet(
        storey=storey,
        index=index,
        outline=house,
        floor=floor,
        outdoor=list(outdoor_places(described, house, floor, level)),
        ledges=_ledges(described, knife, level, height),
        cut={name: joined(some) for name, some in sorted(cut.items()) if some},
        panes=panes,
        doors=list(signs.values()),
        stairs=stairs_on(storey, flights, floor, height),
        items=furnishings.items(level, height),
        railings=_railings(described, knife, level, height),
        tongue=tongue_of(described.staged.development.languages),
        rooms=rooms,
    )


def _house(enclosed: BaseGeometry, floor: BaseGeometry, cut: BaseGeometry) -> BaseGeometry:
    """What is ``enclosed`` by walls, and the parts of the floor beyond that have what is cut around them.

    Under a sloping roof the walls alone do not close, and a living room would be a terrace.
    """
    near = cut.buffer(BESIDE)
    beyond = polygons(floor.difference(enclosed.buffer(0.02, join_style="mitre")))
    rooms = [
        part for part in beyond if part.exterior.intersection(near).length > AROUND * part.exterior.length
    ]
    if not rooms:
        return enclosed
    # Closing its joints gives sharp corners long spurs, which are nothing.
    whole = outline([enclosed, cut, *rooms]).buffer(-SPUR, join_style="mitre")
    return whole.buffer(SPUR, join_style="mitre")


def _sorted(
    knife: Knife, sections: dict[tuple[int, int], Section]
) -> tuple[dict[CutClass, list[BaseGeometry]], list[LineString], dict[int, BaseGeometry]]:
    """What is cut by class but for doors, the panes, and of each door all that is cut of it."""
    shapes: dict[CutClass, list[BaseGeometry]] = defaultdict(list)
    panes: list[LineString] = []
    doors: dict[int, list[BaseGeometry]] = defaultdict(list)
    for (element, mesh), found in sections.items():
        sort, name = knife.sorts[element], knife.class_of(element, mesh)
        if sort in ("stair", "railing", "furniture", "fixture"):
            continue
        if name == "glass":
            panes += panes_of(found)
        elif sort == "door":
            doors[element].append(found.solid)
        else:
            shapes[name].append(found.solid)
    return shapes, panes, {element: shapely.union_all(some) for element, some in doors.items()}


def _signs(
    described: Described,
    doors: dict[int, BaseGeometry],
    level: float,
    rooms: list[Room],
    walls: BaseGeometry,
) -> dict[int, DoorSign]:
    """How the ``doors`` open: those whose model says so, and those of which it can be seen."""
    judge = speaks_against(rooms, walls)
    found = {}
    for at, cut in doors.items():
        element = described.elements[at]
        sign = stated_sign(element.meshes, cut, element.opens) if element.opens else None
        if sign is None and (leaf := seen_leaf(element.meshes, cut, level, judge)):
            sign = swinging([leaf])
        if sign is not None:
            found[at] = sign
    return found


def _ledges(described: Described, knife: Knife, level: float, height: float) -> BaseGeometry:
    """Level faces between floor and cut: tops of low walls, sills, thresholds."""
    near = knife.between(level + LEDGE, height, "built", "window", "door")
    elements = [described.elements[at] for at in near]
    meshes = [mesh for one in elements if not one.ifc_class.startswith(SLABS) for mesh in one.meshes]
    corners = corners_below(meshes, level + LEDGE, height)
    within = (corners[:, :, 1].max(axis=1) < height) & (corners[:, :, 1].min(axis=1) > level + LEDGE)
    parts = polygons(silhouette(corners[within & level_ones(corners)]))
    # What one can stand on is no ledge but the paving of a terrace.
    return joined([part for part in parts if part.area >= LEAST_LEDGE and part.buffer(-STANDING).is_empty])


def _railings(described: Described, knife: Knife, level: float, height: float) -> BaseGeometry:
    near = knife.between(level + RAIL, height, "railing")
    meshes = [mesh for at in near for mesh in described.elements[at].meshes]
    return joined([silhouette(corners_below(meshes, level + 0.1, height))])


def _windows(described: Described, knife: Knife, level: float, height: float) -> list[ModelElement]:
    found = [described.elements[at] for at in knife.between(level + 0.3, height + 0.6, "window", "door")]
    return [one for one in found if one.ifc_class.startswith(WINDOWS)]
