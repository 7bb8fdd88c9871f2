"""On a phone, what lies over the view gives way to what a buyer looks at, and comes back."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

UPRIGHT: ViewportSize = {"width": 390, "height": 700}


def test_a_buyer_who_opens_a_home_still_sees_its_stage_on_the_line_of_stages(
    served: Served, chromium: Browser
) -> None:
    with visiting(chromium, viewport=UPRIGHT) as visit:
        page = opened(served, visit, "stage=handover")
        stage = page.locator(".stop:has(:checked)")
        expect(stage).to_be_in_viewport()
        page.locator("#homes-table a").first.evaluate("(link) => link.click()")
        expect(page.locator(".stop.mine")).to_be_attached()
        expect(stage).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator(".stop.mine")).not_to_be_attached()
        expect(stage).to_be_in_viewport()
        assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str) -> Page:
    """The page at ``query``, with its scene, and the question answered."""
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/?{query}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page
