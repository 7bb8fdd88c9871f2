"""A buyer sees the building in the sun of any hour, and its works on any day."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import Visit, press_tool
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser


def test_a_buyer_sees_the_sun_of_an_evening_and_sends_it_to_a_friend(served: Served, visit: Visit) -> None:
    page = opened(served, visit)
    press_tool(page, "Light and sun")
    page.get_by_label("On the 21st of").select_option(label="June")
    page.get_by_role("button", name="Evening sun").click()
    said = page.locator(".hours-words")
    # Ljubljana in June: half past eight in summer time, the sun a hand above the horizon in the north-west.
    expect(said).to_contain_text("high in the north-west")
    expect(said).to_contain_text("It rises at 5:1")
    page.wait_for_function("() => location.search.includes('sun=6-20')")
    assert sun(page) == pytest.approx(6.5, abs=2)

    page.get_by_role("button", name="Night").click()
    expect(said).to_contain_text("below the horizon")
    page.wait_for_function("() => document.documentElement.dataset.light === 'night'")
    page.wait_for_function("() => location.search.includes('sun=6-22')")
    address = page.url
    page.get_by_role("button", name="Usual light").click()
    page.wait_for_function("() => document.documentElement.dataset.light === 'day'")

    page.goto(address)
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.wait_for_function("() => document.documentElement.dataset.light === 'night'")
    press_tool(page, "Light and sun")
    expect(page.locator(".hours-words")).to_contain_text("below the horizon")
    assert visit.complaints == []


def test_a_buyer_goes_through_the_works_day_by_day_and_sees_what_was_late(
    served: Served, visit: Visit
) -> None:
    page = opened(served, visit, "?day=2026-09-14")
    promised, caption = shown(page), page.locator("#moment-words")
    expect(page.locator("#moment-name")).to_have_text("September 14, 2026")
    expect(caption).to_contain_text("Being built: ")
    planned = caption.inner_text()
    press_tool(page, "Day by day")
    page.get_by_label("As built, instead of as promised").check()
    expect(caption).not_to_have_text(planned)
    page.wait_for_function("() => location.search.includes('built=1')")
    assert shown(page) < promised, "the works were late by then, and less stood than was promised"

    slider = page.get_by_label("Day", exact=True)
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    expect(page.locator("#moment-name")).to_have_text("September 17, 2026")
    page.get_by_role("button", name="My handover").click()
    expect(page.locator(".hours")).to_contain_text("This day is still to come")
    page.get_by_label("As built, instead of as promised").uncheck()
    page.wait_for_function("() => maquette.state().scene.underConstruction === 0")
    page.locator("[data-stop=foundations] input").check(force=True)
    page.wait_for_function("() => !location.search.includes('day=')")
    assert visit.complaints == []


def test_going_day_by_day_begins_on_the_day_of_the_stage_on_show(served: Served, visit: Visit) -> None:
    page = opened(served, visit, "?stage=foundations")
    press_tool(page, "Day by day")
    slider = page.get_by_label("Day", exact=True)
    begins = slider.input_value()
    page.locator("[data-stop] input").last.check(force=True)
    expect(slider).not_to_have_value(begins)
    assert int(slider.input_value()) > int(begins)
    assert "day=" not in page.url, "no day was chosen"
    assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str = "?") -> Page:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/{query}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page


def shown(page: Page) -> int:
    found: int = page.evaluate("() => maquette.state().scene.shown")
    return found


def sun(page: Page) -> float:
    """How high the sun stands over the scene (degrees)."""
    found: float = page.evaluate("() => maquette.state().scene.sun")
    return found
