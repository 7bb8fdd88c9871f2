"""Hours of sun against what spherical trigonometry says of windows in plain surroundings."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.manifest import Place, Sun
from tests.models3d.daylight.closed_form import window_hours
from tests.models3d.daylight.one_room import (
    LJUBLJANA,
    World,
    block,
    joined,
    of,
    overhang,
    room,
    wall_ahead,
    window,
)
from tests.models3d.world import box, element

JUNE, DECEMBER = (6, 21), (12, 21)

#: Steps of five minutes, figures of a tenth of an hour.
EXACT = 0.15

FLAT = room() + window()


def agree(hours: float, expected: tuple[float, float]) -> bool:
    """Say whether ``hours`` lie between the least and the most expected."""
    return expected[0] - EXACT <= hours <= expected[1] + EXACT


def facing(bearing: float, place: Place = LJUBLJANA) -> Place:
    """``place`` with true north so that the window, which looks down the plan, looks to ``bearing``."""
    return msgspec.structs.replace(place, true_north=(180.0 - bearing) % 360)


def sun_of(world: World, place: Place = LJUBLJANA) -> Sun:
    """Sun of a home that has some."""
    sun = world.sun(place)
    assert sun is not None
    return sun


@pytest.mark.parametrize("latitude", [-33.9, 0.0, 23.4, 46.05, 59.9, 69.6])
@pytest.mark.parametrize("bearing", [0, 45, 90, 135, 180, 225, 270, 315])
def test_a_lone_window_gets_the_hours_that_the_sky_has_for_its_direction(
    latitude: float, bearing: float
) -> None:
    sun = sun_of(FLAT, facing(bearing, Place(latitude, 20.0, "Etc/GMT-1")))
    assert agree(sun.june, window_hours(latitude, JUNE, bearing))
    assert agree(sun.december, window_hours(latitude, DECEMBER, bearing))
    for month, hours in enumerate(sun.months, 1):
        days = [window_hours(latitude, (month, day), bearing) for day in (4, 12, 19, 27)]
        assert agree(hours, (sum(least for least, _ in days) / 4, sum(most for _, most in days) / 4)), month


@settings(max_examples=12, derandomize=True)
@given(
    latitude=st.floats(-60, 66),
    bearing=st.floats(0, 360),
    top=st.floats(1.5, 30),
    far=st.floats(2, 40),
)
def test_a_wall_ahead_takes_what_is_below_its_top(
    latitude: float, bearing: float, top: float, far: float
) -> None:
    sun = sun_of(FLAT + wall_ahead(top, far), facing(bearing, Place(latitude, 0.0, "UTC")))
    assert agree(sun.june, window_hours(latitude, JUNE, bearing, wall=(top, far)))
    assert agree(sun.december, window_hours(latitude, DECEMBER, bearing, wall=(top, far)))


@settings(max_examples=12, derandomize=True)
@given(
    latitude=st.floats(-60, 66),
    bearing=st.floats(0, 360),
    out=st.floats(0.3, 4),
    over=st.floats(2.4, 4),
)
def test_a_balcony_above_takes_what_is_over_its_edge(
    latitude: float, bearing: float, out: float, over: float
) -> None:
    sun = sun_of(FLAT + overhang(out, over), facing(bearing, Place(latitude, 0.0, "UTC")))
    assert agree(sun.june, window_hours(latitude, JUNE, bearing, overhang=(out, over)))
    assert agree(sun.december, window_hours(latitude, DECEMBER, bearing, overhang=(out, over)))


def test_a_deep_balcony_gives_a_south_window_shade_in_summer_and_sun_in_winter() -> None:
    sun = sun_of(FLAT + overhang(2.0, 2.6))
    assert sun.june < 0.2
    assert sun.december > 6


@settings(max_examples=8, derandomize=True)
@given(turn=st.floats(0, 360), bearing=st.floats(0, 360))
def test_a_building_and_its_north_arrow_turned_together_get_the_same_sun(turn: float, bearing: float) -> None:
    world = FLAT + wall_ahead(6.0, 9.0) + of(block("House", (5, -1, 3), (9, 12, 15)))
    here = sun_of(world, facing(bearing))
    place = facing(bearing)
    there = sun_of(world.turned(turn), msgspec.structs.replace(place, true_north=place.true_north + turn))
    assert there.june == pytest.approx(here.june, abs=0.11)
    assert there.months == pytest.approx(here.months, abs=0.11)


def test_a_north_arrow_turned_by_ninety_degrees_turns_south_into_east() -> None:
    # With north to the plan's right, what looks down the plan looks east.
    turned = sun_of(FLAT, msgspec.structs.replace(LJUBLJANA, true_north=90.0))
    assert turned == sun_of(FLAT.turned(-90.0))
    assert turned != sun_of(FLAT)


@pytest.mark.parametrize("latitude", [12.0, 33.9, 51.5])
def test_south_of_the_equator_a_north_window_has_the_sun_that_a_south_window_has_in_the_north(
    latitude: float,
) -> None:
    north = sun_of(FLAT, facing(180, Place(latitude, 0.0, "UTC")))
    south = sun_of(FLAT, facing(0, Place(-latitude, 0.0, "UTC")))
    assert (south.june, south.december) == pytest.approx((north.december, north.june), abs=0.2)
    assert sun_of(FLAT, facing(180, Place(-latitude, 0.0, "UTC"))).june == 0.0


def test_in_the_polar_night_there_is_no_sun_and_in_the_polar_day_it_goes_all_round() -> None:
    sides = [
        sun_of(FLAT, facing(side, Place(78.2, 15.6, "Arctic/Longyearbyen"))) for side in (0, 90, 180, 270)
    ]
    assert [side.december for side in sides] == [0.0] * 4
    assert sides[0].months[0] == sides[2].months[0] == 0.0
    # North and south between them see all of it, but for the grazing minutes.
    assert sides[0].june + sides[2].june == pytest.approx(24.0, abs=0.4)
    assert sides[1].june + sides[3].june == pytest.approx(24.0, abs=0.4)


def test_a_pane_before_the_window_takes_no_sun() -> None:
    glass = box((-3, 0, 1.5), (3, 1.1, 1.52), colour=(0.6, 0.8, 0.9), opacity=0.1)
    assert sun_of(FLAT + of(element("Glass balustrade", "IfcRailing", glass))) == sun_of(FLAT)


def test_a_shutter_is_open_and_a_fixed_screen_is_not() -> None:
    def screen(name: str) -> World:
        return of(block(name, (-3, -1, 0.3), (3, 3, 0.35), "Larch", "IfcShadingDevice"))

    assert sun_of(FLAT + screen("Sliding shutter")) == sun_of(FLAT)
    assert sun_of(FLAT + screen("Screen")).december == 0.0


def test_a_tree_takes_the_summer_sun_and_lets_the_winter_sun_through_its_bare_crown() -> None:
    def linden(material: str) -> World:
        return of(block("Linden tree", (-60, -1, 2.5), (60, 20, 6), material))

    with_tree, without = sun_of(FLAT + linden("Leaves, plant")), sun_of(FLAT)
    assert with_tree.june < without.june - 3
    assert with_tree.december == without.december
    assert sun_of(FLAT + linden("Concrete")).december < without.december - 3


def test_trees_south_of_the_equator_are_bare_in_july() -> None:
    sydney = Place(-33.9, 151.2, "Australia/Sydney")
    tree = of(block("Tree", (-60, -1, 2.5), (60, 20, 6), "Leaves, plant"))
    with_tree, without = sun_of(FLAT + tree, facing(0, sydney)), sun_of(FLAT, facing(0, sydney))
    assert with_tree.june == without.june
    assert with_tree.december < without.december


def test_a_home_without_a_window_into_the_open_has_no_figures() -> None:
    assert room().sun() is None
    # A glazed door to the next room is no window, nor is one to a closed hall.
    next_room = room(name="Bedroom", zone="A").turned(180)
    assert (FLAT + next_room).sun() is None
    hall = of(
        block("Hall", (-6, -1, 3), (6, 4, 3.2), ifc_class="IfcWall"),
        block("Hall ceiling", (-6, 2.6, 0.02), (6, 2.8, 3.2), ifc_class="IfcSlab"),
        block("Hall end", (-6.2, -1, 0.02), (-6, 4, 3.2), ifc_class="IfcWall"),
        block("Other end", (6, -1, 0.02), (6.2, 4, 3.2), ifc_class="IfcWall"),
        block("Hall floor", (-6, -1, 0.02), (6, -0.2, 3.2), ifc_class="IfcSlab"),
    )
    assert (FLAT + hall).sun() is None


def test_the_sun_in_a_bathroom_is_not_the_sun_of_the_home() -> None:
    bath = (room("Bathroom") + window("bath window")).turned(180).moved(200.0)
    north = facing(0)
    assert sun_of(FLAT + bath, north) == sun_of(FLAT, north)
    assert sun_of(bath, north).december > 6


def test_every_room_with_a_window_has_its_own_sun() -> None:
    bath = (room("Bathroom") + window("bath window")).turned(180).moved(200.0)
    hall = room("Hall").moved(400.0)
    home = (FLAT + bath + hall).suns(facing(0))
    assert sorted(home.rooms) == ["A-Bathroom", "A-Living room"]
    assert home.rooms["A-Living room"] == home.best
    assert home.rooms["A-Bathroom"] == sun_of(bath, facing(0))


def test_windows_of_one_room_add_their_times_but_not_the_same_time_twice() -> None:
    two = sun_of(joined([room(), window("left", -2.5), window("right", 2.5)]))
    assert two == sun_of(FLAT)


def test_a_baluster_or_a_mullion_before_the_middle_of_a_window_is_no_shade() -> None:
    post = block("Post", (-0.03, -1, 0.5), (0.03, 4, 0.56), ifc_class="IfcRailing")
    assert sun_of(FLAT + of(post)).december == pytest.approx(sun_of(FLAT).december, abs=0.1)
