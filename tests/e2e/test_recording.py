"""A buyer's consent, lingering, own page and rights, in a real browser against a real server."""

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.keeping import await_counted, database, rows_about_buyers, stored_batches
from tests.e2e.lingering import Linger, now, what_is_looked_at
from tests.e2e.serving import Served, serving
from tests.e2e.showcase import Showcase, say_yes_by_keyboard, showcase

pytestmark = pytest.mark.browser

#: How long a buyer lingers, s; what is noticed may be off by a tenth.
LINGER_S = 10.0


def test_a_buyer_who_lingers_on_a_home_finds_it_under_what_we_noticed_and_can_erase_it(
    untouched: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(untouched)
    view = come_near(page, untouched, place)
    asked = now(page)
    say_yes_by_keyboard(page)
    began = now(page)
    page.wait_for_timeout(LINGER_S * 1000)
    left, left_at = now(page), time.monotonic()
    lingered, most = left - began, left - asked
    page.goto(f"{untouched.url}/d/{place.development}/noticed")
    leaving = time.monotonic() - left_at

    await_counted(untouched, 0.9 * lingered)
    page.reload()
    home = page.locator(f'[data-feature="{view.home}"] [data-seconds]')
    expect(home).to_be_visible()
    noticed = float(home.get_attribute("data-seconds") or 0)
    active = page.evaluate("async () => (await (await fetch('/noticed.json')).json()).seconds")
    # Recording runs a little before it is known to, and the buyer looks until the next page comes.
    assert lingered * 0.9 <= active <= most * 1.1 + leaving
    assert noticed == pytest.approx(view.share * active, rel=0.1), f"of {active} s, at {view}"
    expect(page.locator(f'[data-stage="{view.stage}"]')).to_be_visible()
    assert rows_about_buyers(untouched)["attention"] > 0

    page.click("#erase")
    expect(page.locator("#erase-question")).to_be_focused()
    page.click("#erase-yes")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("erased")
    assert rows_about_buyers(untouched) == {}
    assert kept_in(visit) == NOTHING_KEPT
    assert visit.foreign_requests(untouched.url) == []
    assert visit.complaints == []


def test_a_buyer_who_refuses_leaves_nothing_anywhere_and_can_use_everything(
    served: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(served)
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{served.url}/d/{place.development}/")
    page.click("#consent-no")
    expect(page.locator("[data-standing=no]")).to_be_visible()
    page.mouse.move(200, 120)
    page.keyboard.press("]")
    page.mouse.wheel(0, 100)
    page.reload()
    expect(page.locator("#consent-yes")).to_be_visible()  # a no is remembered for the page's life only

    assert kept_in(visit) == NOTHING_KEPT
    assert sockets == []
    asked = [url for url in visit.requests if "/consent" in url.split("/static/")[0] or "/rows" in url]
    assert asked == []
    assert not any("record" in url.rpartition("/")[2] for url in visit.requests)
    assert visit.foreign_requests(served.url) == []


def test_a_browser_that_asks_not_to_be_recorded_is_not_even_asked(served: Served, visit: Visit) -> None:
    visit.context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"
    )
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/")
    expect(page.locator("[data-standing=signal]")).to_be_visible()
    expect(page.locator("#consent-yes")).to_have_count(0)
    assert kept_in(visit) == NOTHING_KEPT


def test_a_buyer_who_withdraws_in_the_showcase_is_recorded_no_more_and_keeps_no_queue(
    untouched: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(untouched)
    page.goto(f"{untouched.url}/d/{place.development}/")
    say_yes_by_keyboard(page)
    page.wait_for_function("() => maquette.state().recording?.batches > 0")
    page.click(".consent-control > summary")
    page.click("#consent-withdraw")
    expect(page.locator("[data-standing=no]")).to_be_visible()
    page.wait_for_function("() => maquette.state().recording === null")
    page.wait_for_function("() => localStorage.length === 0")
    assert page.evaluate("indexedDB.databases()") == []
    with database(untouched) as db:
        assert db.execute("SELECT count(*) FROM consent WHERE withdrawn_at IS NULL").fetchone() == (0,)


def test_a_buyer_who_pauses_on_their_own_page_pauses_the_showcase_too_and_resumes_it(
    served: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/")
    say_yes_by_keyboard(page)
    page.wait_for_function("() => maquette.state().recording?.batches > 0")
    own = visit.context.new_page()
    own.goto(f"{served.url}/d/{place.development}/noticed")
    own.click("#pause")
    expect(own.locator("#said")).to_contain_text("paused")
    page.bring_to_front()
    stay_active(page)
    expect(page.locator("[data-standing=paused]")).to_be_visible()
    paused_at = page.evaluate("maquette.state().recording.batches")
    own.bring_to_front()
    own.click("#resume")
    expect(own.locator("#said")).to_contain_text("goes on")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-standing=yes]")).to_be_visible()
    stay_active(page)
    page.wait_for_function("before => maquette.state().recording.batches > before", arg=paused_at)


def test_a_right_can_be_exercised_once_the_page_can_do_it_and_no_press_is_lost(
    served: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/")
    say_yes_by_keyboard(page)
    page.wait_for_function("() => maquette.state().recording?.batches > 0")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    own = visit.context.new_page()
    own.route("**/noticed.json", hold)
    with own.expect_request("**/noticed.json"):
        own.goto(f"{served.url}/d/{place.development}/noticed")
    expect(own.locator("#pause")).to_be_disabled()
    expect(own.locator("#erase")).to_be_disabled()
    held.pop().continue_()
    own.click("#pause")
    expect(own.locator("#said")).to_contain_text("paused")


def test_a_buyer_whose_network_blocks_sockets_is_noticed_all_the_same(
    untouched: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(untouched)
    page.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page.goto(f"{untouched.url}/d/{place.development}/")
    say_yes_by_keyboard(page)
    stay_active(page)
    page.wait_for_function(
        "() => maquette.state().recording?.batches > 0 && maquette.state().recording.waiting === 0",
        timeout=60_000,
    )
    assert stored_batches(untouched) == page.evaluate("maquette.state().recording.batches")


def test_a_server_that_falls_and_rises_again_gets_every_batch_once(data: Path, chromium: Browser) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        with serving(data) as first:
            place = showcase(first)
            page.goto(f"{first.url}/d/{place.development}/")
            say_yes_by_keyboard(page)
            page.wait_for_function("() => maquette.state().recording?.batches > 0")
            port = int(first.url.rpartition(":")[2])
            first.kill()
        stay_active(page)
        page.wait_for_function("() => maquette.state().recording.waiting > 1", timeout=60_000)
        with serving(data, port) as second:
            page.wait_for_function("() => maquette.state().recording.waiting === 0", timeout=90_000)
            totals = page.evaluate("maquette.state().recording")
            assert stored_batches(second) == totals["batches"]
            with database(second) as db:
                stored = db.execute("SELECT sum(active_ms), count(DISTINCT seq) FROM batch").fetchone()
            assert stored == (totals["active"], totals["batches"])


#: What a browser that keeps nothing of a buyer holds.
NOTHING_KEPT: dict[str, Any] = {"cookies": [], "local": [], "session": [], "databases": []}


def come_near(page: Page, served: Served, place: Showcase) -> Linger:
    """Come near the building at a bare stage, before anything is asked."""
    stage = place.stages[min(3, len(place.stages) - 1)]
    page.goto(f"{served.url}/d/{place.development}/?stage={stage}&quality=low")
    page.wait_for_function("() => document.documentElement.dataset.ready === 'scene'", timeout=120_000)
    page.focus("#canvas")
    for _ in range(8):
        page.keyboard.press("+")
    view = what_is_looked_at(page, place.homes, stage)
    assert view.share > 0.1, f"too little of any home is in view: {view}"
    return view


def stay_active(page: Page) -> None:
    """An input that asks for nothing."""
    page.keyboard.press("Shift")


def kept_in(visit: Visit) -> dict[str, Any]:
    page = visit.page
    return {
        "cookies": visit.context.cookies(),
        "local": page.evaluate("Object.keys(localStorage)"),
        "session": page.evaluate("Object.keys(sessionStorage)"),
        "databases": page.evaluate("indexedDB.databases()"),
    }
