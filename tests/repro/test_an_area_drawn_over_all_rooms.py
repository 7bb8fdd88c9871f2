"""Rooms that are drawn over other rooms: the gross area of a storey, the outline of a flat, the plot itself.

The import ended in a traceback where such a room covered a whole home, plans showed a home's outermost walls
and nothing else, and a flat that was drawn as an outline with its rooms in it had its area twice.
"""

from dataclasses import replace

import numpy as np
import pytest

from models3d.described import Described, describe
from models3d.floorplans.drawings import unit_drawings
from models3d.folder.unit_row import UnitRow
from models3d.homes.units import describe_units
from models3d.model import Mesh, ModelSpace
from models3d.progress import Silent
from models3d.stills.homes import wish_for
from models3d.stills.studio import studio_of
from tests.models3d.floorplans.drawing import of_class, parsed, shape_of
from tests.models3d.world import ELEMENTS, SPACES, space, staged, undrawn

GROSS = space("G.1 Gross floor area", "", (-0.3, -0.3), (12.3, 8.3))
PLOT = space("P.1 Plot", "", (-5.0, -5.0), (20.0, 20.0))
FLATS = [space("A.0 Flat A", "A", (0.0, 2.0), (6.0, 8.0)), space("B.0 Flat B", "B", (6.0, 2.0), (12.0, 8.0))]


@pytest.mark.parametrize(
    "over", [[GROSS], [PLOT], FLATS, [GROSS, PLOT, *FLATS]], ids=["gross", "plot", "flats", "all"]
)
def test_a_home_under_an_area_has_its_plan_and_its_own_area(over: list[ModelSpace]) -> None:
    plain, covered = describe(staged()), describe(staged(spaces=[*over, *SPACES]))
    assert _areas(covered) == _areas(plain)
    assert _walls(covered) == _walls(plain)
    assert [home.volumes for home in covered.homes] == [home.volumes for home in plain.homes]


def test_a_look_at_a_flats_outline_is_a_look_at_the_flat() -> None:
    features = describe(staged(spaces=[*FLATS, *SPACES])).features
    assert {feature.unit for feature in features if "Flat" in feature.name} == {"a", "b"}


def test_homes_that_nobody_drew_are_found_under_the_gross_area_of_their_storey() -> None:
    zoned = [
        replace(one, zone=one.name.removeprefix("window ")[:1]) for one in ELEMENTS if "window" in one.name
    ]
    rest = [one for one in ELEMENTS if "window" not in one.name]
    units = [UnitRow("A", "A"), UnitRow("B", "B")]
    described = describe(staged(spaces=[GROSS, *undrawn(SPACES)], elements=rest + zoned, units=units))
    assert [home.origin for home in described.homes] == ["estimated", "estimated"]
    assert all(home.volumes for home in described.homes)


def test_a_flat_of_which_only_the_outline_is_drawn_has_the_outlines_area() -> None:
    assert _areas(describe(staged(spaces=FLATS))) == [36.0, 36.0]


def test_a_room_drawn_as_walls_without_a_floor_stops_no_import() -> None:
    corners = np.array([(0, 0, 4), (5, 0, 4), (5, 2.6, 4), (0, 2.6, 4)], float)
    upright = Mesh(corners, np.array([(0, 1, 2), (0, 2, 3)], np.int32))
    spaces = [replace(one, mesh=upright) if one.zone == "A" else one for one in SPACES]
    described = describe(staged(spaces=spaces))
    (plan,) = parsed(unit_drawings(described, Silent()))
    assert plan.get("data-unit") == "b"
    studio = studio_of(described)
    assert len([wish_for(studio, home, 64) for home in described.homes]) == 2


def _areas(described: Described) -> list[float]:
    return [one.area for one in describe_units(described.staged, described.homes, described.plans)]


def _walls(described: Described) -> list[float]:
    """Square metres of wall on each home's plan."""
    plans = parsed(unit_drawings(described, Silent()))
    return [round(shape_of(*of_class(plan, "wall")).area, 2) for plan in plans]
