"""A buyer opens the building by storeys, by a cut, around one home, lifts it apart, and measures in it."""

import re

import pytest
from playwright.sync_api import Page, Position, expect

from tests.e2e.browsing import Visit, press_tool
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

HOME = "1-01"


def test_a_buyer_takes_storeys_off_and_picks_a_home_from_above(served: Served, visit: Visit) -> None:
    page = opened(served, visit, "?")
    level = page.get_by_label("Up to")
    level.focus()
    for _ in range(5):
        level.press("ArrowLeft")
    expect(level).to_have_attribute("aria-valuetext", "First floor")
    expect(page.locator("#said")).to_have_text("Shown up to: First floor.")
    page.wait_for_function("() => location.search.includes('cut=s1')")
    seen = homes_seen(page)
    assert seen, "without a roof one looks into homes"
    assert all(home.startswith(("0-", "1-")) for home in seen), "what was taken off is not seen"

    address = page.url
    page.get_by_role("button", name="Close the building again").click()
    page.wait_for_function("() => !location.search.includes('cut=')")
    page.goto(address)
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    assert all(home.startswith(("0-", "1-")) for home in homes_seen(page))
    assert visit.complaints == []


def test_a_buyer_cuts_through_and_shows_one_home_alone(served: Served, visit: Visit) -> None:
    page = opened(served, visit, f"?unit={HOME}")
    before = eye(page)
    page.get_by_role("button", name="Crossways").click()
    page.wait_for_function(
        "([x]) => Math.abs(maquette.state().camera.eye[0] - x) > 1",
        arg=before,
    )
    place = page.locator("#cuts-place")
    place.focus()
    place.press("ArrowRight")
    page.wait_for_function("() => /cut=b51/.test(location.search)")
    page.get_by_role("button", name="From the other side").click()
    page.wait_for_function("() => maquette.state().cut.section.at === 51")
    page.get_by_role("button", name="No cut").click()

    page.get_by_label("Home 1.01 on its own").check()
    page.get_by_label("Leave out all the rest").check()
    page.wait_for_function("() => /cut=h/.test(location.search)")
    assert HOME in homes_seen(page)

    page.get_by_label("Air between storeys").press("ArrowRight")
    page.wait_for_function("() => maquette.state().cut.lift === 0.25")
    assert visit.complaints == []


def test_a_buyer_measures_with_two_taps_and_with_the_keyboard(served: Served, visit: Visit) -> None:
    page = opened(served, visit, "?cut=s1")
    page.get_by_role("button", name="Measure").click()
    canvas = page.locator("#canvas")
    expect(canvas).to_be_focused()
    first, second = spots(page)
    canvas.click(position=first)
    expect(page.locator("#said")).to_contain_text("The first point is")
    canvas.click(position=second)
    label = page.locator(".measures-label")
    expect(label).to_have_text(re.compile(r"^\d+\.\d\d m$"))
    expect(page.locator("#said")).to_contain_text(label.inner_text())

    page.keyboard.press("Enter")
    expect(label).to_be_hidden()
    frames = page.evaluate("() => maquette.state().scene.frames")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(before) => maquette.state().scene.frames > before", arg=frames)
    rested(page)
    page.keyboard.press("Enter")
    expect(label).to_be_visible()
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()
    expect(page.get_by_role("button", name="Measure")).to_have_attribute("aria-pressed", "false")
    assert visit.complaints == []


#: Points of the view on the building, and what is seen there.
GRID = """() => {
  const {width, height} = document.getElementById('canvas').getBoundingClientRect()
  const points = []
  for (let row = 1; row < 24; row++)
    for (let column = 1; column < 32; column++) points.push(width * column / 32, height * row / 24)
  const found = maquette.state().featuresAt(points)
  return found.map((home, at) => [home, points[2 * at], points[2 * at + 1]])
}"""


def opened(served: Served, visit: Visit, query: str) -> Page:
    page, place = visit.page, showcase(served)
    page.set_viewport_size({"width": 960, "height": 600})
    page.goto(f"{served.url}/d/{place.development}/{query}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    press_tool(page, "Look inside the building")
    return page


def homes_seen(page: Page) -> set[str]:
    return {home for home, _x, _y in page.evaluate(GRID) if home and re.fullmatch(r"\d-\d\d", home)}


def spots(page: Page) -> tuple[Position, Position]:
    """Two places in different homes that no panel covers (CSS pixels of the canvas)."""
    free = """([x, y]) => document.elementFromPoint(x, y)?.id === 'canvas'"""
    found: dict[str, Position] = {}
    for home, x, y in page.evaluate(GRID):
        if home and re.fullmatch(r"\d-\d\d", home) and page.evaluate(free, [x, y]):
            found.setdefault(home, Position(x=x, y=y))
    first, *_, last = found.values()
    return first, last


def eye(page: Page) -> list[float]:
    found: list[float] = page.evaluate("() => maquette.state().camera.eye")
    return found
