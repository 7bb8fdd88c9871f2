"""The buyers' page in a real browser: the scene, its twins in the list, and all of it without WebGL."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.resting import rested
from tests.e2e.serving import Served

pytestmark = pytest.mark.browser

#: Software rendering of a whole building takes its time on a busy machine, ms.
PATIENCE = 90_000

NO_WEBGL = """
const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : real.call(this, kind, ...rest);
};
"""


def test_a_buyer_walks_the_stages_from_bare_ground_to_handover(visit: Visit, served: Served) -> None:
    page = open_showcase(visit, served)
    finished = state(page)["scene"]["shown"]
    choose_stage(page, "bare-ground")
    ground = state(page)["scene"]["shown"]
    page.locator("#canvas").focus()
    page.keyboard.press("]")
    expect(page.locator("#stages input:checked")).not_to_have_value("bare-ground")
    begun = state(page)["scene"]["shown"]
    assert ground < begun < finished
    page.wait_for_url("**stage=**", timeout=PATIENCE)
    expect(page.locator("#moment-words")).to_contain_text("Planned")
    expect(page.locator("#said")).to_contain_text("Planned")


def test_a_buyer_opens_a_home_from_the_list_and_closes_it_with_escape(visit: Visit, served: Served) -> None:
    page = open_showcase(visit, served)
    page.locator("#show-homes").click()
    row = page.locator("#homes-table tbody tr").first
    name = row.locator("a").inner_text()
    row.locator("a").click()
    card = page.locator("#home")
    expect(card.locator("#home-name")).to_have_text(name)
    expect(card.locator("#home-name")).to_be_focused()
    expect(card.locator(".status")).to_be_visible()
    expect(page.locator("#said")).to_contain_text(name)
    assert "unit=" in page.url
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(row.locator("a")).to_be_focused()
    assert "unit=" not in page.url


def test_a_buyer_picks_in_the_scene_the_home_that_is_seen_there(visit: Visit, served: Served) -> None:
    page = open_showcase(visit, served)
    x, y, unit = a_point_with_a_home(page)
    page.mouse.click(x, y)
    expect(page.locator("html")).to_have_attribute("data-unit", unit)
    expect(page.locator("#home-name")).to_be_visible()


def test_a_chosen_home_can_be_lingered_on_before_it_is_built(visit: Visit, served: Served) -> None:
    unit = units(served)[0]["id"]
    page = open_showcase(visit, served, f"&stage=bare-ground&unit={unit}")
    assert unit in set(features_in_view(page).values())


def test_without_a_chosen_home_bare_ground_holds_no_home(visit: Visit, served: Served) -> None:
    page = open_showcase(visit, served, "&stage=bare-ground")
    assert not set(features_in_view(page).values()) & {unit["id"] for unit in units(served)}


def test_a_link_shows_its_reader_what_its_sender_saw(visit: Visit, served: Served, chromium: Browser) -> None:
    page = open_showcase(visit, served)
    choose_stage(page, "bare-ground")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**view=**", timeout=PATIENCE)
    with visiting(chromium) as other:
        other.page.goto(page.url)
        await_ready(other.page)
        seen, sent = state(other.page), state(page)
        assert seen["stop"] == "bare-ground"
        assert seen["camera"]["eye"] == pytest.approx(sent["camera"]["eye"], abs=0.02)


def test_a_still_page_draws_no_frames(visit: Visit, served: Served) -> None:
    page = open_showcase(visit, served)
    before = rested(page)
    passing_frames(page, 20)
    assert state(page)["scene"]["frames"] == before


def test_everything_comes_from_the_showcase_s_own_address(visit: Visit, served: Served) -> None:
    open_showcase(visit, served)
    assert visit.foreign_requests(served.url) == []
    assert visit.complaints == []


def test_without_webgl_a_buyer_finds_a_home_and_asks_about_it(visit: Visit, served: Served) -> None:
    page = open_list(visit, served)
    expect(page.locator("#scene-note")).to_be_visible()
    page.locator("thead .sort", has_text="Price").click()
    prices = [int(value) for value in every(page, "#homes-table tbody tr", "data-price")]
    assert prices == sorted(prices)
    page.locator("#homes-table tbody a").first.click()
    page.get_by_role("button", name="Ask about this home").click()
    page.get_by_label("Your name").fill("Ada Example")
    page.get_by_label("Your e-mail address").fill("not an address")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#enquiry-said")).to_contain_text("check the e-mail address")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#enquiry-said")).to_contain_text("Thank you")


def test_a_question_that_cannot_be_sent_is_not_lost(visit: Visit, served: Served) -> None:
    page = open_list(visit, served)
    page.locator("#homes-table tbody a").first.click()
    page.get_by_role("button", name="Ask about this home").click()
    page.get_by_label("Your name").fill("Ada Example")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_label("What would you like to know?").fill("Is there a lift?")
    visit.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#enquiry-said")).to_contain_text("no connection")
    expect(page.get_by_label("What would you like to know?")).to_have_value("Is there a lift?")


def test_a_filter_shows_what_fits_and_everything_is_one_press_away(visit: Visit, served: Served) -> None:
    page = open_list(visit, served)
    rows = page.locator("#homes-table tbody tr:visible")
    page.get_by_label("Only available").check()
    free = [unit for unit in units(served) if unit["status"] == "available"]
    expect(rows).to_have_count(len(free))
    page.get_by_label("Only my favourites").check()
    expect(page.locator("#homes-none")).to_be_visible()
    page.locator("#show-all").click()
    expect(rows).to_have_count(len(units(served)))


def test_a_favourite_is_kept_by_the_browser_alone_until_its_buyer_forgets_it(
    visit: Visit, served: Served
) -> None:
    page = open_list(visit, served)
    page.locator("#homes-table tbody a").first.click()
    heart = page.get_by_role("button", name="Favourite")
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    assert kept_by_the_browser(page) == [1, 0, "", 0]
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(heart).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#kept")).to_contain_text("in this browser only")
    page.get_by_role("button", name="Forget them all").click()
    assert kept_by_the_browser(page) == [0, 0, "", 0]
    page.get_by_role("button", name="Bring them back").click()
    expect(page.locator("#homes-table tr.favourite")).to_have_count(1)
    assert visit.context.cookies() == []


def kept_by_the_browser(page: Page) -> Any:
    return page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length]"
    )


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844), (768, 1024), (1440, 900)])
def test_on_every_screen_nothing_runs_over_its_edge_and_fingers_find_their_targets(
    chromium: Browser, served: Served, width: int, height: int
) -> None:
    with visiting(chromium, viewport={"width": width, "height": height}, has_touch=True) as visit:
        page = open_list(visit, served)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            """[...document.querySelectorAll("button, select, .stop, summary")]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.height, Math.max(box.width, 44)) < 36)
            .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
        )
        assert small == []


def open_showcase(visit: Visit, served: Served, more: str = "") -> Page:
    visit.page.goto(f"{address(served)}?quality=low{more}")
    await_ready(visit.page)
    return visit.page


def open_list(visit: Visit, served: Served) -> Page:
    visit.page.add_init_script(NO_WEBGL)
    visit.page.goto(address(served))
    visit.page.wait_for_selector("html[data-ready=list]", state="attached", timeout=PATIENCE)
    refuse(visit.page)
    return visit.page


def await_ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready=scene]", state="attached", timeout=PATIENCE)
    refuse(page)


def refuse(page: Page) -> None:
    """Say no to recording, so that the question stands before nothing."""
    page.locator("#consent-no").click()
    expect(page.locator("#consent-no")).to_have_count(0)


def address(served: Served) -> str:
    return f"{served.url}/d/{development(served)}/"


def development(served: Served) -> str:
    return next(path.parent.name for path in (served.data / "builds").glob("*/manifest.json"))


def units(served: Served) -> list[dict[str, Any]]:
    path = served.data / "builds" / development(served) / "manifest.json"
    found: list[dict[str, Any]] = json.loads(path.read_text())["units"]
    return found


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("(({ featuresAt, ...state }) => state)(maquette.state())")
    return found


def choose_stage(page: Page, stage: str) -> None:
    page.locator(f"#stages input[value='{stage}']").check(force=True)
    expect(page.locator("html")).to_have_attribute("data-stage", stage)


def features_in_view(page: Page, step: int = 14) -> dict[tuple[int, int], str]:
    """What is visible at a lattice of points of the view, by point; where nothing is there is no entry."""
    size = page.viewport_size
    assert size
    points = [(x, y) for x in range(10, size["width"], step) for y in range(80, size["height"] - 110, step)]
    flat = [number for point in points for number in point]
    found = page.evaluate("(points) => maquette.state().featuresAt(points)", flat)
    return {point: name for point, name in zip(points, found, strict=True) if name is not None}


def a_point_with_a_home(page: Page) -> tuple[int, int, str]:
    """A point of the bare view at which a home is seen, well within it."""
    rested(page)
    step = 5
    seen = features_in_view(page, step)
    homes = set(every(page, "#homes-table tbody tr", "data-unit"))
    for (x, y), name in seen.items():
        around = {seen.get((x + dx, y + dy)) for dx in (-step, step) for dy in (-step, step)}
        if name in homes and around == {name}:
            on = page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.id", [x, y])
            if on == "canvas":
                return x, y, name
    raise AssertionError(f"no home is in view, only {sorted(set(seen.values()))}")


def every(page: Page, selector: str, attribute: str) -> list[str]:
    return [one.get_attribute(attribute) or "" for one in page.locator(selector).all()]


def passing_frames(page: Page, count: int) -> None:
    page.evaluate(
        "(count) => new Promise((done) => {"
        " const next = () => (count-- > 0 ? requestAnimationFrame(next) : done(null)); next(); })",
        count,
    )
