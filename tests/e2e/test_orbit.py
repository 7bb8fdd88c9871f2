"""Round the building by hand: with the mouse, with a finger or two, with the arrow keys."""

from collections.abc import Iterator
from math import dist

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.e2e.browsing import Visit, visiting
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser


#: A small phone: every pixel is drawn by the processor, in every frame of a turn.
SMALL_PHONE = {"width": 320, "height": 568}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Visit]:
    with visiting(chromium, viewport=SMALL_PHONE, has_touch=True, is_mobile=True) as it:
        yield it


def test_a_finger_turns_the_building_and_two_fingers_bring_it_nearer(served: Served, phone: Visit) -> None:
    page, place = phone.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached", timeout=120_000)
    page.tap("#consent-no")
    fingers = phone.context.new_cdp_session(page)
    rested(page)
    eye, target = camera(page)

    drag(fingers, [[(120 + 22 * step, 220)] for step in range(5)])
    turned, _target = await_other_eye(page, eye)
    assert dist(turned, target) == pytest.approx(dist(eye, target), rel=0.02)

    drag(fingers, [[(180 - 18 * step, 220), (210 + 18 * step, 220)] for step in range(5)])
    nearer, now = await_other_eye(page, turned)
    assert dist(nearer, now) < 0.9 * dist(turned, target)
    assert phone.complaints == []


def test_a_mouse_and_the_arrow_keys_turn_the_building_too(served: Served, visit: Visit) -> None:
    page, place = visit.page, showcase(served)
    page.goto(f"{served.url}/d/{place.development}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached", timeout=120_000)
    page.click("#consent-no")
    rested(page)
    eye, target = camera(page)

    page.mouse.move(200, 150)
    page.mouse.down()
    page.mouse.move(300, 150, steps=4)
    page.mouse.up()
    turned, _target = await_other_eye(page, eye)
    assert dist(turned, target) == pytest.approx(dist(eye, target), rel=0.02)

    page.focus("#canvas")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    again, _target = await_other_eye(page, turned)
    assert dist(again, target) == pytest.approx(dist(eye, target), rel=0.02)
    assert visit.complaints == []


Point = tuple[float, float, float]


def camera(page: Page) -> tuple[Point, Point]:
    """Where the camera stands and what it looks at, metres."""
    found = page.evaluate("maquette.state().camera")
    return tuple(found["eye"]), tuple(found["target"])


def await_other_eye(page: Page, before: Point) -> tuple[Point, Point]:
    """The camera once it left ``before`` and came to rest."""
    page.wait_for_function(
        """before => {
          const eye = maquette.state().camera.eye;
          const rests = JSON.stringify(eye) === window.eyeBefore;
          window.eyeBefore = JSON.stringify(eye);
          return rests && Math.hypot(...eye.map((at, i) => at - before[i])) > 1;
        }""",
        arg=list(before),
        polling=500,
        timeout=60_000,
    )
    return camera(page)


def drag(fingers: CDPSession, path: list[list[tuple[int, int]]]) -> None:
    """Put fingers down at the first places of ``path``, move them along it, and lift them."""
    kinds = ["touchStart", *["touchMove"] * (len(path) - 1)]
    for kind, places in zip(kinds, path, strict=True):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
