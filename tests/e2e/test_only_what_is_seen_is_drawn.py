"""Who walks around the complete building has only its shell drawn, and cannot tell."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from models3d.manifest import Manifest, decode, encode
from models3d.shell import seen_from_outside
from tests.e2e.browsing import Visit
from tests.e2e.serving import Served, serving
from tests.e2e.showcase import showcase
from tests.models3d.reading_glb import primitives

pytestmark = pytest.mark.browser

SHELL = "shell.0123456789abcdef.bin"

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


@pytest.fixture(scope="module")
def shelled(sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server with the sample development, at which somebody has looked from outside."""
    data = tmp_path_factory.mktemp("shelled")
    shutil.copytree(sample_build, data / "builds")
    for file in (data / "builds").glob("*/manifest.json"):
        manifest = decode(file.read_bytes())
        (file.parent / SHELL).write_bytes(_shell(manifest, file.parent))
        file.write_bytes(encode(replace(manifest, shell=SHELL)))
        file.with_name("manifest.json.br").unlink()
    with serving(data) as it:
        yield it


def test_around_the_complete_building_only_its_shell_is_drawn_and_else_all_of_it(
    visit: Visit, shelled: Served
) -> None:
    page, place = visit.page, showcase(shelled)
    address = f"{shelled.url}/d/{place.development}/?quality=low&stage={place.stages[-1]}"
    everything = sum(chunk.triangles for chunk in _manifest(shelled).chunks)
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


def test_one_cannot_tell_that_only_the_shell_is_drawn(visit: Visit, shelled: Served) -> None:
    page, place = visit.page, showcase(shelled)
    address = f"{shelled.url}/d/{place.development}/?quality=low&stage={place.stages[-1]}"
    views = _around(_manifest(shelled))
    shells = [_picture(page, f"{address}&view={view}") for view in views]
    page.route("**/shell.*", lambda route: route.abort())
    for view, shell in zip(views, shells, strict=True):
        whole = _picture(page, f"{address}&view={view}")
        # Edges a pixel wide here and there, no more.
        assert (np.abs(whole - shell).max(axis=2) > VISIBLE).mean() < 0.003, view


def _manifest(served: Served) -> Manifest:
    return decode(next((served.data / "builds").glob("*/manifest.json")).read_bytes())


def _shell(manifest: Manifest, build: Path) -> bytes:
    """Of what the chunks hold, as a viewer reads it."""
    chunks = [primitives((build / chunk.file).read_bytes()) for chunk in manifest.chunks]
    some = [one for chunk in chunks for one in chunk]
    clear = {material.id for material in manifest.materials if material.opacity < 1}
    corners = np.concatenate([one.points[one.triangles] for one in some])
    solid = np.concatenate([np.full(len(one.triangles), one.material not in clear) for one in some])
    seen = seen_from_outside(corners, solid, None)
    ends = np.cumsum([sum(len(one.triangles) for one in chunk) for chunk in chunks])[:-1]
    return b"".join(np.packbits(part).tobytes() for part in np.split(seen, ends))


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
