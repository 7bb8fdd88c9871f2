"""A display in a showroom forgets the visitor before, and waits for a server that is away."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import visiting
from tests.e2e.keeping import database
from tests.e2e.serving import free_port, serving
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL

pytestmark = pytest.mark.browser

KEPT = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"""


def test_a_display_begins_anew_for_each_visitor_and_outlives_its_server(
    chromium: Browser, data: Path
) -> None:
    port = free_port()
    with visiting(chromium) as visit:
        page = visit.page
        # What a display shows is drawn or written; its hours are the same, and this is quicker.
        page.add_init_script(NO_WEBGL)
        page.clock.install()
        with serving(data, port) as served:
            home = min(showcase(served).homes)
            page.goto(f"{served.url}/d/{showcase(served).development}/?kiosk=1&quality=low&lang=nl")
            page.wait_for_selector("html[data-ready=list][data-kiosk]", state="attached")
            page.click("#consent-yes")
            visited(page, home)
            page.wait_for_function("() => maquette.state().recording?.batches > 0")
            # Somebody who only stood and looked goes on where they were.
            page.clock.fast_forward(60_000)
            expect(page.get_by_role("dialog", name="Bent u er nog?")).to_contain_text("20 seconden")
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.locator("#home")).to_be_visible()
            away(page)
            page.wait_for_function("() => !window.here")
            page.wait_for_selector("html[data-ready=list]", state="attached")
            assert page.url.endswith("/?kiosk=1_nl&lang=nl&quality=low")
            expect(page.locator("#consent-yes")).to_be_visible()
            expect(page.locator("#home")).to_be_hidden()
            assert page.evaluate(KEPT) == [0, 0, 0]
            assert visit.context.cookies() == []
            with database(served) as db:
                # They said yes and went, and the yes went with them; what they allowed has arrived.
                assert db.execute("SELECT count(*) FROM consent WHERE withdrawn_at > 0").fetchone() == (1,)
                assert db.execute("SELECT count(*) FROM batch").fetchone()[0] > 0
            page.click("#consent-no")
            paper(page, home)
            visited(page, home)
        # The server is away; the page goes on, and is nobody's when its visitor has gone.
        away(page)
        expect(page.locator("#home")).to_be_hidden()
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.evaluate("window.here")
        assert page.evaluate("document.forms.enquiry.elements.name.value") == ""
        page.clock.fast_forward(5_000)
        assert page.evaluate("window.here")
        with serving(data, port):
            page.wait_for_function("() => !window.here")
            page.wait_for_selector("html[data-ready=list]", state="attached")
            expect(page.locator("#consent-yes")).to_be_visible()


def visited(page: Page, home: str) -> None:
    """Somebody opens a home, likes it, and begins to write."""
    page.evaluate("window.here = true")
    page.evaluate(f"document.querySelector(`[data-unit='{home}'] a`).click()")
    page.locator("#home .heart").click()
    page.evaluate("document.forms.enquiry.elements.name.value = 'Ada'")


def paper(page: Page, home: str) -> None:
    """Somebody reads a home's sheet, and leaves it there."""
    page.evaluate(f"document.querySelector(`[data-unit='{home}'] a`).click()")
    page.locator("#home-sheet").click()
    page.wait_for_selector("html[data-kiosk] .paper-page")
    expect(page.locator("#print")).to_be_hidden()
    away(page)
    page.wait_for_selector("html[data-ready=list][data-kiosk]", state="attached")
    expect(page.locator("#home")).to_be_hidden()
    page.click("#consent-no")


def away(page: Page) -> None:
    """Nobody touches the display for as long as it waits."""
    page.clock.fast_forward(60_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    for _second in range(20):
        page.clock.fast_forward(1_000)
