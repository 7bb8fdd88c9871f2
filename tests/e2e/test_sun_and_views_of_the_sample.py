"""What a buyer is told of Linden Court's light and outlook agrees with its plan: street and garden."""

from itertools import pairwise
from pathlib import Path

import pytest

from models3d.build import read_build
from models3d.manifest import Manifest, Sun, Unit, View


@pytest.fixture(scope="module")
def linden(sample_build: Path) -> Manifest:
    (folder,) = (path for path in sample_build.iterdir() if (path / "manifest.json").is_file())
    return read_build(folder)


def test_every_home_is_told_its_sun_and_has_a_view(linden: Manifest) -> None:
    assert len(linden.units) == 32
    for unit in linden.units:
        assert unit.sun is not None, unit.name
        assert unit.views, unit.name
        assert unit.views[0].orientation in unit.orientation


def test_a_home_has_the_sun_of_its_best_room_and_each_room_its_own(linden: Manifest) -> None:
    for unit in linden.units:
        rooms = [one.room for one in linden.features if one.unit == unit.id and one.room]
        lit = [room.sun for room in rooms if room.sun]
        assert len(lit) >= 2 or len(rooms) < 4, unit.name
        assert sun_of(unit).december <= max(sun.december for sun in lit)
        assert sun_of(unit).june in [sun.june for sun in lit]


def test_in_winter_no_home_gets_less_sun_than_the_one_below_it(linden: Manifest) -> None:
    for stack in ("01", "07"):
        hours = [sun_of(unit).december for unit in linden.units if unit.id.endswith(stack) and unit.floor < 5]
        assert len(hours) >= 3
        assert all(above > below - 0.3 for below, above in pairwise(hours)), (stack, hours)
        assert hours[-1] > hours[0]


def test_homes_that_look_south_have_winter_sun_and_those_that_look_east_hardly_any(linden: Manifest) -> None:
    for unit in linden.units:
        sides = {view.orientation for view in unit.views}
        if "S" in sides:
            assert sun_of(unit).december > 4, unit.name
        elif sides <= {"E", "N"}:
            assert sun_of(unit).december < 2 < sun_of(unit).june, unit.name


def test_from_the_street_side_one_sees_the_street_and_from_the_garden_side_the_garden(
    linden: Manifest,
) -> None:
    north, south = looking(linden, "N"), looking(linden, "S")
    assert len(north) > 5
    assert len(south) > 5
    low = [shares(view) for view in north if view.eye[1] < 9]
    assert sum(seen.get("street", 0) for seen in low) > 0.1 * len(low)
    for view in north:
        seen = shares(view)
        assert max(seen.get("street", 0), seen.get("neighbour", 0)) > 0.1
        assert "court" not in seen
    for view in south:
        seen = shares(view)
        assert seen.get("street", 0) < 0.1
        green = seen.get("garden", 0) + seen.get("court", 0) + seen.get("trees", 0)
        assert green > 0.4 or view.eye[1] > 9


def test_between_the_wings_one_sees_the_court(linden: Manifest) -> None:
    wings = [unit for unit in linden.units if unit.floor in (1, 2) and unit.id[-2:] in ("03", "05")]
    assert wings
    for unit in wings:
        assert any("court" in shares(view) for view in unit.views), unit.name


def sun_of(unit: Unit) -> Sun:
    """Sun of a home that has some."""
    assert unit.sun is not None
    return unit.sun


def looking(linden: Manifest, side: str) -> list[View]:
    """All views to one side."""
    return [view for unit in linden.units for view in unit.views if view.orientation == side]


def shares(view: View) -> dict[str, float]:
    """What a view sees, by kind."""
    return {sight.kind: sight.share for sight in view.sees}
