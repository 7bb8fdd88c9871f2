"""A buyer takes a home along: its sheet, its code for a phone, and several homes side by side."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
import segno

from models3d import manifest as m
from models3d.manifest_finishes import Palette, Surface
from models3d.manifest_pictures import Picture
from server.sheets.link import absolute
from server.store.models import Action
from server.wire import Action as Act
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, House, Visitor

SHEET = f"/d/{PLACE}/homes/{UNIT}"
OTHER, THIRD = "N-3-0", "E-2-1"
DAY = 20_050
KEYS = m.Handover(promised=DAY, expected=DAY + 21, origin="authored", stage=STAGE)
SUN = m.Sun([0.5] * 6 + [4.5] * 6, june=4.5, december=0.5)
SOUTH = m.View(
    0, (0, 1.6, 0), (0, 0, 1), "S", [m.Sight("garden", 0.6), m.Sight("trees", 0.3), m.Sight("street", 0.1)]
)
OAK, STONE = Surface("Oak", "parquet", "#c8a878"), Surface("Travertine", "stone", "#d9c7ab")


def test_a_buyer_reads_on_one_page_what_a_home_is(house: House) -> None:
    known(house, sun=SUN, views=[SOUTH], handover=KEYS, bathrooms=1, outdoor_area=9.5)
    page = words(sheet(house))
    for said in (
        f"Home {UNIT}",
        "€200,000",
        "Available",
        "60 m²",
        "2 rooms",
        "Floor 1",
        "South",
        "Balcony, 9.5 m²",
        "€3,333",
        "garden and trees",
        "December: 4.5 h of sun",
        "Promised for November 23, 2024, 3 weeks late.",
        "Living room",
    ):
        assert said in page, said


def test_a_buyer_reads_how_long_the_sun_is_in_each_room_in_summer_and_in_winter(house: House) -> None:
    known(house, sun=SUN)
    page = words(sheet(house))
    assert "Room Area Sun at midsummer Sun at midwinter" in page
    assert "Living room 20 m² 4.5 hr 0.5 hr" in page
    assert "4.5 h of sun a day around midsummer" in page
    # December is summer there.
    known(house, sun=SUN, place=m.Place(-33.9, 151.2, "Australia/Sydney"))
    page = words(sheet(house))
    assert "Living room 20 m² 0.5 hr 4.5 hr" in page
    assert "0.5 h of sun a day around midsummer, 4.5 h of sun around midwinter" in page
    known(house)
    assert "Sun at midsummer" not in sheet(house)


def test_what_is_estimated_is_said_to_be_so(house: House) -> None:
    known(house, area_origin="estimated", area=60.4)
    assert "about 60 m² Estimated; not yet surveyed." in words(sheet(house))
    assert "Price a m² about €3,311" in words(sheet(house))
    known(house, area_origin="placeholder")
    page = words(sheet(house))
    assert "Not yet measured" in page
    assert "60.4" not in page
    assert "Price a m²" not in page


def test_the_price_list_says_which_homes_have_no_balcony(house: House) -> None:
    known(house, outdoor=[])
    assert "Outdoors no space of its own" in words(sheet(house))
    assert "Outdoors (they differ) Balcony no space of its own" in words(compare(house, OTHER, UNIT))


def test_where_nobody_said_what_is_outdoors_nothing_is_said_of_it(house: House) -> None:
    for unit in house.parts.builds.get(PLACE).units:
        known(house, unit, outdoor=[])
    assert "Outdoors" not in sheet(house)
    assert "Outdoors" not in compare(house, OTHER, UNIT)


def test_what_nobody_promised_is_not_said_to_be_promised(house: House) -> None:
    known(house, handover=m.Handover(DAY, DAY + 21, "computed", STAGE), stages={"origin": "estimated"})
    page = words(sheet(house))
    assert "Stage Planned Reached or expected" in page
    assert "Frame Jan 12, 2025 derived from the order of building" in page
    assert "My handover Nov 23, 2024 derived from the order of building Dec 14, 2024" in page
    assert (
        "Planned for November 23, 2024, 3 weeks late. That is when “Frame” ends. The dates are derived"
        in page
    )
    assert "romised" not in page


def test_a_price_that_changes_is_on_the_sheet_with_the_next_look(house: House) -> None:
    assert "€200,000" in sheet(house)
    assert f"Home {UNIT}: 2 rooms, 60 m², €200,000, Available" in words(sheet(house, OTHER))
    known(house, price=199_000, status="reserved")
    page = sheet(house)
    assert "€199,000" in page
    assert 'data-status="reserved">Reserved' in page
    assert f"Home {UNIT}: 2 rooms, 60 m², €199,000, Reserved" in words(sheet(house, OTHER))
    known(house, price=0)
    assert "On request" in sheet(house)


def test_a_plan_and_a_picture_are_shown_where_the_build_has_them(house: House) -> None:
    assert "<img" not in sheet(house)
    known(house, plan="unit.svg", still=Picture("small.webp", "large.webp", 1600, 1000))
    page = sheet(house)
    assert f'<img src="/d/{PLACE}/build/unit.svg" alt="Floor plan of Home {UNIT}">' in page
    assert f"/d/{PLACE}/build/large.webp 1600w" in page


def test_what_a_seller_calls_a_home_is_text_and_no_markup(house: House) -> None:
    known(house, name="<b>Attic & Co</b>", description="<script>alert(1)</script>", outdoor=['"roof"<i>'])
    for page in (
        sheet(house),
        house.visitor().client.get(f"/d/{PLACE}/compare?unit={UNIT}&unit={OTHER}").text,
    ):
        assert "<b>Attic" not in page
        assert "<script>alert" not in page
        assert "<i>" not in page
        assert "&lt;b&gt;Attic &amp; Co&lt;/b&gt;" in page


def test_the_sheet_leads_to_the_place_in_the_model_that_one_came_from(house: House) -> None:
    page = sheet(
        house, stage=STAGE, fin="living.2", view="1_2_3_4_5_6", quality="low", unit="another", tour="3"
    )
    link = re.search(r'class="button primary" href="([^"]+)"', page)
    assert link
    asked = parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)
    assert asked == {"unit": [UNIT], "stage": [STAGE], "fin": ["living.2"]}
    inside = sheet(house, inside="Living room", view="1_2_3_4_5_6")
    assert "inside=Living+room&amp;view=1_2_3_4_5_6" in inside, "who stands in a room is led back into it"


def test_the_sheet_says_at_which_stage_its_link_opens(house: House) -> None:
    assert "It opens at “Bare ground”." in sheet(house, stage=m.BARE_GROUND)
    assert "It opens at" not in sheet(house, stage=STAGE), "the complete building is what one expects"


def test_the_code_on_the_sheet_says_that_very_address(house: House) -> None:
    page = sheet(house, stage=STAGE)
    assert modules(page) == matrix_of(f"http://localhost/d/{PLACE}/?unit={UNIT}&stage={STAGE}")


def test_behind_a_proxy_the_code_has_the_address_that_the_settings_name(house: House) -> None:
    origins = ("https://partner.example", "https://localhost")
    with house.app.test_request_context():
        link = absolute(f"/d/{PLACE}/?unit={UNIT}", origins)
    assert link == f"https://localhost/d/{PLACE}/?unit={UNIT}"


def test_a_link_that_no_phone_could_read_off_paper_says_the_home_alone(house: House) -> None:
    page = sheet(house, fin="living.2_" * 200)
    assert modules(page) == matrix_of(f"http://localhost/d/{PLACE}/?unit={UNIT}")


@pytest.mark.parametrize("address", [f"{SHEET}?", f"/d/{PLACE}/compare?unit={UNIT}&unit={OTHER}&"])
def test_of_the_languages_in_an_address_only_those_that_exist_are_passed_on(
    house: House, address: str
) -> None:
    for unknown in ("tlh", "x" * 2_400):
        answer = house.visitor().client.get(f"{address}lang={unknown}")
        assert answer.status_code == 200
        passed_on = re.search(r'(?s)<figure class="paper-code">.*?</figure>', answer.text)
        assert passed_on
        assert modules(answer.text) == modules(house.visitor().client.get(address).text)


def test_a_palette_whose_number_nobody_could_count_to_is_not_known(house: House) -> None:
    palettes = [Palette("Oak", ["living"], floor=OAK), Palette("Clay", ["living"], floor=STONE)]
    known(house, palettes=palettes)
    assert "With the finishes included" in sheet(house, fin=f"{UNIT}/living.{'2' * 4_400}")


def test_the_finishes_of_the_address_are_on_the_sheet_with_their_price(house: House) -> None:
    palettes = [
        Palette("Oak", ["living"], floor=OAK),
        Palette("Clay", ["living"], floor=STONE, price=100.0, price_per_m2=95.0),
    ]
    known(house, palettes=palettes)
    assert "Oak Living room Oak included With the finishes included €200,000" in words(sheet(house))
    key = f"{UNIT}/living"
    assert "Clay Living room Travertine + €2,000 With your finishes €202,000" in words(
        sheet(house, fin=f"{key}.2")
    )
    assert "With the finishes included" in words(sheet(house, fin=f"{key}.9_nowhere.2_{key}.x"))
    known(house, palettes=palettes, status="sold")
    assert "With the finishes" not in sheet(house)


@pytest.mark.parametrize("address", [f"/d/{PLACE}/homes/Z-9", f"/d/{PLACE}/compare?unit=Z-9"])
def test_a_home_that_is_not_there_is_answered_in_a_sentence(house: House, address: str) -> None:
    answer = house.visitor().client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "There is no home called &#39;Z-9&#39; in Board." in answer.text
    assert "list of homes" in answer.text


def test_neither_page_sets_a_cookie_or_records_anything(house: House) -> None:
    for visitor in (house.visitor(), house.visitor().agree()):
        for address in (SHEET, f"/d/{PLACE}/compare?unit={UNIT}&unit={OTHER}"):
            answer = visitor.client.get(address)
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers
    house.settle()
    assert house.count(Action) == 0


@pytest.mark.parametrize(
    ("locale", "direction", "status", "price"),
    [
        ("nl", "ltr", "Beschikbaar", "200.000"),
        ("de", "ltr", "Frei", "200.000"),
        ("fr", "ltr", "Disponible", "200\u202f000"),
        ("ar", "rtl", "متاح", "200,000"),
    ],
)
def test_a_sheet_is_read_in_the_buyers_language(
    house: House, locale: str, direction: str, status: str, price: str
) -> None:
    known(house, languages=[])
    page = sheet(house, lang=locale)
    assert f'<html lang="{locale}" dir="{direction}">' in page
    assert status in page
    assert price in page
    assert modules(page) == matrix_of(f"http://localhost/d/{PLACE}/?unit={UNIT}&lang={locale}")
    assert f'href="/d/{PLACE}/homes/{UNIT}?lang=nl"' in page


def test_each_reader_chooses_another_home_in_their_own_language(house: House) -> None:
    known(house, languages=[])
    for locale, status in (("en", "Available"), ("de", "Frei"), ("en", "Available")):
        options = re.findall(r"<option[^>]*>([^<]+)", sheet(house, lang=locale))
        assert len(options) == 23
        assert all(line.endswith(status) for line in options)


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


def test_with_consent_it_is_noted_that_a_buyer_took_homes_along(house: House, buyer: Visitor) -> None:
    acts = [Act("open_sheet", 1_000, UNIT, STAGE), Act("compare_homes", 2_000, "", STAGE)]
    (receipt,) = buyer.post(buyer.batch(actions=acts))
    assert receipt.state == "stored"
    house.settle()
    assert sorted(one.kind for one in house.all(Action)) == ["compare_homes", "open_sheet"]


def sheet(house: House, home: str = UNIT, **asked: str) -> str:
    answer = house.visitor().client.get(f"/d/{PLACE}/homes/{home}", query_string=asked)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def compare(house: House, *homes: str) -> str:
    answer = house.visitor().client.get(
        f"/d/{PLACE}/compare", query_string=[("unit", home) for home in homes]
    )
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def known(house: House, unit: str = UNIT, **changes: Any) -> None:
    """Import the development again, with what is known of ``unit`` (or of the development) ``changes``."""
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    replace: Callable[..., Any] = msgspec.structs.replace
    said = {key: changes.pop(key) for key in ("languages", "place") if key in changes}
    development = replace(built.development, **said)
    palettes = changes.pop("palettes", built.palettes)
    stages = [replace(one, **changes.get("stages", {})) for one in built.stages]
    changes.pop("stages", None)
    features = [
        replace(one, room=m.Room("living", 20.0, changes.get("sun"))) if one.kind == "room" else one
        for one in built.features
    ]
    units = [replace(one, **changes) if one.id == unit else one for one in built.units]
    path.write_bytes(
        m.encode(
            replace(
                built,
                development=development,
                stages=stages,
                units=units,
                features=features,
                palettes=palettes,
            )
        )
    )


def words(page: str) -> str:
    """What one reads of a page, each blank a single one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace(" .", ".")


def matrix_of(address: str) -> list[list[int]]:
    return [list(map(int, row)) for row in segno.make_qr(address, error="m").matrix]


def modules(page: str) -> list[list[int]]:
    """The dark and light squares of the code that is drawn in ``page``, without its margin."""
    drawn = re.search(
        r'<svg[^>]*viewBox="0 0 (\d+) \d+"[^>]*class="qr".*?stroke="#1d1b18"[^>]* d="([^"]+)"', page
    )
    assert drawn, "the page has a code"
    size = int(drawn[1])
    squares = [[0] * size for _ in range(size)]
    x = y = 0.0
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", drawn[2]):
        along = [float(number) for number in numbers.split()]
        if step == "h":
            for at in range(int(along[0])):
                squares[int(y)][int(x) + at] = 1
            x += along[0]
        else:
            x, y = (along[0], along[1]) if step == "M" else (x + along[0], y + along[1])
    return [row[4:-4] for row in squares[4:-4]]
