"""The whole road in two real browsers: a buyer lingers in the raw structure, and sales sees it at once."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.keeping import (
    active_seconds,
    await_counted,
    database,
    everything_in,
    ids_of_buyers,
    rows_about_buyers,
)
from tests.e2e.lingering import now
from tests.e2e.selling import open_now
from tests.e2e.serving import Served
from tests.e2e.showcase import say_yes_by_keyboard, showcase, turn_to_a_home
from tests.e2e.stolen import Stolen

pytestmark = pytest.mark.browser

#: How long the buyer lingers, s; sales may be told a tenth more or less.
LINGER_S = 10.0
#: The page shows whole seconds, so a batch with less than one of the home may leave it as it is.
LEAST_SHOWN_S = 1.0
#: A batch that the page does not show within this (ms) is not shown.
NOT_YET = 10_000
#: Each change of the first buyer's top interest: when (ms since 1970), which feature, and its seconds.
FOLLOW_CHANGES = """() => {
  window.changes = [];
  const list = document.querySelector("main");
  new MutationObserver(() => {
    const first = document.querySelector(".buyer table.interests tbody tr");
    if (!first) return;
    const now = [first.dataset.feature, first.querySelector(".number").textContent];
    const last = window.changes.at(-1);
    if (!last || last[1] !== now[0] || last[2] !== now[1]) window.changes.push([Date.now(), ...now]);
  }).observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
}"""


def test_sales_sees_within_a_second_which_home_a_buyer_lingers_on_at_a_bare_stage_until_it_is_erased(
    untouched: Served, visit: Visit, chromium: Browser
) -> None:
    place = showcase(untouched)
    visit.page.set_viewport_size({"width": 900, "height": 560})
    with visiting(chromium, viewport={"width": 1000, "height": 700}) as seller:
        open_now(seller.page, untouched)
        seller.page.evaluate(FOLLOW_CHANGES)

        # The last home of the top floor, which nothing hides, in the raw structure.
        view = turn_to_a_home(visit.page, untouched, place, place.stages[2], max(place.homes))
        asked = now(visit.page)
        say_yes_by_keyboard(visit.page)
        began, stolen = now(visit.page), Stolen()
        visit.page.wait_for_timeout(LINGER_S * 1000)
        left, left_at = now(visit.page), time.monotonic()
        lingered, most = left - began, left - asked
        visit.page.goto(f"{untouched.url}/d/{place.development}/noticed")  # leaving sends the last seconds
        leaving = time.monotonic() - left_at
        await_counted(untouched, 0.9 * lingered)

        top = seller.page.locator(".buyer table.interests tbody tr").first
        expect(top).to_have_attribute("data-feature", view.home)
        expect(seller.page.locator(".buyer .stage").first).to_have_attribute("data-stage", view.stage)
        # Until the next page came the buyer still looked at this one.
        active = active_seconds(untouched)
        assert 0.9 * lingered <= active <= 1.1 * most + leaving
        told = rf"^({'|'.join(about(view.share * active))})\s*s$"
        expect(top.locator(".number")).to_have_text(re.compile(told))
        delays = shown_after(seller.page, arrivals(untouched, LEAST_SHOWN_S / view.share), view.home)
        within = 1_000 * stolen.stretch
        assert max(delays) < within, f"ms from each batch's arrival to the sales team's screen: {delays}"

        ids = ids_of_buyers(untouched)
        assert ids
        visit.page.click("#erase")
        visit.page.click("#erase-yes")
        expect(visit.page.locator("#nothing")).to_be_visible()
        expect(seller.page.locator(".buyer")).to_have_count(0)
        assert rows_about_buyers(untouched) == {}
        assert [name for name in ids if name.encode() in everything_in(untouched)] == []
        assert visit.foreign_requests(untouched.url) == seller.foreign_requests(untouched.url) == []
        assert visit.complaints == seller.complaints == []


def about(seconds: float) -> list[str]:
    """Whole seconds within a tenth of ``seconds``."""
    return [str(whole) for whole in range(1, 60) if abs(whole - seconds) <= 0.1 * seconds]


def arrivals(served: Served, seconds: float) -> list[int]:
    """When each batch with at least so many seconds of attention was stored, ms since 1970."""
    with database(served) as db:
        found = db.execute(
            "SELECT received_at FROM batch WHERE active_ms >= ? ORDER BY received_at", (1000 * seconds,)
        )
        return [int(at) for (at,) in found]


def shown_after(page: Page, arrived: list[int], home: str) -> list[int]:
    """How long each batch took to the sales page, ms, when all have come there or the last is overdue."""
    while True:
        changes = page.evaluate("window.changes")
        delays = [delay(at, changes, home) for at in arrived]
        if max(delays) < NOT_YET or time.time() * 1000 > arrived[-1] + NOT_YET:
            return delays
        page.wait_for_timeout(50)


def delay(arrived: int, changes: list[tuple[int, str, str]], home: str) -> int:
    """From a batch's arrival until the sales page shows ``home`` on top with new seconds, ms."""
    return min(
        (at - arrived for at, top, _seconds in changes if at >= arrived and top == home), default=NOT_YET
    )
