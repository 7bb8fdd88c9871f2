"""A browser that draws no 3D, or runs no script, still shows every stage, every floor and every home."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.e2e.test_buyers_page import NO_WEBGL

pytestmark = pytest.mark.browser


def test_without_webgl_a_buyer_sees_each_stage_large_and_in_words(visit: Visit, pictured: Served) -> None:
    page = opened(visit, pictured)
    stages = [stage for stage in manifest(pictured)["stages"] if stage["still"]]
    assert stages
    for stage in (stages[0], stages[-1]):
        page.locator(f"#stops input[value='{stage['id']}']").check(force=True)
        shown = page.locator("#stills [data-now=shown]")
        expect(shown).to_have_attribute("data-of", stage["id"])
        assert whole(page, f"#stills [data-of='{stage['id']}'] img")
        expect(page.locator("#stills [data-of]:not([aria-hidden])")).to_have_count(1)
        expect(page.locator("#moment-name")).to_have_text(stage["name"])
    assert visit.complaints == []


def test_the_picture_before_stays_until_the_next_has_come(visit: Visit, pictured: Served) -> None:
    page = opened(visit, pictured)
    first, second = [stage["id"] for stage in manifest(pictured)["stages"] if stage["still"]][:2]
    page.locator(f"#stops input[value='{first}']").check(force=True)
    expect(page.locator(f"#stills [data-of='{first}']")).to_have_attribute("data-now", "shown")
    page.locator(f"#stops input[value='{second}']").check(force=True)
    expect(page.locator(f"#stills [data-of='{second}']")).to_have_attribute("data-now", "shown")
    expect(page.locator(f"#stills [data-of='{first}']")).to_have_attribute("data-now", "before")


def test_without_webgl_floor_plans_lead_to_homes_and_a_card_shows_plan_and_picture(
    visit: Visit, pictured: Served
) -> None:
    page = opened(visit, pictured)
    home = page.locator("#plans .plan .home .area[role=button]").first
    name = (home.get_attribute("aria-label") or "").split(",")[0]
    home.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#home-name")).to_have_text(name)
    expect(page.locator("#home .card-plan")).to_be_attached()
    expect(page.locator("#home .card-still")).to_be_attached()
    # There is no room to stand in, so none is offered.
    expect(page.locator("#plans .room [role=button]")).to_have_count(0)


def test_a_card_that_is_closed_without_webgl_leaves_the_focus_on_its_home(
    visit: Visit, pictured: Served
) -> None:
    page = opened(visit, pictured)
    link = page.locator("#homes-table tbody a").nth(2)
    link.click()
    expect(page.locator("#home-name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_without_script_all_stages_floors_and_homes_are_there_with_words(
    chromium: Browser, pictured: Served
) -> None:
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(address(pictured))
        found = manifest(pictured)
        for stage in found["stages"]:
            assert not stage["still"] or page.get_by_role("img", name=re.compile(f"{stage['name']}$")).count()
        for storey in found["storeys"]:
            name = re.compile(f"^Floor plan, {storey['name']}")
            assert not storey["plan"] or page.get_by_role("img", name=name).count() == 1
        for unit in found["units"]:
            assert page.get_by_role("img", name=f"Floor plan of {unit['name']}", exact=True).count() == 1
            assert page.get_by_role("img", name=f"{unit['name']} seen from above", exact=False).count() == 1
        # A photo's card says in words beside its picture what it leads to.
        wordless = page.locator("img:not([alt]), img[alt='']:not(.photo-card img)")
        assert wordless.count() == 0
        page.locator("#homes-table tbody a").first.click()
        assert page.url.endswith(f"#at-{found['units'][0]['id']}")


def test_the_poster_comes_with_the_page_and_goes_when_the_model_stands(
    visit: Visit, pictured: Served
) -> None:
    page = visit.page
    page.goto(f"{address(pictured)}?quality=low", wait_until="commit")
    page.wait_for_function(
        "() => [document.getElementById('poster')].some((one) => one?.complete && one.naturalWidth > 0)"
    )
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    expect(page.locator("#poster")).to_be_hidden()


def test_a_link_to_a_stage_begins_with_the_picture_of_that_stage(visit: Visit, pictured: Served) -> None:
    stage = next(one for one in manifest(pictured)["stages"] if one["still"])
    visit.page.goto(f"{address(pictured)}?stage={stage['id']}&quality=low", wait_until="commit")
    assert (visit.page.locator("#poster").get_attribute("src") or "").endswith(stage["still"]["large"])


def opened(visit: Visit, pictured: Served) -> Page:
    page = visit.page
    page.add_init_script(NO_WEBGL)
    page.goto(address(pictured))
    page.wait_for_selector("html[data-ready=list]", state="attached")
    page.locator("#consent-no").click()
    return page


def whole(page: Page, picture: str) -> bool:
    return bool(page.locator(picture).evaluate("(one) => one.complete && one.naturalWidth > 0"))


def address(pictured: Served) -> str:
    return f"{pictured.url}/d/{showcase(pictured).development}/"


def manifest(pictured: Served) -> dict[str, Any]:
    path = next((pictured.data / "builds").glob("*/manifest.json"))
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found
