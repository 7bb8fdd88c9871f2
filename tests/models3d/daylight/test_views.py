"""Where a buyer stands at the windows of a home, and what they see from there."""

from math import hypot

import numpy as np
import pytest

from models3d.daylight import finished_building
from models3d.manifest import Place, View
from tests.models3d.daylight.one_room import (
    LJUBLJANA,
    World,
    block,
    ground,
    joined,
    of,
    overhang,
    room,
    shares,
    window,
)
from tests.models3d.world import box, element

FLAT = room() + window()
LAWN = ground("Lawn", "Grass")


def only(world: World, place: Place = LJUBLJANA) -> View:
    """The home's only view."""
    (view,) = world.views(place)
    return view


def test_a_buyer_stands_behind_the_middle_of_the_pane_and_looks_straight_out() -> None:
    view = only(FLAT)
    x, y, z = view.eye
    assert (x, y) == pytest.approx((0.0, 1.6))
    assert 1.0 <= -z <= 1.5
    assert view.towards == pytest.approx((0.0, 0.0, 1.0))
    assert view.orientation == "S"


@pytest.mark.parametrize("turn", [0, 30, 90, 217, 300])
def test_a_turned_house_is_looked_out_of_just_the_same(turn: float) -> None:
    world = FLAT + LAWN + of(block("Neighbouring house", (-10, -1, 20), (10, 9, 30)))
    here, there = only(world), only(world.turned(turn))
    assert hypot(here.eye[0], here.eye[2]) == pytest.approx(hypot(there.eye[0], there.eye[2]), abs=2e-3)
    assert there.towards[0] == pytest.approx(-np.sin(np.radians(turn)), abs=1e-3)
    assert shares(there) == pytest.approx(shares(here), abs=0.02)
    assert FLAT.turned(90).views()[0].orientation == "W"


def test_the_north_arrow_says_which_way_a_view_looks() -> None:
    assert only(FLAT, Place(46, 14.5, "Europe/Ljubljana", true_north=90.0)).orientation == "E"


def test_nobody_stands_in_a_wardrobe() -> None:
    wardrobe = block("Wardrobe", (-0.5, 0.0, -1.6), (0.5, 2.2, -0.7), ifc_class="IfcFurniture")
    view = only(FLAT + of(wardrobe))
    x, _, z = view.eye
    assert not (-0.75 < x < 0.75 and -1.85 < z < -0.45)
    assert view.towards == pytest.approx((0.0, 0.0, 1.0))


def test_nobody_looks_at_a_mullion() -> None:
    mullion = of(block("Mullion", (-0.05, 0.4, 0.0), (0.05, 2.4, 0.02), "Timber", "IfcMember"))
    view = only(FLAT + mullion)
    assert 0.2 < abs(view.eye[0]) < 0.8
    assert view.towards == pytest.approx((0.0, 0.0, 1.0))


def test_nobody_stands_on_a_table_where_there_is_floor_beside_it() -> None:
    table = block("Table", (-0.45, 0.0, -3.0), (0.45, 0.75, -0.2), ifc_class="IfcFurniture")
    assert abs(only(FLAT + of(table)).eye[0]) > 0.45


def test_nobody_stands_inside_the_wall_behind_a_narrow_room() -> None:
    narrow = room(back=-0.95) + window()
    wall = of(block("Back wall", (-4, 0, -1.2), (4, 2.6, -0.95), ifc_class="IfcWall"))
    view = only(narrow + wall)
    assert -0.95 < view.eye[2] < 0
    nearest = finished_building((narrow + wall).at()).first(np.array([view.eye]), -np.array([view.towards]))
    assert nearest.distance[0] >= 0.29


def test_what_lies_before_a_window_is_named_for_what_it_is() -> None:
    below = {
        "garden": ground("Lawn", "Grass"),
        "water": ground("Pond", "Water"),
        "street": ground("Carriageway", "Asphalt paving"),
        "open": ground("Fields", "Soil"),
    }
    for kind, land in below.items():
        assert shares(only(FLAT + land)) == {kind: 1.0}


def test_without_a_site_nothing_is_said_of_what_one_sees() -> None:
    assert shares(only(FLAT)) == {}


def test_what_lies_beyond_a_small_plot_is_not_called_open() -> None:
    plot = of(block("Lawn", (-6, -0.6, 0), (6, -0.5, 8), "Grass"))
    seen = shares(only(FLAT + plot))
    assert set(seen) == {"garden"}
    assert 0.2 < seen["garden"] < 0.8


def test_a_path_in_the_garden_is_garden() -> None:
    path = of(block("Path", (-3, -0.6, 0.5), (3, -0.49, 6), "Paving"))
    assert shares(only(FLAT + path + LAWN)) == {"garden": 1.0}


def test_boards_slabs_and_tiles_in_the_garden_are_garden() -> None:
    for material in ("Timber", "Ceramic tiles", "Concrete"):
        deck = of(block("Deck", (-3, -0.6, 0.5), (3, -0.4, 6), material))
        assert shares(only(FLAT + deck + LAWN)) == {"garden": 1.0}


def test_a_long_paved_strip_is_a_street_whatever_it_is_called() -> None:
    strip = of(block("Surface 12", (-40, -0.49, 8), (40, -0.48, 14), "Paving"))
    seen = shares(only(FLAT + strip + LAWN))
    assert set(seen) == {"street", "garden"}


def test_the_house_opposite_takes_the_view_that_its_front_takes() -> None:
    near = shares(only(FLAT + LAWN + of(block("House", (-20, -1, 10), (20, 12, 20)))))
    far = shares(only(FLAT + LAWN + of(block("House", (-20, -1, 60), (20, 12, 70)))))
    assert near["neighbour"] > 0.5 > far["neighbour"] > 0.03
    endless = only(FLAT + of(block("House", (-300, -30, 8), (300, 25, 20))))
    assert shares(endless) == {"neighbour": 1.0}


def test_trees_are_trees_and_a_hedge_is_garden() -> None:
    tree = of(block("Linden tree", (-4, 2, 9), (4, 9, 15), "Leaves, plant"))
    hedge = of(block("Hedge", (-30, -0.5, 6), (30, 0.6, 7), "Hedge, plant"))
    seen = shares(only(FLAT + LAWN + tree + hedge))
    assert seen["trees"] > 0.1
    assert set(seen) == {"trees", "garden"}


def test_ones_own_balcony_is_no_view() -> None:
    rail = of(block("Balcony railing", (-3, 0.0, 1.5), (3, 1.0, 1.55), ifc_class="IfcRailing"))
    slab = of(block("Balcony slab", (-3, -0.2, 0.1), (3, 0.0, 1.6), ifc_class="IfcSlab"))
    assert shares(only(FLAT + LAWN + rail + slab + overhang(1.6, 2.6))) == {"garden": 1.0}


def test_the_homes_own_other_wing_is_its_court_only_where_wings_stand_round_it() -> None:
    wings = of(
        block("Wing opposite", (-12, -0.5, 14), (12, 6, 20), ifc_class="IfcWall"),
        block("Wing left", (-12, -0.5, 0), (-8, 6, 14), ifc_class="IfcWall"),
        block("Wing right", (8, -0.5, 0), (12, 6, 14), ifc_class="IfcWall"),
        block("Own wing", (-12, -0.5, -0.4), (-4, 6, 0), ifc_class="IfcWall"),
    )
    paved = of(block("Court paving", (-8, -0.6, 0.1), (8, -0.5, 14), "Paving"))
    seen = shares(only(FLAT + paved + wings))
    assert seen == {"court": 1.0}
    lawn = shares(only(FLAT + ground("Lawn", "Grass", far=14.0) + wings))
    assert set(lawn) == {"court", "garden"}


def test_living_rooms_come_first_and_no_view_comes_twice() -> None:
    bedroom = (room("Bedroom") + window("bedroom window", width=3.0)).moved(30.0)
    living = joined([room("Living room"), window("small", -2.5, 1.0), window("large", 1.5, 2.5)])
    behind = (room("Kitchen") + window("kitchen window")).turned(180).moved(60.0)
    described = (living + bedroom + behind).at()
    names = [described.elements[view.window].name for view in (living + bedroom + behind).views()]
    assert names == ["large", "kitchen window", "bedroom window"]


def test_a_home_has_no_more_than_four_views() -> None:
    rooms = [(room(f"Bedroom {n}") + window(f"window {n}")).moved(20.0 * n) for n in range(7)]
    assert len(joined(rooms).views()) == 4


def test_a_window_high_in_the_wall_is_looked_up_to() -> None:
    glass = box((-1, 1.9, 0.0), (1, 2.5, 0.02), colour=(0.6, 0.8, 0.9), opacity=0.1)
    view = only(room() + of(element("High window", "IfcWindow", glass)))
    assert view.eye[1] == pytest.approx(1.6)
    assert 0.1 < view.towards[1] < 0.6
