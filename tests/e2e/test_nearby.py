"""What is near: a buyer reads it, looks there over the roofs or from a window, and nothing hides anything."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import press_tool, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_axe import AXE, complaints

pytestmark = pytest.mark.browser

#: Where labels lie, and what they keep clear of, as boxes [left, top, right, bottom].
BOXES = """(of) => [...document.querySelectorAll(of)].map((one) => one.getBoundingClientRect())
  .filter(({ width, height }) => width * height > 0)
  .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
SHOWN = ".nearby-label[data-shown=true]"


def test_a_buyer_looks_where_things_are_near_over_the_roofs_and_from_their_own_window(
    chromium: Browser, served: Served
) -> None:
    with visiting(chromium, viewport={"width": 1280, "height": 800}, color_scheme="dark") as visit:
        page = visit.page
        page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.click("#consent-no")
        page.evaluate(AXE.read_text())
        press_tool(page, "Nearby")
        expect(page.get_by_role("img", name="Map of what is near")).to_be_visible()
        # The nearest stop lies north-east; the model's plan is turned by 18 degrees.
        look(page, "Linden Street")
        assert bearing(page) == pytest.approx(50.5, abs=1)
        expect(page.locator("#said")).to_have_text("You look over the roofs towards Linden Street.")
        expect(page.locator(".nearby-label[data-marked]")).to_contain_text("Linden Street")
        assert apart(page)
        assert complaints(page) == []
        # From a home one looks out of its own window, where one faces that way.
        page.locator("#homes-table [data-unit='1-01'] a").click()
        look(page, "Hazel Nursery")
        expect(page.locator("html")).to_have_attribute("data-place", "inside")
        assert bearing(page) == pytest.approx(345.8, abs=1)
        expect(page.locator("#said")).to_contain_text("from a window of Home 1.01")
        look(page, "Linden Street")
        expect(page.locator("#said")).to_contain_text("No window of Home 1.01 faces Linden Street")
        assert bearing(page) == pytest.approx(50.5, abs=1)
        assert apart(page)
        page.locator("#leaf").get_by_role("button", name="Close").click()
        expect(page.locator(".nearby-labels")).to_have_count(0)
        assert visit.complaints == []


def look(page: Page, name: str) -> None:
    """Press the place called ``name`` by keyboard."""
    place = page.locator(".nearby-look", has_text=name)
    place.focus()
    page.keyboard.press("Enter")
    expect(place).to_have_attribute("aria-current", "true")
    expect(page.locator(".nearby-label[data-marked][data-shown=true]")).to_have_count(1)


def bearing(page: Page) -> float:
    """Degrees from true north of where the camera looks, in the sample whose plan is turned by 18."""
    turn = page.evaluate(
        """() => { const { eye, target } = maquette.state().camera;
        return Math.atan2(target[0] - eye[0], eye[2] - target[2]) * 180 / Math.PI }"""
    )
    return float(turn - 18) % 360


def apart(page: Page) -> bool:
    """Whether no label lies on another or on a panel."""
    labels: list[Any] = page.evaluate(BOXES, SHOWN)
    panels: list[Any] = page.evaluate(BOXES, ".leaf, .side .panel, .ribbon, .tools, .bar-name, .bar-ways")
    assert labels
    return not any(
        one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
        for at, one in enumerate(labels)
        for other in [*labels[:at], *panels]
    )
