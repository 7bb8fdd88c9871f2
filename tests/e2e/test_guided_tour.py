"""A buyer is shown round: the tour goes by itself, any input stops it, and it goes on when asked."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL

pytestmark = pytest.mark.browser

SMALL = {"width": 640, "height": 400}


def test_a_buyer_is_led_round_stops_with_a_drag_and_goes_on(chromium: Browser, served: Served) -> None:
    with visiting(chromium, viewport=SMALL, reduced_motion="no-preference") as visit:
        page = opened(served, visit)
        page.get_by_role("button", name="Show me round").first.click()
        expect(page.locator(".tour-title")).to_have_text("Bare ground")
        expect(page.locator(".tour-count")).to_have_text("Step 1 of 14")
        page.wait_for_function("() => location.search.includes('tour=1')")

        # Six seconds later, and not by anybody's hand.
        expect(page.locator(".tour-count")).to_have_text("Step 2 of 14", timeout=30_000)
        drag(page)
        page.wait_for_selector("html[data-tour=aside]", state="attached")
        expect(page.locator(".tour-title")).to_be_hidden()
        expect(page.locator("#moment-name")).to_be_visible()

        page.get_by_role("button", name="Go on with the tour").click()
        page.wait_for_selector("html[data-tour=running]", state="attached")
        expect(page.locator(".tour-count")).to_have_text("Step 2 of 14")

        # A stage that is chosen, a home that is opened: the tour waits.
        page.keyboard.press("Escape")
        page.wait_for_selector("html[data-tour=aside]", state="attached")
        page.get_by_role("button", name="Go on with the tour").click()
        page.locator("[data-stop=roofs] input").check(force=True)
        page.wait_for_selector("html[data-tour=aside]", state="attached")

        page.get_by_role("button", name="End", exact=True).click()
        page.wait_for_selector("html:not([data-tour])", state="attached")
        page.wait_for_function("() => !location.search.includes('tour=')")
        expect(page.locator("#said")).to_contain_text("The tour is over.")
        assert visit.complaints == []


def test_the_whole_tour_is_taken_by_keyboard_without_motion(chromium: Browser, served: Served) -> None:
    with visiting(chromium, viewport=SMALL, reduced_motion="reduce") as visit:
        page = opened(served, visit)
        page.locator(".tour-door").focus()
        page.keyboard.press("Enter")
        following = page.get_by_role("button", name="Next")
        expect(following).to_be_focused()
        # Nothing goes by itself, so that there is nothing to pause.
        expect(page.get_by_role("button", name="Pause")).to_be_hidden()
        titles, inside, lit = [], [], []
        for step in range(1, 15):
            expect(page.locator(".tour-count")).to_have_text(f"Step {step} of 14")
            title = page.locator(".tour-title").inner_text()
            expect(page.locator("#said")).to_contain_text(title)
            titles.append(title)
            inside.append(page.evaluate("() => document.documentElement.dataset.place === 'inside'"))
            lit.append(page.evaluate("() => document.documentElement.dataset.light"))
            if step == 10:
                page.keyboard.press("Shift+Tab")
                page.keyboard.press("Enter")
                expect(page.locator(".tour-count")).to_have_text("Step 9 of 14")
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
                expect(page.locator(".tour-count")).to_have_text("Step 10 of 14")
            page.keyboard.press("Enter")
        assert titles[0] == "Bare ground"
        assert titles[6] == "32 homes"
        assert titles[11:] == ["Under the linden", "Coming home", "The handover"]
        assert [at for at, one in enumerate(inside, 1) if one] == [9, 10, 11]
        assert lit[12] == "night"
        page.wait_for_selector("html:not([data-tour])", state="attached")
        # The scene is as one would find it: outside, whole, nothing running.
        assert page.evaluate("() => document.documentElement.dataset.place") is None
        assert visit.complaints == []


def test_a_friend_who_is_sent_a_step_finds_it_waiting(served: Served, visit: Visit) -> None:
    page = opened(served, visit, "?tour=8&")
    page.wait_for_selector("html[data-tour=aside]", state="attached")
    page.get_by_role("button", name="Go on with the tour").click()
    expect(page.locator(".tour-count")).to_have_text("Step 8 of 14")
    expect(page.locator(".tour-words")).to_contain_text("It is available, at €")
    page = opened(served, visit, "?tour=99&")
    expect(page.locator(".tour")).to_have_count(0)
    assert visit.complaints == []


def test_without_webgl_the_tour_is_told_beside_the_pictures_of_the_stages(
    chromium: Browser, pictured: Served
) -> None:
    with visiting(chromium, viewport=SMALL, reduced_motion="reduce") as visit:
        visit.page.add_init_script(NO_WEBGL)
        visit.page.goto(f"{pictured.url}/d/{showcase(pictured).development}/")
        visit.page.wait_for_selector("html[data-ready=list]", state="attached")
        visit.page.click("#consent-no")
        visit.page.get_by_role("button", name="Show me round").click()
        expect(visit.page.locator(".tour-title")).to_have_text("Bare ground")
        for _ in range(2):
            visit.page.get_by_role("button", name="Next").click()
        expect(visit.page.locator(".tour-title")).to_have_text("Raw structure")
        expect(visit.page.locator(".tour-words")).to_contain_text(re.compile(r"2 weeks late\."))
        expect(visit.page.locator("#stills [data-now=shown]")).to_have_attribute("data-of", "raw-structure")
        visit.page.get_by_role("button", name="End", exact=True).click()
        expect(visit.page.locator(".tour")).to_be_hidden()
        assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str = "?") -> Page:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/{query}quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    if page.locator("#consent-no").is_visible():
        page.click("#consent-no")
    return page


def drag(page: Page) -> None:
    page.mouse.move(540, 120)
    page.mouse.down()
    page.mouse.move(570, 130, steps=3)
    page.mouse.up()
