"""A buyer reads the page in their own language, and changes it without losing what is on show."""

import pytest
from playwright.sync_api import Browser, expect

from server.i18n import translations
from tests.e2e.browsing import visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser


def test_a_dutch_buyer_reads_dutch_and_goes_on_in_german_where_they_were(
    chromium: Browser, served: Served
) -> None:
    with visiting(chromium, locale="nl-NL") as visit:
        page, place = visit.page, showcase(served)
        stage = place.stages[1]
        page.goto(f"{served.url}/d/{place.development}/?stage={stage}&quality=low")
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        expect(page.locator("#noticed-link")).to_have_text(_said("nl", "What we noticed"))
        # What the script writes is in the reader's words too.
        expect(page.locator("#consent-no")).to_have_text(_said("nl", "No, thank you"))
        page.click("#consent-no")
        page.click("#show-homes")
        page.get_by_role("link", name="Deutsch").click()
        page.wait_for_selector("html[lang=de][data-ready=scene]", state="attached")
        assert page.evaluate("maquette.state().stop") == stage
        expect(page.locator("#noticed-link")).to_have_text(_said("de", "What we noticed"))
        page.goto(served.url + (page.get_attribute("#noticed-link", "href") or ""))
        expect(page.locator("h1")).to_have_text(_said("de", "What we noticed"))
        assert visit.complaints == []


def test_arabic_is_read_from_right_to_left(chromium: Browser, served: Served) -> None:
    with visiting(chromium, locale="ar-AE") as visit:
        page = visit.page
        page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
        page.wait_for_selector("html[dir=rtl][lang=ar][data-ready=scene]", state="attached")
        page.click("#consent-no")
        name, ways = page.locator(".bar-name").bounding_box(), page.locator(".bar-ways").bounding_box()
        assert name
        assert ways
        assert name["x"] > ways["x"]
        assert visit.complaints == []


def _said(locale: str, text: str) -> str:
    return str(translations(locale).gettext(text))
