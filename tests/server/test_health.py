"""What who leads the sales team is told of the recording, and nobody else."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from server.health import health_at
from server.lifetimes import DAY_MS, RAW_DAYS, RAW_MS
from server.store.instants import now_ms
from server.store.models import Batch, SalesUser
from server.wire import Row
from tests.server.house import ROOM, STAGE, House, Visitor
from tests.server.salesworld import World


@pytest.fixture
def sales(house: House) -> FlaskClient:
    return World(house.app, house.parts).salesperson()


def test_refusals_are_told_in_words_and_in_figures(house: House, buyer: Visitor, sales: FlaskClient) -> None:
    again = buyer.batch(dropped=7)
    buyer.post(again, buyer.batch(Row("nowhere", STAGE, 1, 1)), buyer.batch(active=5_001), buyer.batch())
    buyer.post(again)
    house.settle()
    page = sales.get("/sales/health").text
    told = page.split("<h2")
    assert "Sent twice, stored once" in told[1]
    assert "It named a home or a place that the model does not have." in told[2]
    assert "Its seconds did not add up to the active time." in told[2]
    assert told[2].count("50\N{NO-BREAK SPACE}%") + told[2].count("50 %") == 2
    assert "Everything came in that came." in told[3]
    assert "7 rows were dropped in browsers" in told[4]
    assert f"{RAW_DAYS} days" in told[5]
    assert "Some browsers had to drop rows" in told[0]
    assert buyer.buyer not in page
    assert ROOM not in page


def test_before_anybody_came_all_is_well_and_nothing_is_made_up(sales: FlaskClient) -> None:
    page = sales.get("/sales/health").text
    assert "All is well." in page
    assert "Nothing has come since the server began." in page
    assert "Nothing was turned away." in page
    assert "nothing yet" in page


def test_what_waits_and_what_is_kept_too_long_is_complained_of(house: House, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    house.settle()
    now = now_ms()
    assert health_at(house.parts, now).complaints == []
    assert "forget-old" in health_at(house.parts, now + RAW_MS + 3 * DAY_MS).complaints[0]
    with house.parts.store.write() as session:
        session.execute(update(Batch).values(unpacked_at=None))
    waits = health_at(house.parts, now + 120_000)
    assert (waits.waiting, len(waits.complaints)) == (1, 1)
    assert waits.waiting_since == waits.data_to


def test_who_sells_is_neither_shown_the_page_nor_the_way_to_it(house: House, sales: FlaskClient) -> None:
    assert "/sales/health" in sales.get("/sales/").text
    with house.parts.store.write() as session:
        session.execute(update(SalesUser).values(role="sales"))
    assert "/sales/health" not in sales.get("/sales/").text
    refused = sales.get("/sales/health")
    assert refused.status_code == 403
    assert "for who leads the sales team" in refused.text
