"""Floor plans as a way to move: a press opens a home, another leads into a room; a small plan goes along."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, press_tool, visiting
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

HOME = "1-01"


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A buyer on a screen where the leaf stands beside the view."""
    with visiting(chromium, viewport={"width": 860, "height": 600}) as it:
        yield it


def test_a_buyer_opens_a_home_on_the_plan_and_stands_in_the_room_that_was_pressed(
    visit: Visit, pictured: Served
) -> None:
    page = opened(visit, pictured)
    page.get_by_role("button", name="First floor").click()
    home = page.locator(f".plan .home[data-unit='{HOME}']")
    home.locator(".room path").first.click()
    expect(page.locator("html")).to_have_attribute("data-unit", HOME)
    home.get_by_role("button", name="Bedroom 2").click()
    expect(page.locator("#indoors-name")).to_have_text("Bedroom 2")
    expect(page.locator("#canvas")).to_be_focused()
    x, _, z = page.evaluate("() => maquette.state().camera.eye")
    assert 0 < x < 3.7
    assert -12 < z < -7.9
    assert visit.complaints == []


def test_the_small_plan_follows_who_walks_and_rests_with_them(visit: Visit, pictured: Served) -> None:
    page = opened(visit, pictured, f"&unit={HOME}")
    page.locator(".plans").get_by_role("button", name="Living and kitchen").click()
    small = page.locator(".minimap")
    expect(small).to_have_accessible_name("You are here: First floor. Open the floor plan.")
    expect(small.locator(".home.mine")).to_have_attribute("data-unit", HOME)
    before = where(page)
    page.keyboard.down("ArrowLeft")
    page.wait_for_function(
        "([was]) => document.querySelector('.minimap-look').style.transform !== was", arg=before
    )
    page.keyboard.up("ArrowLeft")
    rested(page)
    changes = page.evaluate(
        """() => new Promise((done) => {
          let changes = 0
          new MutationObserver((all) => { changes += all.length }).observe(
            document.body, { attributes: true, childList: true, subtree: true })
          let frames = 20
          const next = () => (frames-- ? requestAnimationFrame(next) : done(changes))
          next()
        })"""
    )
    assert changes == 0
    page.keyboard.press("Escape")
    expect(small).to_be_hidden()


def test_by_keyboard_alone_a_buyer_goes_from_floor_to_home_to_room_and_back(
    visit: Visit, pictured: Served
) -> None:
    page = opened(visit, pictured)
    expect(page.locator(".leaf-title")).to_be_focused()
    page.get_by_role("button", name="First floor").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plan[data-storey=first-floor]")).to_be_visible()
    stop = page.locator(".plan [tabindex='0']")
    expect(stop).to_have_count(1)
    expect(stop).to_have_accessible_name("Home 1.01, 97 m², Available")
    stop.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).to_have_accessible_name("Home 1.02, 37 m², Available")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-unit", "1-02")
    expect(page.locator("#said")).to_contain_text("is open")
    # The focus has stayed in the plan, and the home's rooms follow it.
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).to_have_accessible_name("Living and kitchen")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-place", "inside")
    page.locator("#go-outside").press("Enter")
    expect(page.locator("#canvas")).to_be_focused()
    page.locator(".leaf-title").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#tools-more")).to_be_focused()


def test_every_home_of_every_floor_can_be_reached_on_its_plan(visit: Visit, pictured: Served) -> None:
    page = opened(visit, pictured)
    found: set[str] = set()
    for floor in page.locator(".plans-call").all():
        floor.click()
        name = (floor.get_attribute("aria-label") or "").split(", ")[1]
        expect(page.locator(".plans-name")).to_have_text(name)
        expect(page.locator(".plan > title")).to_have_text(name)
        for home in page.locator(".plan .area[role=button]").all():
            found.add((home.get_attribute("aria-label") or "").split(",")[0])
    names = page.locator("#homes-table tbody th a").all_text_contents()
    assert found == set(names)


def test_nothing_but_drawing_comes_out_of_a_plan_s_file(visit: Visit, pictured: Served) -> None:
    hostile = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
      class="plan" viewBox="0 0 9000 9000" data-storey="first-floor" onload="window.caught = 1">
      <style>body { display: none }</style><script>window.caught = 1</script>
      <foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="window.caught = 1"/>
      </foreignObject><image href="https://elsewhere.example/x.png"/><use href="#icon-sun"/>
      <a href="javascript:window.caught = 1"><text>press</text></a>
      <path class="outline" d="M0 0h900v900z" fill="url(https://elsewhere.example/y)"
        onclick="window.caught = 1"/>
    </svg>"""
    visit.page.route(
        "**/storey-*.svg", lambda route: route.fulfill(body=hostile, content_type="image/svg+xml")
    )
    page = opened(visit, pictured)
    expect(page.locator(".plans-sheet .outline")).to_be_attached()
    left = page.locator(".plans-sheet svg").evaluate(
        """(svg) => [...svg.querySelectorAll("*")].flatMap((one) => [one.localName,
          ...[...one.attributes].map(({ name }) => name).filter((name) => /^on|href|style/.test(name))])"""
    )
    assert set(left) <= {"defs", "pattern", "path", "g", "circle", "style"}, left
    assert page.locator(".plans-sheet style").count() == 0
    assert page.locator(".plans-sheet .outline").get_attribute("fill") is None
    assert page.evaluate("() => window.caught") is None
    assert visit.foreign_requests(pictured.url) == []


def opened(visit: Visit, pictured: Served, more: str = "") -> Page:
    page = visit.page
    page.goto(f"{pictured.url}/d/{showcase(pictured).development}/?quality=low{more}")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.locator("#consent-no").click()
    press_tool(page, "Floor plans")
    expect(page.locator(".plans-sheet svg")).to_be_visible()
    return page


def where(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => [document.querySelector('.minimap-look').style.transform]")
    return found
