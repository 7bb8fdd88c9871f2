"""On a phone, what lies over the view gives way to what a buyer looks at, and comes back."""

import pytest
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

UPRIGHT: ViewportSize = {"width": 390, "height": 700}
ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
HOME = "1-01"


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


def test_on_a_phone_on_its_side_a_home_s_card_gives_way_to_its_rooms_and_comes_back(
    served: Served, chromium: Browser
) -> None:
    with visiting(chromium, viewport=ON_ITS_SIDE) as visit:
        page = opened(served, visit, f"stage=handover&unit={HOME}")
        card, grip = page.locator("#side"), page.locator("#grip")
        price = page.locator(".home-price")
        outside = box(page, "#side")
        page.get_by_role("button", name="Step inside").click()
        expect(price).not_to_be_in_viewport()
        assert page.evaluate("document.getElementById('home').scrollTop") == 0
        expect(page.get_by_role("heading", name="Home 1.01")).to_be_in_viewport()
        assert box(page, "#side")["height"] < 0.4 * outside["height"]

        # One press brings all of it, another makes room again.
        grip.click()
        expect(price).to_be_in_viewport()
        page.get_by_role("button", name="Bedroom 1").click()
        expect(price).not_to_be_in_viewport()
        grip.click()
        grip.click()
        expect(price).not_to_be_in_viewport()

        page.get_by_role("button", name="Back outside").click()
        expect(price).to_be_in_viewport()
        expect(card).to_have_css("height", f"{outside['height']:g}px")
        assert visit.complaints == []


def test_on_an_upright_phone_the_card_is_back_when_its_buyer_is_back_outside(
    served: Served, chromium: Browser
) -> None:
    with visiting(chromium, viewport=UPRIGHT) as visit:
        page = opened(served, visit, f"stage=handover&unit={HOME}")
        card, ask = page.locator("#side"), page.get_by_role("button", name="Ask about this home")
        expect(ask).to_be_in_viewport()
        outside = box(page, "#side")
        page.get_by_role("button", name="Step inside").click()
        expect(card).to_have_attribute("data-rest", "peek")
        page.get_by_role("button", name="Back outside").click()
        expect(ask).to_be_in_viewport()
        expect(card).to_have_css("height", f"{outside['height']:g}px")
        assert visit.complaints == []


def test_in_a_room_no_moment_s_name_lies_over_the_tools(served: Served, chromium: Browser) -> None:
    with visiting(chromium, viewport=UPRIGHT) as visit:
        page = opened(served, visit, f"stage=handover&unit={HOME}")
        page.get_by_role("button", name="Step inside").click()
        page.get_by_role("button", name="Compare with the raw structure").click()
        expect(page.locator(".split-name").last).to_contain_text("Finished")
        tools = box(page, "#tools")
        for name in page.locator(".split-name").all():
            lies = name.bounding_box()
            assert lies, "it is on the view"
            assert lies["y"] + lies["height"] <= tools["y"]
        assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str) -> Page:
    """The page at ``query``, with its scene, and the question answered."""
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/?{query}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page


def box(page: Page, part: str) -> FloatRect:
    """Where it lies, CSS pixels."""
    found = page.locator(part).bounding_box()
    assert found, part
    return found
