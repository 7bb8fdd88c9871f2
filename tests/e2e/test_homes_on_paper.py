"""A buyer saves two homes, holds them side by side, opens the sheet of one, prints it, and scans back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_axe import AXE, complaints

pytestmark = pytest.mark.browser

FIRST, SECOND = "1-01", "2-03"
NARROW = 320


def test_from_two_hearts_to_paper_on_the_smallest_phone(chromium: Browser, pictured: Served) -> None:
    with visiting(chromium, viewport={"width": NARROW, "height": 640}, has_touch=True) as visit:
        page, place = visit.page, showcase(pictured)
        page.goto(f"{pictured.url}/d/{place.development}/?stage={place.stages[2]}&quality=low")
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.click("#consent-no")
        page.click("#show-homes")
        for home in (FIRST, SECOND):
            page.locator(f"#homes-table [data-unit='{home}'] a").click()
            page.get_by_role("button", name="Favourite").click()
            page.get_by_role("button", name="Back to all homes").click()

        with visit.context.expect_page() as opened:
            page.get_by_role("link", name="Compare my favourites").click()
        beside = opened.value
        expect(beside.locator("thead a")).to_have_text(
            [f"Home {one.replace('-', '.')}" for one in (FIRST, SECOND)]
        )
        beside.get_by_label("Only what differs").check()
        expect(beside.locator("tr.at-handover")).to_be_hidden()
        beside.get_by_label("Only what differs").uncheck()
        assert reads_well(beside)

        page.locator(f"#homes-table [data-unit='{FIRST}'] a").click()
        with visit.context.expect_page() as opened:
            page.get_by_role("link", name="Print or share").click()
        sheet = opened.value
        expect(sheet.locator("h1")).to_have_text("Home 1.01")
        heart = sheet.get_by_role("button", name="Favourite")
        expect(heart).to_have_attribute("aria-pressed", "true")
        assert reads_well(sheet)
        for paper in ("A4", "Letter"):
            assert len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format=paper))) <= 2

        # What one page of a browser forgets the others forget too.
        heart.click()
        expect(page.locator("#home").get_by_role("button", name="Favourite")).to_have_attribute(
            "aria-pressed", "false"
        )
        way_back = sheet.get_by_role("link", name="See it in 3D").get_attribute("href") or ""
        assert f"unit={FIRST}" in way_back
        assert f"stage={place.stages[2]}" in way_back
        assert visit.complaints == []
        assert visit.context.cookies() == []


def reads_well(page: Page) -> bool:
    """Whether axe finds nothing by day and by night, and nothing runs over the edge of the screen."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE.read_text())
        assert complaints(page) == []
    page.emulate_media(color_scheme="light")
    return int(page.evaluate("document.documentElement.scrollWidth")) <= NARROW
