"""axe finds nothing wrong in the main states of the buyers' page, for readers by ear and by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, press_tool, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
HOME = "1-01"


def test_list_card_leaves_and_rooms_read_well(chromium: Browser, pictured: Served) -> None:
    with visiting(chromium, viewport={"width": 1100, "height": 700}) as visit:
        page = opened(visit, pictured)
        found = {"the list": complaints(page)}
        for leaf in page.locator("#tools [aria-controls=leaf]").all():
            leaf.click()
            expect(page.locator("#leaf")).to_be_visible()
            found[leaf.get_attribute("aria-label") or ""] = complaints(page)
            leaf.click()
        page.locator(f"#homes-table [data-unit='{HOME}'] a").click()
        found["a card"] = complaints(page)
        page.get_by_role("button", name="Ask about this home").click()
        found["a question"] = complaints(page)
        press_tool(page, "Floor plans")
        expect(page.locator(".plan.near")).to_be_visible()
        found["a home's plan"] = complaints(page)
        page.locator(".plan.near").get_by_role("button", name="Hall").click()
        expect(page.locator(".minimap")).to_be_visible()
        found["inside"] = complaints(page)
        assert found == {state: [] for state in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_by_day_and_night_everything_reads_well(
    chromium: Browser, pictured: Served, scheme: str
) -> None:
    with visiting(
        chromium, viewport={"width": 390, "height": 780}, has_touch=True, color_scheme=scheme
    ) as visit:
        page = opened(visit, pictured)
        found = {"first look": complaints(page)}
        page.locator("#show-homes").click()
        found["the list"] = complaints(page)
        page.locator(f"#homes-table [data-unit='{HOME}'] a").click()
        found["a card"] = complaints(page)
        page.keyboard.press("Escape")
        press_tool(page, "Light and sun")
        page.get_by_role("button", name="Night").click()
        expect(page.locator("html")).to_have_attribute("data-light", "night")
        found["night"] = complaints(page)
        assert found == {state: [] for state in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_webgl_the_page_reads_well(chromium: Browser, pictured: Served, scheme: str) -> None:
    with visiting(chromium, viewport={"width": 1100, "height": 700}, color_scheme=scheme) as visit:
        visit.page.add_init_script(NO_WEBGL)
        page = opened(visit, pictured, "list")
        expect(page.locator("#plans .plan")).to_be_attached()
        found = {"the page": complaints(page)}
        page.locator(f"#homes-table [data-unit='{HOME}'] a").click()
        found["a card"] = complaints(page)
        assert found == {state: [] for state in found}


def opened(visit: Visit, pictured: Served, ready: str = "scene") -> Page:
    page = visit.page
    page.goto(f"{pictured.url}/d/{showcase(pictured).development}/?quality=low")
    page.wait_for_selector(f"html[data-ready={ready}]", state="attached")
    page.locator("#consent-no").click()
    page.evaluate(AXE.read_text())
    return page


def complaints(page: Page) -> list[str]:
    """What axe finds, a line each: the rule, the element, and why."""
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
