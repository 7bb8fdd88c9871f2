"""The plan of Linden Court can be built and lived in: rooms fit, openings are open, prices follow reason."""

from itertools import combinations

import pytest
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from models3d.sample.grid import CLADDING, FORMATION, PARTY, TOP, outline
from models3d.sample.house import parts
from models3d.sample.lines import Opening
from models3d.sample.offers import offers, units_csv
from models3d.sample.outside import PLOT
from models3d.sample.parts import Part, Prism, Slice
from models3d.sample.programme import programme
from models3d.sample.walls import layout

STOREYS = range(TOP + 1)


@pytest.fixture(scope="module")
def built() -> list[Part]:
    return list(parts())


@pytest.mark.parametrize("storey", STOREYS)
def test_rooms_fill_their_storey_without_gap_or_overlap(storey: int) -> None:
    shapes = [room.shape for room in layout(storey).plan.rooms.values()]
    assert sum(shape.area for shape in shapes) == pytest.approx(outline(storey).area)
    assert unary_union(shapes).symmetric_difference(outline(storey)).area == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("storey", STOREYS)
def test_walls_and_rooms_never_share_ground(storey: int) -> None:
    plan = layout(storey)
    ground = [wall.shape for wall in plan.walls] + list(plan.clear.values())
    assert sum(shape.area for shape in ground) == pytest.approx(unary_union(ground).area, abs=1e-3)
    assert unary_union(ground).area == pytest.approx(outline(storey).area, abs=1e-2)


@pytest.mark.parametrize("storey", STOREYS)
def test_one_can_walk_through_every_door(storey: int) -> None:
    plan = layout(storey)
    for door in plan.doors:
        ahead = _passage(door.opening, 0.35 + PARTY)
        beside = [wall.shape for wall in plan.walls if not _carries(wall.shape, door.opening)]
        assert not any(ahead.intersects(shape.buffer(-0.01)) for shape in beside), door.rooms


@pytest.mark.parametrize("storey", STOREYS)
def test_every_door_and_window_is_a_hole_in_its_wall(storey: int, built: list[Part]) -> None:
    plan = layout(storey)
    bearing = _holes(built, f"wall-{storey}-") + _holes(built, f"partition-{storey}-")
    assert bearing == len(plan.windows) + len(plan.doors)
    assert _holes(built, f"cladding-{storey}-") == len(plan.windows)


def test_every_home_has_a_kitchen_and_somewhere_to_wash(built: list[Part]) -> None:
    keys = {part.key for part in built}
    for offer in offers():
        assert f"kitchen-{offer.unit}-L" in keys
        assert any(key.startswith(f"bath-{offer.unit}-") for key in keys)


def test_every_room_to_live_in_has_a_window() -> None:
    for storey in STOREYS:
        plan = layout(storey)
        lit = {window.room for window in plan.windows}
        for key, room in plan.plan.rooms.items():
            assert room.kind not in {"living", "bed"} or key in lit


def test_no_two_elements_have_the_same_key(built: list[Part]) -> None:
    keys = [part.key for part in built]
    assert len(keys) == len(set(keys))
    assert 2_000 < len(keys) < 8_000


def test_every_solid_is_sound(built: list[Part]) -> None:
    for part in built:
        for solid in part.solids:
            if isinstance(solid, Prism | Slice):
                shape = Polygon(solid.outline, solid.holes)
                assert shape.is_valid, part.key
                assert shape.area > 0, part.key
            if isinstance(solid, Prism):
                assert solid.top > solid.bottom, part.key


def test_the_plot_is_covered_once_by_lawn_paths_and_house(built: list[Part]) -> None:
    ground = [
        Polygon(solid.outline, solid.holes)
        for part in built
        if part.key.startswith(("yard-", "hedge-"))
        for solid in part.solids
        if isinstance(solid, Prism) and solid.bottom == FORMATION
    ]
    ground.append(outline(0).buffer(CLADDING, join_style="mitre"))
    assert sum(shape.area for shape in ground) == pytest.approx(PLOT.area, abs=0.05)
    assert unary_union(ground).area == pytest.approx(PLOT.area, abs=0.05)


def test_every_part_belongs_to_a_task_of_the_programme(built: list[Part]) -> None:
    assert {part.task for part in built} <= {task.key for task in programme()}


def test_homes_range_from_one_room_to_a_penthouse_and_some_of_each_status_are_left() -> None:
    homes = offers()
    assert 28 <= len(homes) <= 34
    assert min(home.area for home in homes) < 40
    assert max(home.area for home in homes) > 125
    assert {home.status for home in homes} == {"available", "reserved", "sold"}
    assert sum(home.status == "available" for home in homes) >= 10


def test_a_larger_home_of_the_same_floor_costs_more() -> None:
    for a, b in combinations(offers(), 2):
        if a.storey == b.storey and b.area > 1.2 * a.area:
            assert b.price > a.price


def test_area_and_orientation_are_left_to_be_computed() -> None:
    header, *rows = units_csv().splitlines()
    assert header.split(",")[3] == "area"
    assert all(row.split(",")[3] == "" and row.split(",")[8] == "" for row in rows)


def _passage(opening: Opening, reach: float) -> Polygon:
    low, high = opening.low + 0.02, opening.high - 0.02
    if opening.axis == "x":
        return box(low, opening.at - reach, high, opening.at + reach)
    return box(opening.at - reach, low, opening.at + reach, high)


def _carries(wall: Polygon, opening: Opening) -> bool:
    return wall.intersection(_passage(opening, 0.02)).area > 0.02


def _holes(built: list[Part], key: str) -> int:
    mine = (solid for part in built if part.key.startswith(key) for solid in part.solids)
    return sum(len(solid.holes) for solid in mine if isinstance(solid, Slice))
