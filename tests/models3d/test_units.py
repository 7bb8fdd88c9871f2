from dataclasses import replace

import numpy as np
import pytest

from models3d.check import check
from models3d.folder.unit_row import UnitRow
from models3d.homes.found import find_homes
from models3d.homes.headroom import floor_area
from models3d.homes.storeyplan import storey_plans
from models3d.homes.units import describe_units
from models3d.manifest import Storey, Unit
from models3d.model import Mesh
from models3d.staged import Staged
from tests.models3d.world import SPACES, space, staged, undrawn


def test_homes_come_from_the_models_zones_where_there_is_no_price_list() -> None:
    assert [unit.name for unit in _units(staged())] == ["A", "B"]


def test_homes_come_from_room_numbers_where_there_are_no_zones_either() -> None:
    numbered = [replace(space, zone="") for space in SPACES]
    assert [unit.name for unit in _units(staged(spaces=numbered))] == ["A", "B"]


def test_a_buyer_reads_the_area_that_the_rooms_have_without_walls_and_terrace() -> None:
    a, b = _units(staged())
    assert (a.area, a.area_origin) == (round(5.7 * 3.8 + 5.7 * 1.8, 1), "computed")
    assert (b.area, b.outdoor_area) == (round(5.7 * 5.7, 1), round(5.7 * 2.0, 1))
    assert b.outdoor == ["terrace"]


def test_rooms_and_baths_are_counted_by_their_names() -> None:
    a, b = _units(staged())
    assert (a.rooms, a.bathrooms) == (1, 1)
    assert (b.rooms, b.bathrooms) == (1, 0)


def test_a_home_looks_where_its_windows_are_the_larger_side_first() -> None:
    a, b = _units(staged())
    assert a.orientation == ["S", "W"]
    assert b.orientation == ["S"]


def test_true_north_turns_the_sides_of_a_home() -> None:
    a, _ = _units(staged(true_north=90.0))
    assert a.orientation == ["E", "S"]


def test_what_the_price_list_says_is_never_overruled() -> None:
    row = UnitRow(
        "flat-a",
        "Flat A",
        price=300_000,
        area=31.5,
        rooms=2,
        floor=4,
        status="reserved",
        orientation=("NW",),
        outdoor=("loggia",),
        outdoor_area=4.0,
        bathrooms=2,
        spaces=("A",),
    )
    (unit,) = _units(staged(units=[row]))
    assert unit == Unit(
        "flat-a", "Flat A", 300_000, 31.5, "authored", 2, 4, ["NW"], "reserved", ["loggia"], 4.0, 2
    )


def test_an_area_nobody_has_drawn_or_written_is_called_a_placeholder() -> None:
    elements = [
        replace(e, zone={"window A left": "A.1", "window B front": "B.1"}.get(e.name, ""))
        for e in staged().model.elements
    ]
    a, b = _units(staged(elements=elements, spaces=undrawn(SPACES)))
    assert a.area_origin == b.area_origin == "placeholder"


def test_rooms_of_which_one_is_not_drawn_are_not_said_to_be_measured() -> None:
    living, bathroom, *others = SPACES
    (undrawn_bathroom,) = undrawn([bathroom])
    a, b = _units(staged(spaces=[living, undrawn_bathroom, *others]))
    assert a.area_origin == "placeholder"
    assert (b.area, b.area_origin) == (32.5, "computed")
    written = replace(undrawn_bathroom, area=10.3)
    a, _ = _units(staged(spaces=[living, written, *others]))
    assert (a.area, a.area_origin) == (32.0, "computed")


def test_a_cellar_and_a_garage_are_no_part_of_a_homes_area_and_it_is_on_the_floor_it_is_lived_on() -> None:
    cellar = space("A.3 Keller", "A", (0.1, 0.1), (5.8, 1.8))
    below = replace(cellar, storey="Cellar")
    world = staged(spaces=[*SPACES, below, space("A.4 Garage", "A", (6.2, 0.1), (11.9, 1.8))])
    world = replace(world, storeys=[Storey("cellar", "Cellar", -1, -2.8, 2.8), *world.storeys])
    a, _ = _units(world)
    assert a.area == round(5.7 * 3.8 + 5.7 * 1.8, 1)
    assert (a.floor, a.rooms) == (0, 1)
    unnamed = [replace(one, long_name="Technik") for one in world.model.spaces if one.name != "A.4"]
    (a,) = _units(replace(world, model=replace(world.model, spaces=unnamed), units=[UnitRow("A", "A")]))
    assert (a.floor, a.rooms) == (0, 0)


def test_under_a_sloping_roof_the_floor_counts_where_one_can_stand() -> None:
    gable = [(0.0, 0.0), (10.0, 0.0), (10.0, 0.5), (5.0, 3.5), (0.0, 0.5)]
    near = np.array([(x, y, 0.0) for x, y in gable])
    ends = np.vstack([near, near + np.array([0.0, 0.0, 6.0])])
    faces = [(0, 2, 1), (0, 3, 2), (0, 4, 3), (5, 6, 7), (5, 7, 8), (5, 8, 9)]
    sides = [(a, (a + 1) % 5) for a in range(5)]
    faces += [(a, b, b + 5) for a, b in sides] + [(a, b + 5, a + 5) for a, b in sides]
    attic = replace(SPACES[0], mesh=Mesh(ends, np.array(faces, np.int32)))
    # Headroom of 1.5 m begins 1 / 0.6 m from the eaves.
    assert floor_area(attic) == pytest.approx((10.0 - 2 / 0.6) * 6.0, abs=0.01)
    assert floor_area(SPACES[0]) == pytest.approx(5.7 * 3.8, abs=0.01)


def test_a_cupboard_that_nobody_named_is_not_counted_as_a_room() -> None:
    larger, smaller = (space(name, "A", low, high) for name, low, high in (
        ("A.3 Room", (0.1, 0.1), (5.8, 1.8)), ("A.4 Room", (6.2, 0.1), (8.2, 1.8))
    ))  # fmt: skip
    a, _ = _units(staged(spaces=[*SPACES, larger, smaller]))
    assert a.rooms == 2


def test_a_price_list_may_call_homes_as_the_model_shows_them_without_listing_rooms() -> None:
    numbers = {"A.1": "A101", "A.2": "A102", "B.1": "B101", "B.2": "B102"}
    lettered = [replace(one, name=numbers.get(one.name, one.name), zone="") for one in SPACES]
    rows = [UnitRow("b", "Right half", price=2), UnitRow("a", "Left half", price=1)]
    right, left = _units(staged(spaces=lettered, units=rows))
    assert (right.name, right.area, left.area) == ("Right half", 32.5, 31.9)


def test_the_only_home_of_a_price_list_is_the_one_that_the_model_shows() -> None:
    house = [replace(one, zone="", name=str(number)) for number, one in enumerate(SPACES[:2])]
    (unit,) = _units(staged(spaces=house, units=[UnitRow("lindenhof", "Villa Lindenhof")]))
    assert (unit.area, unit.rooms, unit.bathrooms) == (31.9, 1, 1)


def test_a_house_without_rooms_is_for_sale_as_a_whole() -> None:
    (unit,) = _units(staged(spaces=[], units=[UnitRow("villa", "Villa")]))
    assert unit.area_origin == "placeholder"
    assert unit.area > 90
    assert unit.orientation[0] == "S"


def test_a_manager_learns_which_homes_of_the_price_list_are_nowhere_in_the_model() -> None:
    rows = [UnitRow("A", "A"), UnitRow("C", "C")]
    warnings = check(staged(units=rows))["warnings"]
    assert warnings == [
        "1 unit of the price list is nowhere in the models (C): "
        "write the numbers of their rooms under spaces."
    ]
    assert not check(staged(units=rows[:1]))["warnings"]


def _units(world: Staged) -> list[Unit]:
    plans = storey_plans(world.model.elements, world.storeys)
    return describe_units(world, find_homes(world, plans), plans)
