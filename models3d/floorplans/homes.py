"""The plan of a home: its rooms with names and areas, the rest of the storey pale around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans import layers
from models3d.floorplans.labels import Label, label_rooms
from models3d.floorplans.lettering import Line
from models3d.floorplans.marks import SCALE, turned
from models3d.floorplans.markup import tag
from models3d.floorplans.outdoors import own_places
from models3d.floorplans.page import Block, Box, entries, page
from models3d.floorplans.paths import millimetres, path_of
from models3d.floorplans.sheet import Sheet
from models3d.floorplans.spots import place
from models3d.floorplans.storeys import size_of
from models3d.floorplans.tongues import tongue_of
from models3d.homes.found import Home
from models3d.homes.overlapping import beside
from models3d.homes.volumes import REACH, Level
from models3d.plan import polygons

#: How much of the storey around a home is shown (metres).
AROUND = 1.4

#: Between two levels of a home on its page (metres at full size).
GAP = 1.2

#: Notches in a home up to twice this wide (metres) are voids of its own.
VOID = 1.4

#: A wall between two homes is at most twice this thick (metres).
PARTY_WALL = 0.35


@dataclass(frozen=True)
class LevelPlan:
    """One level of a home: its ink, the paragraphs of its key, the ``box`` (x, z, x, z) that it takes."""

    body: str
    key: list[list[str]]
    box: Box


def home_plan(described: Described, home: Home, sheets: Sequence[Sheet | None]) -> bytes:
    """SVG of ``home``, its levels one beside the other from the lowest up; b"" where none is known."""
    levels = sorted(home.levels, key=lambda level: level.bottom)
    shown = [(level, sheet) for level in levels if level.storey >= 0 and (sheet := sheets[level.storey])]
    if not shown:
        return b""
    plans = [_level(described, home, level, sheet) for level, sheet in shown]
    body, box = _side_by_side(plans)
    development = described.staged.development
    north, tongue = development.place.true_north, tongue_of(development.languages)
    total = size_of(home, tongue)
    floors = tongue.in_a_row([tongue.storey(sheet.storey) for _, sheet in shown])
    rooms = [room for sheet in sheets if sheet for room in sheet.rooms if room.row is home.row]
    said = [
        f"{tongue.in_a_row([home.row.name, total, floors])}.",
        tongue.scale.format(scale=SCALE),
        tongue.bearing(turned(north)),
        *([tongue.undrawn] if home.origin == "estimated" else []),
        *(f"{tongue.of_room(room)}." for room in rooms),
    ]
    last = shown[-1][1]
    block = Block(
        tongue=tongue,
        heading=home.row.name,
        sub=" · ".join([floors, total, *([tongue.estimated] if home.origin == "estimated" else [])]),
        key=[paragraph for plan in plans for paragraph in plan.key],
        true_north=north,
        whole=last.outline,
        here=shown[-1][0].plan.intersection(last.outline),
    )
    return page(f"plan-unit-{home.row.id}", block, " ".join(said), box, body, data_unit=home.row.id)


def _side_by_side(plans: Sequence[LevelPlan]) -> tuple[str, Box]:
    """The first where it is, the others to its right with their feet level, and the box of all."""
    body, box = plans[0].body, plans[0].box
    for plan in plans[1:]:
        right, up = box[2] + GAP - plan.box[0], box[3] - plan.box[3]
        body += tag("g", plan.body, transform=f"translate({millimetres(right)} {millimetres(up)})")
        box = (box[0], min(box[1], plan.box[1] + up), plan.box[2] + right, box[3])
    return body, box


def _level(described: Described, home: Home, level: Level, sheet: Sheet) -> LevelPlan:
    region, places = _region(described, home, level, sheet)
    low_x, low_z, high_x, high_z = region.bounds
    view = shapely.box(low_x - AROUND, low_z - AROUND, high_x + AROUND, high_z + AROUND)
    own = [room for room in sheet.rooms if room.row is home.row]
    written = label_rooms(sheet, own, {})
    body = [
        layers.context(sheet, view.difference(region)),
        layers.ground(sheet, region),
        layers.outdoors(places),
        tag(
            "g",
            *(layers.room(room, sheet.tongue) for room in own),
            role="list",
            class_="home",
            data_unit=home.row.id,
        ),
        layers.inside(sheet, region, level.plan.buffer(0.05)),
        tag("path", class_="estimated", d=path_of(level.plan)) if home.origin == "estimated" else "",
        layers.words([*written.labels, *_outdoor(home, sheet, places)]),
    ]
    unplaced = [words for number, words in written.key if not number]
    others = [[sheet.tongue.also, sheet.tongue.in_a_row(unplaced)]] if unplaced else []
    return LevelPlan("".join(body), [entries(written.key), *others], view.bounds)


def _outdoor(home: Home, sheet: Sheet, places: Sequence[Polygon]) -> list[Label]:
    """The names of a home's ``places`` outdoors where the price list says what it has, with their areas."""
    row = home.row
    named = row.outdoor[0].capitalize() if len(row.outdoor) == 1 else sheet.tongue.outdoors
    drawn = union_all([room.shape for room in sheet.rooms if room.shape is not None])
    unnamed = [one for one in places if not drawn.intersects(one)]
    found = []
    for one in unnamed:
        # What the price list says of a home's one place outdoors is what is sold.
        area = row.outdoor_area if row.outdoor_area and len(unnamed) == 1 else one.area
        lines = [Line(named), Line(sheet.tongue.square_metres(area), "small", quiet=True)]
        free = one.difference(sheet.occupied)
        spot = place(free, [lines, [Line(named, "small"), lines[1]], lines[:1], [Line(named, "small")]])
        found += [Label(*spot)] if spot else []
    return found


def _region(
    described: Described, home: Home, level: Level, sheet: Sheet
) -> tuple[BaseGeometry, list[Polygon]]:
    """The home with the walls around it and its places outdoors; and these places."""
    everybody = [
        one.plan
        for other in described.homes
        if other is not home
        for one in other.levels
        if one.storey == level.storey
    ]
    others = beside(level.plan, everybody)
    shapes = [room.shape for room in sheet.rooms if room.row is None and room.shape is not None]
    shared = beside(level.plan, shapes)
    # Where an estimate ends a wall does not: all of a wall between two homes is drawn with both.
    taken = [plan.buffer(-PARTY_WALL) for plan in others] if home.origin == "estimated" else others
    # The void over a home's own stair has no floor, but the wall beside it is the home's.
    whole = level.plan.buffer(VOID, join_style="mitre").buffer(-VOID, join_style="mitre")
    around: BaseGeometry = whole.buffer(REACH, join_style="mitre")
    region = around.difference(union_all([*taken, *shared]))
    # A garden that all share lies along every terrace; a hall that all share has a share in it.
    halls = union_all(shared).intersection(sheet.outline)
    own = own_places(sheet.outdoor, len(home.row.outdoor), level.plan, [*others, *polygons(halls)])
    return union_all([region, *(one.buffer(0.1, join_style="mitre") for one in own)]), own
