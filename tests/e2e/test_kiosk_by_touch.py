"""Visitors touch a display in a showroom one after the other, and its server is slow to let go of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browsing import visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL
from tests.e2e.test_kiosk import away

pytestmark = pytest.mark.browser


def test_who_touches_a_display_meets_nothing_of_who_stood_there_before(
    chromium: Browser, served: Served
) -> None:
    place = showcase(served)
    home = min(place.homes)
    with visiting(chromium, has_touch=True, viewport={"width": 1100, "height": 700}) as visit:
        page = visit.page
        page.add_init_script(NO_WEBGL)
        page.clock.install()
        page.goto(f"{served.url}/d/{place.development}/?kiosk=1&quality=low")
        began = page.evaluate("history.length")
        ready(page)
        page.locator("#consent-yes").tap()
        page.locator(f"#homes-table [data-unit='{home}'] a").tap()
        heart = page.get_by_role("button", name="Favourite")
        page.locator("#home .heart").tap()

        # "Still here?": the touch that answers lies on the heart, and presses nothing.
        heart = page.locator("#home .heart")
        heart.scroll_into_view_if_needed()
        page.clock.fast_forward(60_000)
        expect(page.get_by_role("dialog", name="Still here?")).to_be_visible()
        touch(page, heart)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(heart).to_have_attribute("aria-pressed", "true")

        # Their favourites are theirs on paper and back again, until they go.
        page.locator("#home-sheet").tap()
        expect(page.locator("#heart")).to_have_attribute("aria-pressed", "true")
        page.locator(".paper-back").tap()
        ready(page)
        expect(page.locator(".kept")).to_be_visible()

        with held_on_to(page):
            away(page)
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.locator(".kept")).to_be_hidden()
            # The next visitor cannot go where the one before would be met, nor ask in their name.
            here = page.url
            page.evaluate("document.forms.enquiry.requestSubmit()")
            page.locator("#noticed-link").tap()
            expect(page.locator(".kiosk-said")).to_contain_text("waits for its server")
            assert page.url == here
            assert not [url for url in visit.requests if url.endswith("/enquiry")]
        page.locator("#noticed-link").tap()
        expect(page.locator("#nothing")).to_be_visible()
        assert visit.context.cookies() == []

        # A page that must be loaded anew is held, whatever is pressed on it, and recovers all the same.
        with held_on_to(page):
            away(page)
            expect(page.get_by_role("dialog", name="One moment")).to_contain_text("waits for its server")
            page.clock.fast_forward(1_000)
            page.touchscreen.tap(300, 300)
            for _ in range(3):
                page.keyboard.press("Escape")
            expect(page.get_by_role("dialog", name="One moment")).to_be_visible()
        anew(page)

        # One that is loaded by hand meanwhile is nobody's either.
        with held_on_to(page):
            away(page)
            expect(page.get_by_role("dialog")).to_have_count(0)
            page.reload()
            expect(page.get_by_role("dialog", name="One moment")).to_contain_text("waits for its server")
        anew(page)
        # And there is nothing to go back to.
        assert page.evaluate("history.length") == began
        assert [one for one in visit.complaints if "503" not in one] == []


def anew(page: Page) -> None:
    """The server is asked once more, and the page begins anew."""
    page.clock.fast_forward(5_000)
    ready(page)
    expect(page.locator("#consent-yes")).to_be_visible()


def ready(page: Page) -> None:
    """The showcase is there, for a display."""
    page.wait_for_selector("html[data-ready=list][data-kiosk] #homes-table", state="attached")


def touch(page: Page, what: Locator) -> None:
    """A finger on the screen where ``what`` lies, whatever lies over it."""
    box = what.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@contextmanager
def held_on_to(page: Page) -> Iterator[None]:
    """Within it the server answers everything, and does not let go of anybody."""
    page.route("**/consent/leave", lambda route: route.fulfill(status=503))
    yield
    page.unroute("**/consent/leave")
