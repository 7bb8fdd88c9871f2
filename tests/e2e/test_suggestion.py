"""A suggestion on the buyer's screen: one home, its reasons, an easy no, and what becomes of it.

Whether one buyer gets a suggestion is drawn by chance on purpose, so here it is put on the wire of a real
page by hand; the decision behind it stands in the server's real database.
"""

import json
import sqlite3
import time

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.browsing import Visit
from tests.e2e.keeping import database
from tests.e2e.serving import Served
from tests.e2e.showcase import say_yes_by_keyboard, showcase

pytestmark = pytest.mark.browser

HEADLINE = "Have a look at this one, too"
REASON = "because you came back to the south corner"


@pytest.mark.parametrize(("answer", "outcome"), [("No, thank you", "dismissed"), ("Show me", "opened")])
def test_a_suggestion_gives_its_reason_takes_an_answer_and_the_answer_is_kept(
    untouched: Served, visit: Visit, answer: str, outcome: str
) -> None:
    page, place = visit.page, showcase(untouched)
    lines = overhear(page)
    page.goto(f"{untouched.url}/d/{place.development}/?quality=low")
    say_yes_by_keyboard(page)
    page.wait_for_function("() => maquette.state().recording?.batches > 0", timeout=60_000)
    unit = min(place.homes)
    decide(untouched, place.development, unit)

    lines[-1].send("42" + json.dumps(["suggestion", suggestion(unit)]))
    card = page.get_by_role("region", name=HEADLINE)
    expect(card).to_contain_text(REASON)
    expect(card.get_by_role("link", name="Why am I seeing this?")).to_be_visible()
    expect(page.locator("#said")).to_have_text(HEADLINE)
    card.get_by_role("button", name=answer, exact=True).click()
    expect(card).to_have_count(0)
    assert (page.locator("html").get_attribute("data-unit") == unit) is (outcome == "opened")
    assert outcome_of(page, untouched) == outcome
    assert visit.complaints == []


def overhear(page: Page) -> list[WebSocketRoute]:
    """The page's sockets, relayed to the server as they are; one can be spoken into from here."""
    lines: list[WebSocketRoute] = []

    def relay(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(server.send)
        server.on_message(line.send)
        lines.append(line)

    page.route_web_socket("**/socket.io/**", relay)
    return lines


def suggestion(unit: str) -> dict[str, object]:
    """The message as the server sends it."""
    reasons = [{"text": REASON, "points": 0.5}]
    return {"decision": "decision-by-hand", "unit": unit, "headline": HEADLINE, "reasons": reasons}


def decide(served: Served, development: str, unit: str) -> None:
    """Put the decision behind the suggestion into the database, as if it had been drawn."""
    with sqlite3.connect(served.data / "maquette.sqlite") as db:
        [buyer] = db.execute("SELECT id FROM buyer").fetchone()
        db.execute(
            "INSERT INTO decision (id, buyer_id, development, unit, score, propensity, holdout, shown,"
            " headline, reasons, at, outcome)"
            " VALUES ('decision-by-hand', ?, ?, ?, 0.5, 0.5, 0, 1, ?, '[]', ?, '')",
            (buyer, development, unit, HEADLINE, time.time_ns() // 1_000_000),
        )
    db.close()


def outcome_of(page: Page, served: Served) -> str:
    """What became of the suggestion, once the batch that tells of it was unpacked."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with database(served) as db:
            [outcome] = db.execute("SELECT outcome FROM decision WHERE id = 'decision-by-hand'").fetchone()
        if outcome:
            return str(outcome)
        page.wait_for_timeout(100)  # the relay above only works while the browser is waited for
    return ""
