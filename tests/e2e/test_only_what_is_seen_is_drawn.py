"""Who walks around the complete building has only its shell drawn, and cannot tell."""

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from models3d.manifest import Manifest, decode
from tests.e2e.browsing import Visit
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: A home, and eyes in its living room.
HOME = "1-01"
IN_THERE = "6.2_4.6_-2.6_9_3.6_-2.6"

#: A difference of a colour (of 255) that somebody might see.
VISIBLE = 24

#: Nothing but the picture.
ALONE = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("body * { visibility: hidden !important } #canvas { visibility: visible !important }")
  document.adoptedStyleSheets = [sheet]
}"""


def test_around_the_complete_building_only_its_shell_is_drawn_and_else_all_of_it(
    visit: Visit, served: Served
) -> None:
    page, place = visit.page, showcase(served)
    address = f"{served.url}/d/{place.development}/?quality=low&stage={place.stages[-1]}"
    everything = sum(chunk.triangles for chunk in _manifest(served).chunks)
    _come(page, address)
    assert _drawn(page) < 0.6 * everything
    page.focus("#canvas")
    page.keyboard.press("[")
    page.wait_for_function("stage => maquette.state().stop === stage", arg=place.stages[-2])
    assert _drawn(page) >= everything
    page.keyboard.press("]")
    page.wait_for_function("stage => maquette.state().stop === stage", arg=place.stages[-1])
    assert _drawn(page) < 0.6 * everything
    for opened in ("&cut=l20", f"&unit={HOME}&inside=Living+and+kitchen&view={IN_THERE}"):
        _come(page, address + opened)
        assert _drawn(page) >= everything, opened
    assert visit.complaints == []


def test_one_cannot_tell_that_only_the_shell_is_drawn(visit: Visit, served: Served) -> None:
    page, place = visit.page, showcase(served)
    address = f"{served.url}/d/{place.development}/?quality=low&stage={place.stages[-1]}"
    views = _around(_manifest(served))
    shells = [_picture(page, f"{address}&view={view}") for view in views]
    page.route("**/shell.*", lambda route: route.abort())
    for view, shell in zip(views, shells, strict=True):
        whole = _picture(page, f"{address}&view={view}")
        # Edges a pixel wide here and there, no more.
        assert (np.abs(whole - shell).max(axis=2) > VISIBLE).mean() < 0.003, view


def _manifest(served: Served) -> Manifest:
    return decode(next((served.data / "builds").glob("*/manifest.json")).read_bytes())


def _around(manifest: Manifest) -> list[str]:
    """Views of the building from above, and from the street."""
    low, high = np.array(manifest.bounds.low), np.array(manifest.bounds.high)
    middle, reach = (low + high) / 2, float(np.linalg.norm(high - low))
    found = []
    for turn, away, height in ((0.3, 1.1, 0.5), (1.8, 0.7, 0.1)):
        eye = middle + reach * away * np.array([np.cos(turn), height, np.sin(turn)])
        found.append("_".join(f"{number:.2f}" for number in (*eye, *middle)))
    return found


def _come(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready=scene]", state="attached")


def _drawn(page: Page) -> int:
    """Triangles of the latest frame, once what was asked for has been drawn."""
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return int(page.evaluate("maquette.state().scene.triangles"))


def _picture(page: Page, address: str) -> NDArray[np.int64]:
    _come(page, address)
    page.evaluate(ALONE)
    with Image.open(io.BytesIO(page.locator("#canvas").screenshot())) as shot:
        return np.asarray(shot.convert("RGB"), np.int64)
