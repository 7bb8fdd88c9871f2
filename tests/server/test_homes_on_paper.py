"""A buyer takes a home along: its sheet, and its code for a phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from models3d import manifest as m
from models3d.manifest_finishes import Palette
from models3d.manifest_pictures import Picture
from server.sheets.link import absolute
from server.store.models import Action
from server.wire import Action as Act
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, House, Visitor
from tests.server.paper import (
    DAY,
    KEYS,
    OAK,
    OTHER,
    SHEET,
    SOUTH,
    STONE,
    SUN,
    compare,
    known,
    matrix_of,
    modules,
    sheet,
    words,
)


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


def test_with_consent_it_is_noted_that_a_buyer_took_homes_along(house: House, buyer: Visitor) -> None:
    acts = [Act("open_sheet", 1_000, UNIT, STAGE), Act("compare_homes", 2_000, "", STAGE)]
    (receipt,) = buyer.post(buyer.batch(actions=acts))
    assert receipt.state == "stored"
    house.settle()
    assert sorted(one.kind for one in house.all(Action)) == ["compare_homes", "open_sheet"]
