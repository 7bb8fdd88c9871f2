"""A buyer finds their balcony and their terrace on the plan of their home, and nobody else's."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.outdoors import own_places
from models3d.folder.unit_row import UnitRow
from models3d.model import ModelElement
from tests.models3d.floorplans.drawing import drawn, of_class, shape_of, words_of
from tests.models3d.world import ELEMENTS, SPACES, box, element, staged

TERRACE = element("terrace", "IfcGeographicElement", box((1, -0.3, 8.3), (5, -0.02, 11), material="Paving"))
BALCONY = element("balcony", "IfcSlab", box((0, -0.2, 8.3), (12, 0, 10), material="Concrete"))


def test_a_terrace_in_the_garden_is_on_the_plan_of_the_home_that_opens_on_it() -> None:
    a, b = _plans(TERRACE)
    assert _outdoors(a).equals(shapely.box(1, 8.3, 5, 11))
    assert "Balcony" in words_of(a)
    assert _outdoors(b).is_empty


def test_what_the_price_list_says_of_a_balconys_size_is_what_its_plan_says() -> None:
    a, _ = _plans(TERRACE, area=9.9)
    assert "9.9\u2009m²" in words_of(a)


def test_a_path_or_a_lawn_is_no_terrace() -> None:
    path = replace(TERRACE, meshes=(box((1, -0.3, 8.3), (2, -0.02, 15), material="Paving"),))
    lawn = replace(TERRACE, meshes=(box((1, -0.3, 8.3), (5, -0.02, 11), material="Lawn"),))
    for one in (path, lawn):
        assert all(_outdoors(plan).is_empty for plan in _plans(one))


def test_a_balcony_along_two_homes_is_cut_where_the_homes_meet() -> None:
    a, b = (_outdoors(plan).bounds for plan in _plans(BALCONY))
    assert a == pytest.approx((0, 8.3, 6, 10), abs=0.05)
    assert b == pytest.approx((6, 8.3, 12, 10), abs=0.05)


def test_a_gallery_that_no_price_list_calls_a_balcony_is_nobodys() -> None:
    assert all(_outdoors(plan).is_empty for plan in _plans(BALCONY, outdoor=()))


def test_a_forecourt_before_a_hall_is_not_the_corner_flats() -> None:
    forecourt = shapely.box(0, 0, 10, 3)
    hall, flat = shapely.box(0, -5, 8, -0.4), shapely.box(8.2, -5, 12, -0.4)
    side = shapely.box(12.4, -5, 15, -1)
    assert own_places([forecourt, side], 1, flat, [hall]) == [side]


def _plans(
    place: ModelElement, outdoor: tuple[str, ...] = ("balcony",), area: float | None = None
) -> list[ElementTree.Element]:
    """The homes' plans with ``place`` before both."""
    units = [
        UnitRow(one.lower(), f"Flat {one}", spaces=(one,), outdoor=outdoor, outdoor_area=area)
        for one in ("A", "B")
    ]
    indoors = [one for one in SPACES if "Terrace" not in one.long_name]
    return drawn(staged(elements=[*ELEMENTS, place], spaces=indoors, units=units))[2]


def _outdoors(plan: ElementTree.Element) -> BaseGeometry:
    return shape_of(*(path for group in of_class(plan, "outdoor") for path in group))
