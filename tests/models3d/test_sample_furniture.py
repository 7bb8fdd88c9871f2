"""Linden Court's homes can be lived in: what a room needs is there, and nothing stands in the way."""

from itertools import combinations

import pytest
from shapely.geometry import box
from shapely.ops import unary_union

from models3d.sample.floors import Floor, Rect, overlap, swings_into
from models3d.sample.furniture import furnished
from models3d.sample.house import parts
from models3d.sample.parts import Faceted, Prism, Round, Solid
from models3d.sample.terraces import terraces
from models3d.sample.walls import layout

#: Storeys that differ; the second to the fourth are as the first, and shorter.
STOREYS = (0, 1, 5)

#: Smaller rooms of these kinds (m²) may be without what makes them; one walks through them.
SMALL = {"hall": 2.5, "store": 2.0}

#: Kind of room -> pieces of which it has one of each group.
NEEDED = {
    "living": (("Kitchen",), ("Table and chairs",), ("Sofa",)),
    "bath": (("Bath", "Shower"), ("Washbasin",), ("Toilet",)),
    "wc": (("Washbasin",), ("Toilet",)),
    "hall": (("Wardrobe", "Hall bench with hooks", "Coat hooks"),),
    "store": (("Shelves", "Washing machine"),),
}
BEDS = ("Bed", "Double bed with night tables", "Double bed with night table")


@pytest.fixture(scope="module")
def rooms() -> dict[str, Floor]:
    return {
        key: furnished(storey, key)
        for storey in STOREYS
        for key, room in layout(storey).plan.rooms.items()
        if room.unit or room.kind == "common"
    }


def test_every_room_has_what_makes_it_that_room(rooms: dict[str, Floor]) -> None:
    for key, floor in rooms.items():
        room = layout(int(key[0])).plan.rooms[key]
        there = {piece.name for piece, _ in floor.placed}
        if floor.clear.area < SMALL.get(room.kind, 0.0):
            continue
        for group in NEEDED.get(room.kind, ()):
            assert there & set(group), f"{room.name} {key}: none of {group}, only {sorted(there)}"
        if room.kind == "bed":
            asked = {"Desk and chair"} if room.name == "Study" else set(BEDS)
            assert there & asked, f"{room.name} {key}: {sorted(there)}"
            assert room.name == "Study" or "Wardrobe" in there, f"{room.name} {key}: {sorted(there)}"


def test_a_home_of_one_room_has_a_bed_in_it(rooms: dict[str, Floor]) -> None:
    assert {piece.name for piece, _ in rooms["1.02-L"].placed} & set(BEDS)


def test_nothing_stands_in_a_wall_or_in_something_else(rooms: dict[str, Floor]) -> None:
    for key, floor in rooms.items():
        walls = unary_union([wall.shape for wall in layout(int(key[0])).walls])
        feet = [(piece.name, place.foot(piece)) for piece, place in floor.placed if not piece.flat]
        for name, foot in feet:
            assert box(*foot).intersection(walls).area < 1e-6, f"{name} in {key}"
        for (one, foot), (other, there) in combinations(feet, 2):
            assert not overlap(foot, there), f"{one} and {other} in {key}"


def test_every_piece_stays_within_the_ground_it_says_it_takes(rooms: dict[str, Floor]) -> None:
    for floor in rooms.values():
        for piece, _ in floor.placed:
            for solid in piece.solids:
                assert isinstance(solid, Prism | Round), piece.name
                if isinstance(solid, Prism):
                    assert all(-1e-6 <= x <= piece.wide + 1e-6 for x, _ in solid.outline), piece.name
                    assert all(-1e-6 <= y <= piece.deep + 1e-6 for _, y in solid.outline), piece.name
                    assert solid.top <= piece.tall + 1e-6, piece.name


def test_every_door_swings_open(rooms: dict[str, Floor]) -> None:
    for storey in STOREYS:
        plan = layout(storey)
        for door in (one for one in plan.doors if one.kind in {"door", "entry"}):
            key = swings_into(plan, door)
            if key in rooms:
                o, reach = door.opening, door.opening.width + door.thickness / 2
                leaf = (
                    (o.low, o.at - reach, o.high, o.at + reach)
                    if o.axis == "x"
                    else (o.at - reach, o.low, o.at + reach, o.high)
                )
                swept = box(*leaf).intersection(rooms[key].clear).buffer(-0.03).bounds
                _nothing_on(rooms[key], swept, f"door {door.rooms}")


def test_one_walks_from_every_door_to_every_other_and_out_to_the_balcony(rooms: dict[str, Floor]) -> None:
    for key, floor in rooms.items():
        assert floor.walkable(), key


def test_the_storeys_between_are_furnished_like_the_first() -> None:
    for key in ("2.04-L", "3.07-B1"):
        above = furnished(int(key[0]), key).placed
        first = furnished(1, "1" + key[1:]).placed
        assert [place for _, place in above] == [place for _, place in first]


def test_every_home_has_something_to_sit_on_outside() -> None:
    outside = {part.key for part in terraces()}
    for storey in range(5):
        assert all(f"chairs-{unit}" in outside for unit in layout(storey).plan.flats)


def test_the_development_stays_light() -> None:
    built = parts()
    weight = {part.shape or part.key: sum(map(_triangles, part.solids)) for part in built}
    assert sum(weight[part.shape or part.key] for part in built) < 250_000
    assert sum(weight.values()) < 60_000
    for part in built:
        if part.name.endswith(" tree"):
            assert weight[part.shape] <= 150


def _triangles(solid: Solid) -> int:
    if isinstance(solid, Round):
        return 44
    if isinstance(solid, Faceted):
        return sum(len(face) - 2 for face in solid.faces)
    corners = len(solid.outline) + sum(map(len, solid.holes))
    return 2 * (corners + 2 * len(solid.holes) - 2) + 2 * corners


def _nothing_on(floor: Floor, rect: Rect, what: str) -> None:
    for piece, place in floor.placed:
        assert piece.flat or not overlap(place.foot(piece), rect), f"{piece.name} before {what}"
