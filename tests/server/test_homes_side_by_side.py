"""Homes side by side: compared in words and by plans at one scale; how they come and go."""

import re

from tests.server.deciding import PLACE
from tests.server.house import UNIT, House
from tests.server.paper import (
    KEYS,
    OTHER,
    THIRD,
    compare,
    known,
    matrix_of,
    modules,
    sheet,
    words,
)


def test_homes_stand_side_by_side_and_in_words_against_the_first(house: House) -> None:
    known(house, area=60.4, floor=2, handover=KEYS)
    text = words(compare(house, OTHER, UNIT))
    assert "Price (they differ) €300,000 €200,000 €100,000 less" in text
    assert "Area (they differ) 90 m² 60.4 m² 29.6 m² smaller" in text
    assert "Floor (they differ) Ground floor Floor 2 2 floors higher" in text
    assert "Outdoors Balcony Balcony" in text
    assert "not known" in text, "of the other home nobody knows when it is handed over"


def test_what_is_estimated_of_one_home_makes_a_difference_to_it_no_more_than_about_right(
    house: House,
) -> None:
    known(house, area=60.4, area_origin="estimated")
    for first, other, said in ((OTHER, UNIT, "smaller"), (UNIT, OTHER, "larger")):
        assert f"about 30 m² {said}" in words(compare(house, first, other))
    known(house, area=89.8, area_origin="estimated")
    assert "m² smaller" not in compare(house, OTHER, UNIT), "that is the same, for all one knows"


def test_homes_side_by_side_are_passed_on_by_a_code_too(house: House) -> None:
    page = compare(house, OTHER, UNIT)
    assert modules(page) == matrix_of(f"http://localhost/d/{PLACE}/compare?unit={OTHER}&unit={UNIT}")
    assert 'class="qr"' not in compare(house, OTHER), "of one home its sheet is passed on"


def test_plans_side_by_side_have_one_scale(house: House) -> None:
    folder = house.parts.settings.builds / PLACE
    for name, width in (("small.svg", 8_000), ("large.svg", 16_000)):
        (folder / name).write_text(f'<svg viewBox="-500 200 {width} 12000" width="80mm"></svg>')
    known(house, plan="small.svg")
    known(house, OTHER, plan="large.svg")
    page = compare(house, UNIT, OTHER)
    assert page.count('viewBox="0 0 16000.0 12000.0"') == 2
    assert '<svg x="0" width="8000.0" height="12000.0"' in page
    assert '<svg x="0" width="16000.0" height="12000.0"' in page


def test_a_plan_that_comes_later_is_shown_from_then_on(house: House) -> None:
    plan = house.parts.settings.builds / PLACE / "late.svg"
    known(house, plan=plan.name)
    assert "late.svg" not in compare(house, UNIT, OTHER)
    plan.write_text('<svg viewBox="-500 200 8000 12000" width="80mm"></svg>')
    assert "late.svg" in compare(house, UNIT, OTHER)


def test_side_by_side_only_the_drawing_of_a_plan_is_shown_not_its_title(house: House) -> None:
    block = '<g class="block" aria-hidden="true"><text class="heading start" x="0" y="10200">Home</text></g>'
    plan = house.parts.settings.builds / PLACE / "titled.svg"
    plan.write_text(f'<svg viewBox="-500 200 8000 12000" width="80mm">{block}</svg>')
    known(house, plan="titled.svg")
    page = compare(house, UNIT, OTHER)
    assert 'viewBox="600.0 600.0 6800.0 8400.0"' in page
    assert 'titled.svg" width="8000.0" height="12000.0"' in page
    assert "no plan yet" in page


def test_a_home_is_removed_put_first_and_added_by_plain_addresses(house: House) -> None:
    page = compare(house, UNIT, OTHER, THIRD)
    assert f'href="/d/{PLACE}/compare?unit={UNIT}&amp;unit={THIRD}">Remove it' in page
    assert f'href="/d/{PLACE}/compare?unit={OTHER}&amp;unit={UNIT}&amp;unit={THIRD}">Put it first' in page
    assert page.count('<input type="hidden" name="unit"') == 3
    assert f'<option value="{UNIT}">' not in page


def test_four_homes_fit_and_the_fifth_takes_the_place_of_the_one_that_goes(house: House) -> None:
    page = compare(house, UNIT, OTHER, THIRD, "W-2-0", "S-3-0")
    assert "the next takes its place: Home S-3-0." in page
    assert "<select" not in page
    assert 'scope="col"><a href="/d/board/homes/W-2-0"' in page
    assert f'compare?unit={OTHER}&amp;unit={THIRD}&amp;unit=W-2-0&amp;unit=S-3-0">Remove it' in page


def test_homes_that_are_asked_for_twice_or_gone_leave_the_others(house: House) -> None:
    page = compare(house, UNIT, UNIT, "Z-9")
    assert page.count("See it in 3D") == 1
    assert "No longer on the list: Z-9." in page
    empty = house.visitor().client.get(f"/d/{PLACE}/compare").text
    assert "Choose the first home below" in empty
    assert empty.count("<option") == 24


def test_homes_that_can_be_had_are_offered_before_those_that_are_sold(house: House) -> None:
    known(house, "N-2-0", status="sold")
    options = re.findall(r'<option value="([^"]+)">', sheet(house))
    assert options[-1] == "N-2-0"
