"""A buyer sees how far the works are: what goes on now, photos of them, and the day of their own keys."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL

pytestmark = pytest.mark.browser


def test_a_photo_on_the_ribbon_leads_to_the_model_of_its_day(pictured: Served, visit: Visit) -> None:
    page = opened(pictured, visit, "&stage=foundations")
    page.get_by_role("link", name="1 photo of Foundations").click()
    photo = page.get_by_role("dialog", name="The beams are poured.")
    expect(photo.get_by_role("img", name="The beams are poured.")).to_be_visible()
    expect(photo).to_contain_text("June 19, 2026, Foundations.")
    expect(photo).not_to_contain_text("made from the model")

    page.keyboard.press("ArrowRight")
    photo = page.get_by_role("dialog", name="Walls are going up.")
    expect(photo).to_contain_text("A picture made from the model, by what the site reported.")
    photo.get_by_role("button", name="See the model on this day").click()
    expect(page.locator("dialog")).not_to_be_visible()
    expect(page.locator("#moment-name")).to_have_text("August 14, 2026")
    expect(page.get_by_text("Being built now")).to_be_visible()
    page.wait_for_function("() => maquette.state().scene.underConstruction > 0")
    page.wait_for_function("() => location.search.includes('day=2026-08-14&built=1')")
    page.wait_for_function(
        "() => Math.hypot(maquette.state().camera.eye[0] - 46, maquette.state().camera.eye[2] + 20) < 1"
    )
    assert visit.complaints == []


def test_a_photo_is_put_away_by_escape_and_the_hand_is_where_it_was(pictured: Served, visit: Visit) -> None:
    page = opened(pictured, visit, "&unit=0-01")
    card = page.get_by_role("link", name="1 photo of Raw structure")
    card.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".photo-caption")).to_have_text("Walls are going up.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(card).to_be_focused()
    expect(page.locator("#home-name")).to_have_text("Home 0.01")
    assert visit.complaints == []


def test_a_home_says_when_its_keys_come_and_how_late_that_is(pictured: Served, visit: Visit) -> None:
    page = opened(pictured, visit, "&unit=0-01")
    ready = page.locator("#home-card dd", has_text="January 28, 2028")
    expect(ready).to_contain_text("Planned for January 14, 2028, 2 weeks late. That is when")
    mark = page.get_by_role("button", name="Your home: January 28, 2028")
    expect(mark).to_contain_text("2 weeks late")
    mark.click()
    expect(page.locator("#moment-words")).to_contain_text("shown is what is expected")
    page.wait_for_function("() => location.search.includes('day=2028-01-28')")
    page.wait_for_function("() => maquette.state().scene.underConstruction === 0")
    page.keyboard.press("Escape")
    assert visit.complaints == []


def test_without_webgl_photos_and_today_are_pictures_on_the_page(pictured: Served, visit: Visit) -> None:
    page = visit.page
    page.add_init_script(NO_WEBGL)
    page.goto(f"{pictured.url}/d/{showcase(pictured).development}/")
    page.wait_for_selector("html[data-ready=list]", state="attached")
    page.click("#consent-no")
    figures = page.locator("#photos figure")
    expect(figures).to_have_count(2)
    expect(figures.nth(1).get_by_role("img", name="Walls are going up.")).to_be_attached()
    expect(figures.nth(1)).to_contain_text("A picture made from the model")
    for stop in ("today", "bare-ground"):
        page.locator(f"#stops input[value='{stop}']").check(force=True)
        expect(page.locator(f"#stills [data-of='{stop}']")).to_have_attribute("data-now", "shown")
    page.locator("#stops input[value='today']").check(force=True)
    expect(page.locator("#moment-words")).to_contain_text("As the site reported up to November 18, 2026.")
    assert visit.complaints == []


def test_without_script_photos_follow_the_stages(pictured: Served, chromium: Browser) -> None:
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(f"{pictured.url}/d/{showcase(pictured).development}/")
        expect(page.locator("#photos figcaption").first).to_contain_text(
            "The beams are poured. June 19, 2026, Foundations."
        )
        page.get_by_role("link", name="1 photo of Raw structure").click()
        assert page.url.endswith("#photo-1")


def opened(served: Served, visit: Visit, query: str) -> Page:
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low{query}")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page
