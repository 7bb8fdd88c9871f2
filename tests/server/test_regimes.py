"""What the law of a market asks: who is asked first, who is told, and that a no holds everywhere."""

import msgspec
import pytest

from models3d import manifest as m
from server.app import create_app, parts_of
from server.regimes import REGIMES, STRICTEST, regime_of
from server.settings import Settings
from server.store.migrate import migrate
from server.store.models import Consent
from tests.server.deciding import PLACE
from tests.server.house import House, yes


def at(market: str) -> m.Development:
    return m.Development("quay", "Quay House", "EUR", m.Place(0, 0, "UTC"), ["en"], market=market)


def test_a_market_that_nobody_knows_asks_first() -> None:
    for market in ("", "ZZ", "ZZ-1", "us", "United States"):
        assert regime_of(at(market)) is STRICTEST
    assert STRICTEST.asks_first


def test_all_of_europe_asks_first_and_every_rule_names_its_source() -> None:
    europe = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH"
    assert all(REGIMES[market].asks_first for market in europe.split())
    assert all(len(regime.source) > 10 for regime in REGIMES.values())


def test_a_part_of_a_country_has_its_own_rule_or_its_countrys() -> None:
    assert regime_of(at("CA-QC")).asks_first
    assert not regime_of(at("CA-ON")).asks_first
    assert regime_of(at("US-CA")).binds_to_gpc
    assert regime_of(at("US-WY")) is REGIMES["US"]


def test_the_developments_own_market_goes_before_the_setting() -> None:
    assert not regime_of(at(""), "US").asks_first
    assert regime_of(at("NL"), "US").asks_first


@pytest.mark.parametrize("market", ["", "NL", "Utopia"])
def test_where_one_asks_first_a_notice_is_no_yes(house: House, market: str) -> None:
    live_in(house, market)
    client = house.visitor().client
    for development in (PLACE, "", "elsewhere"):
        told = yes(method="notice", development=development)
        answer = client.post("/consent", data=msgspec.json.encode(told))
        assert answer.status_code == 403
        assert "before you say yes" in answer.json["error"]
        assert "Set-Cookie" not in answer.headers
    assert house.count(Consent) == 0
    assert "data-notice" not in client.get(f"/d/{PLACE}/noticed").text


def test_where_a_notice_is_enough_it_is_kept_as_what_it_was_and_a_no_ends_it(house: House) -> None:
    live_in(house, "US-CA")
    visitor = house.visitor().agree(method="notice", development=PLACE)
    (receipt,) = house.all(Consent)
    assert receipt.method == "notice"
    assert visitor.post(visitor.batch())[0].state == "stored"
    assert f'data-notice="{PLACE}"' in visitor.client.get(f"/d/{PLACE}/noticed").text
    visitor.client.delete("/consent")
    assert visitor.post(visitor.batch())[0].reason == "withdrawn"


@pytest.mark.parametrize("market", ["", "NL", "US", "US-CA"])
@pytest.mark.parametrize("method", ["notice", "banner"])
def test_a_browser_that_asks_for_privacy_is_recorded_under_no_law(
    house: House, market: str, method: str
) -> None:
    live_in(house, market)
    said = yes(method=method, development=PLACE)
    answer = house.visitor().client.post("/consent", data=msgspec.json.encode(said), headers={"Sec-GPC": "1"})
    assert answer.status_code == 403
    assert house.count(Consent) == 0


def test_the_setting_holds_for_developments_that_say_nothing(house: House) -> None:
    app = create_app(Settings(house.parts.settings.data, market="US"))
    migrate(parts_of(app).store)
    told = yes(method="notice", development=PLACE)
    assert app.test_client().post("/consent", data=msgspec.json.encode(told)).status_code == 201
    parts_of(app).commits.stop()
    parts_of(app).store.close()


def live_in(house: House, market: str) -> None:
    """Have the development stand in ``market``."""
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    there = msgspec.structs.replace(built.development, market=market)
    path.write_bytes(m.encode(msgspec.structs.replace(built, development=there)))
