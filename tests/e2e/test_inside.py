"""A buyer stands in their home: finished, and in the raw structure; walks, looks out, and comes out again."""

from collections.abc import Iterator
from math import dist

import pytest
from playwright.sync_api import Browser, Page, expect
from shapely import Point, Polygon

from models3d.build import read_build
from tests.e2e.browsing import Visit, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import Showcase, showcase

pytestmark = pytest.mark.browser

HOME = "1-01"


@pytest.fixture
def walker(chromium: Browser) -> Iterator[Visit]:
    """A buyer whose screen has few pixels: a walk is many frames, and a room fills each of them."""
    with visiting(chromium, device_scale_factor=0.25) as it:
        yield it


@pytest.mark.parametrize("stage", ["raw-structure", "handover"])
def test_a_buyer_stands_in_the_room_that_was_opened_and_sees_that_home(
    served: Served, visit: Visit, stage: str
) -> None:
    page, place = opened(served, visit, stage)
    outside = eye(page)
    page.get_by_role("button", name="Step inside").click()
    expect(page.locator("#indoors-name")).to_have_text("Living and kitchen")
    x, y, z = eye(page)
    # The room as the price list's plan has it, 1.6 m over its floor.
    assert 3.57 < x < 8.96
    assert -6.03 < z < -0.14
    assert y == pytest.approx(3.06 + 1.6, abs=0.15)
    # In the raw structure the garden of the home below shows through the openings.
    assert features(page).count(HOME) >= 5, "what is around one in a room is that home"

    page.get_by_role("button", name="Back outside").click()
    expect(page.get_by_role("button", name="Back outside")).to_be_hidden()
    page.wait_for_function("([x]) => Math.abs(maquette.state().camera.eye[0] - x) < 0.01", arg=outside)
    assert visit.complaints == []
    assert place.homes


def test_a_buyer_walks_with_the_keyboard_and_never_through_a_wall(served: Served, walker: Visit) -> None:
    page, _place = opened(served, walker, "handover")
    page.get_by_role("button", name="Step inside").click()
    start = eye(page)
    page.keyboard.down("ArrowDown")
    page.wait_for_function(
        """([x, , z]) => {
          const [a, , b] = maquette.state().camera.eye
          return Math.hypot(a - x, b - z) > 0.3
        }""",
        arg=start,
    )
    # Backwards until something stands in the way.
    page.wait_for_function(RESTS)
    page.keyboard.up("ArrowDown")
    x, y, z = eye(page)
    assert any(room.covers(Point(x, z)) for room in rooms(served)), "the buyer has gone through a wall"
    assert y == pytest.approx(start[1], abs=0.02)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Back outside")).to_be_hidden()
    expect(page.locator("#home-name")).to_be_visible()
    assert walker.complaints == []


def test_a_buyer_looks_out_of_a_window_and_the_link_leads_a_friend_there(
    served: Served, visit: Visit
) -> None:
    page, _place = opened(served, visit, "handover")
    page.get_by_role("button", name="South: trees and garden").first.click()
    expect(page.locator("#indoors-name")).to_have_text("At a window")
    at = eye(page)
    page.wait_for_function("() => location.search.includes('inside=')")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.wait_for_selector("html[data-place=inside]", state="attached")
    assert dist(eye(page), at) < 0.1
    assert visit.complaints == []


#: True once the eye has stood still for a while, by the page's own frames.
RESTS = """() => new Promise((done) => {
  let still = 0, before = maquette.state().camera.eye
  const look = () => {
    const now = maquette.state().camera.eye
    still = Math.hypot(now[0] - before[0], now[2] - before[2]) < 1e-4 ? still + 1 : 0
    before = now
    if (still > 8) done(true); else requestAnimationFrame(look)
  }
  look()
})"""


def opened(served: Served, visit: Visit, stage: str) -> tuple[Page, Showcase]:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/?stage={stage}&unit={HOME}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page, place


def rooms(served: Served) -> list[Polygon]:
    """The home's rooms on plan, and half a wall around each, for doors."""
    manifest = read_build(next((served.data / "builds").glob("*/manifest.json")).parent)
    own = [feature for feature in manifest.features if feature.unit == HOME]
    return [Polygon(prism.footprint).buffer(0.15) for feature in own for prism in feature.volumes]


def eye(page: Page) -> list[float]:
    found: list[float] = page.evaluate("() => maquette.state().camera.eye")
    return found


def features(page: Page) -> list[str | None]:
    """What is visible on a grid over the middle of the view."""
    found: list[str | None] = page.evaluate(
        """() => {
          const { width, height } = document.getElementById("canvas").getBoundingClientRect()
          const points = []
          for (let i = 1; i < 8; i++)
            for (let j = 2; j < 7; j++) points.push((width * i) / 8, (height * j) / 8)
          return maquette.state().featuresAt(points)
        }"""
    )
    return found
