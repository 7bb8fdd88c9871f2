"""What a buyer sees while the building is on its way: a poster, or what there is by then."""

import pytest
from playwright.sync_api import Route

from tests.e2e.browsing import Visit
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: Notes how often the scene had been drawn when the poster was told to go.
SEEN = """
new MutationObserver((_, watch) => {
  if (document.documentElement.dataset.seen === undefined) return
  window.drawnWhenSeen = maquette.state().scene.frames
  watch.disconnect()
}).observe(document, { attributes: true, subtree: true })
"""


def test_under_the_poster_the_building_is_drawn_once_and_whole(visit: Visit, pictured: Served) -> None:
    page = visit.page
    page.add_init_script(SEEN)
    page.goto(f"{pictured.url}/d/{showcase(pictured).development}/?quality=low")
    page.wait_for_function("() => window.drawnWhenSeen !== undefined")
    assert page.evaluate("drawnWhenSeen") == 1
    page.wait_for_selector("#poster", state="hidden")
    assert visit.complaints == []


def test_without_a_poster_whoever_waits_for_the_network_sees_what_there_is(
    visit: Visit, served: Served
) -> None:
    page, place = visit.page, showcase(served)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/{place.chunks[-1]}", hold)
    page.goto(f"{served.url}/d/{place.development}/?quality=low")
    page.wait_for_function("() => (window.maquette?.state().scene?.triangles ?? 0) > 1000")
    assert page.evaluate("document.documentElement.dataset.seen") is None
    part = page.evaluate("maquette.state().scene.triangles")

    for route in held:
        route.continue_()
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    assert page.evaluate("maquette.state().scene.triangles") > part
    assert visit.complaints == []


def test_a_part_that_arrives_broken_leaves_the_list_and_says_so(visit: Visit, served: Served) -> None:
    page, place = visit.page, showcase(served)
    page.route(f"**/{place.chunks[0]}", lambda route: route.fulfill(body=b"no model, but long enough"))
    page.goto(f"{served.url}/d/{place.development}/?quality=low")
    page.wait_for_selector("html[data-ready=list]", state="attached")
    assert "could not be shown" in page.inner_text("#scene-note")
    assert page.is_visible("#homes")


def test_where_nothing_can_be_unpacked_the_list_is_left_and_says_so(visit: Visit, served: Served) -> None:
    page = visit.page
    visit.context.route("**/unpacker-*.js", lambda route: route.abort())
    page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
    page.wait_for_selector("html[data-ready=list]", state="attached")
    assert "could not be shown" in page.inner_text("#scene-note")


def test_a_slow_machine_is_asked_for_less_though_nobody_said_so(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    assert page.evaluate("maquette.state().scene.quality") == "low"
    smooth = "document.getElementById('canvas').getContext('webgl2').getContextAttributes().antialias"
    assert page.evaluate(smooth) is False
    page.click("#consent-no")
    page.focus("#canvas")
    before = page.evaluate("maquette.state().scene.frames")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(before) => maquette.state().scene.frames > before", arg=before)
    assert visit.complaints == []
