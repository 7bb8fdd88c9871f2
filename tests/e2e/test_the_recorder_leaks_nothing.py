"""A recorder that is begun and ended many times in one visit leaves the page as it was."""

import pytest
from playwright.sync_api import CDPSession, Page

from tests.e2e.browsing import Visit
from tests.e2e.serving import Served
from tests.e2e.showcase import say_yes_by_keyboard, showcase

pytestmark = pytest.mark.browser

#: Yeses and noes after the first; how much the heap may have grown at the end, bytes.
TIMES, HEAP = 4, 1_000_000


def test_who_says_yes_and_no_again_and_again_leaves_nothing_of_the_recorder_on_the_page(
    served: Served, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    browser = visit.context.new_cdp_session(page)
    browser.send("Performance.enable")
    # Twice first: scripts come with the first yes, and what they keep once comes with the second.
    for _ in range(2):
        yes_and_no(page)
    before = held(page, browser)
    for _ in range(TIMES):
        yes_and_no(page)
    after = held(page, browser)
    assert after.pop("JSHeapUsedSize") - before.pop("JSHeapUsedSize") < HEAP
    assert after == before
    assert visit.complaints == []


def yes_and_no(page: Page) -> None:
    page.evaluate("document.getElementById('consent-ask')?.click()")
    # Not by a selector: what that returns would hold the element.
    page.wait_for_function("() => document.getElementById('consent-yes') !== null")
    say_yes_by_keyboard(page)
    page.wait_for_function("() => maquette.state().recording?.active > 0")
    page.evaluate("document.getElementById('consent-withdraw').click()")
    page.wait_for_function("() => maquette.state().recording === null")


def held(page: Page, browser: CDPSession) -> dict[str, float]:
    for _ in range(3):
        browser.send("HeapProfiler.collectGarbage")
        page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
    found = {one["name"]: one["value"] for one in browser.send("Performance.getMetrics")["metrics"]}
    return {name: found[name] for name in ("JSEventListeners", "Nodes", "Documents", "JSHeapUsedSize")}
