"""A buyer sees light as photographs have it, on a machine of any speed, and keeps it when the card fails."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.browsing import Visit, visiting
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

NOON, DUSK, NIGHT = "6-1300", "6-2130", "12-1900"
HOME = "1-01"
#: How light the page's own paper is, #F6F3EE.
PAPER = 0.954
#: What phones can spare for a page.
MOST_BYTES = 200e6


@dataclass
class Exposure:
    """What a light meter says of a picture: 0 black to 1 white."""

    mean: float
    #: Shares of pixels that are white without any drawing left, and of such that shine warm before all else.
    clipped: float
    lamps: float
    #: How light the uppermost and the middle rows are at the sides, where nothing stands.
    top: float
    middle: float


@pytest.fixture(scope="module")
def lit(served: Served, chromium: Browser) -> Iterator[Page]:
    """The finished building, open for all who bring their own hour."""
    with visiting(chromium) as visit:
        opened(served, visit.page, "stage=handover&quality=low")
        yield visit.page
        assert visit.complaints == []


def test_noon_is_bright_night_is_dark_and_lamps_are_lit_then_only(lit: Page) -> None:
    hour(lit, NOON)
    noon = metered(lit)
    hour(lit, DUSK)
    dusk = metered(lit)
    hour(lit, NIGHT)
    night = metered(lit)
    assert night.mean < dusk.mean < noon.mean
    assert night.mean < 0.35
    assert noon.mean > 0.6
    assert noon.clipped < 0.02, "white walls keep their drawing"
    assert noon.lamps < 0.0005
    assert 0.001 < night.lamps < 0.1, "somebody is in, and not everybody"


def test_the_sky_of_a_dusk_is_a_gradient_and_by_day_it_is_the_paper(lit: Page) -> None:
    hour(lit, DUSK)
    dusk = metered(lit)
    assert abs(dusk.top - dusk.middle) > 0.03
    hour(lit, NOON)
    noon = metered(lit)
    assert noon.top == pytest.approx(PAPER, abs=0.03)


def test_a_lost_graphics_card_comes_back_with_the_picture_also_at_night_and_inside(
    served: Served, visit: Visit
) -> None:
    page = visit.page
    opened(served, page, f"stage=handover&unit={HOME}&sun={NIGHT}&quality=low")
    lost_and_found(page)
    page.get_by_role("button", name="Step inside").click()
    expect(page.locator("#indoors-name")).to_have_text("Living and kitchen")
    rested(page)
    lost_and_found(page)
    assert page.locator("html").get_attribute("data-place") == "inside"
    assert "sun=12-1900" in page.url
    assert visit.complaints == []


def test_a_hidden_page_draws_nothing_until_it_is_looked_at_again(lit: Page) -> None:
    hour(lit, NOON)
    before = frames(lit)
    hidden(lit, True)
    hour(lit, NIGHT, wait=False)
    lit.evaluate(SOME_FRAMES)
    assert frames(lit) == before
    hidden(lit, False)
    lit.wait_for_function("(before) => maquette.state().scene.frames > before", arg=before)
    assert metered(lit).mean < 0.35


def test_a_slow_machine_draws_coarser_while_it_turns_and_at_its_best_when_it_rests(
    served: Served, chromium: Browser
) -> None:
    # A buyer who likes motion: a turn by key then takes a good many frames.
    small = {"viewport": {"width": 320, "height": 240}, "device_scale_factor": 1}
    with visiting(chromium, **small, reduced_motion="no-preference") as visit:
        page = visit.page
        opened(served, page, "stage=handover&quality=low")
        best = ratio(page)
        page.focus("#canvas")
        page.keyboard.press("ArrowLeft")
        page.wait_for_function("(best) => maquette.state().scene.ratio < best", arg=best, polling="raf")
        page.wait_for_function("(best) => maquette.state().scene.ratio === best", arg=best)
        assert visit.complaints == []


def test_a_phone_at_full_quality_needs_less_than_it_can_spare(served: Served, chromium: Browser) -> None:
    # Small, as every pixel is drawn by the processor; the count itself is of a large phone's pixels.
    with visiting(chromium, viewport={"width": 320, "height": 200}) as visit:
        opened(served, visit.page, "stage=handover&quality=full")
        rested(visit.page)
        memory = visit.page.evaluate("() => maquette.state().scene.memory")
        assert memory["shadows"] > 0
        assert memory["buffers"] > 1e6
        phone = memory["total"] - memory["picture"] + 412 * 915 * 2 * 2 * 40
        assert phone < MOST_BYTES
        assert metered(visit.page).clipped < 0.02
        # The sky that glass mirrors is drawn by the card itself and must come back too.
        lost_and_found(visit.page)
        assert visit.complaints == []


def test_where_walls_meet_the_picture_darkens_and_the_sky_stays_as_it_is(
    served: Served, chromium: Browser
) -> None:
    with visiting(chromium, viewport={"width": 240, "height": 160}) as visit:
        page, kept = visit.page, list[Route]()

        def keep(route: Route) -> None:
            kept.append(route)

        page.route("**/crevices*", keep)
        opened(served, page, "stage=raw-structure&quality=full")
        plain = brightness(seen(page))
        before = drawn(page)
        kept[0].continue_()
        page.wait_for_function("(draws) => maquette.state().scene.draws > draws", arg=before)
        rested(page)
        darker = plain - brightness(seen(page))
        assert (darker > 0.02).mean() > 0.05, "nothing has become darker"
        assert darker.min() > -0.02, "shade does not light"
        sky = np.hstack([darker[:6, :12], darker[:6, -12:]])
        assert abs(sky).max() < 0.01, "there is nothing in the sky that takes light"
        assert visit.complaints == []


def opened(served: Served, page: Page, query: str) -> None:
    page.goto(f"{served.url}/d/{showcase(served).development}/?{query}")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    rested(page)


def hour(page: Page, sun: str, *, wait: bool = True) -> None:
    """Go to an hour as the browser's own buttons do."""
    page.evaluate(
        """(sun) => {
          const query = new URLSearchParams(location.search)
          query.set("sun", sun)
          history.pushState(null, "", `?${query}`)
          dispatchEvent(new PopStateEvent("popstate"))
        }""",
        sun,
    )
    if wait:
        rested(page)


def hidden(page: Page, away: bool) -> None:
    """Have the page think that another one lies over it: a browser without a screen has no other way."""
    page.evaluate(
        """(away) => {
          Object.defineProperty(document, "hidden", { value: away, configurable: true })
          document.dispatchEvent(new Event("visibilitychange"))
        }""",
        away,
    )


def lost_and_found(page: Page) -> None:
    """Take the graphics card from the page and give it back; the picture and the state must be as before."""
    before, state = metered(page), page.evaluate(STATE)
    page.evaluate(LOST)
    rested(page)
    after = metered(page)
    assert page.evaluate(STATE) == state
    assert after.mean == pytest.approx(before.mean, abs=0.005)
    assert after.lamps == pytest.approx(before.lamps, rel=0.1, abs=1e-4)


def ratio(page: Page) -> float:
    """Pixels drawn a pixel of the page."""
    found: float = page.evaluate("() => maquette.state().scene.ratio")
    return found


def frames(page: Page) -> int:
    found: int = page.evaluate("() => maquette.state().scene.frames")
    return found


def drawn(page: Page) -> int:
    """Calls that the last picture took."""
    found: int = page.evaluate("() => maquette.state().scene.draws")
    return found


def seen(page: Page) -> NDArray[np.float64]:
    """The model's canvas alone, as it is on the screen: panels are hidden for the picture."""
    page.evaluate(PANELS, False)
    taken = page.locator("#canvas").screenshot()
    page.evaluate(PANELS, True)
    return np.asarray(Image.open(io.BytesIO(taken)).convert("RGB"), dtype=float)


def brightness(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """How light each pixel of it is, 0 to 1."""
    light: NDArray[np.float64] = picture @ [0.2126, 0.7152, 0.0722] / 255
    return light


def metered(page: Page) -> Exposure:
    """Read the picture on the screen."""
    picture = seen(page)
    light = brightness(picture)
    red, blue = picture[..., 0], picture[..., 2]
    margin = picture.shape[1] // 20
    sides = np.hstack([light[:, 4:margin], light[:, -margin:-4]]).mean(axis=1)
    return Exposure(
        mean=float(light.mean()),
        clipped=float((picture.min(axis=2) >= 254).mean()),
        lamps=float(((red > 200) & (red - blue > 40) & (light > np.median(light) + 0.25)).mean()),
        top=float(sides[4]),
        middle=float(sides[len(sides) // 2]),
    )


SOME_FRAMES = """() => new Promise((then) => {
  let left = 5
  const next = () => (left-- ? requestAnimationFrame(next) : then())
  next()
})"""

LOST = """() => new Promise((then) => {
  const canvas = document.getElementById("canvas")
  const card = canvas.getContext("webgl2").getExtension("WEBGL_lose_context")
  canvas.addEventListener("webglcontextlost", () => setTimeout(() => card.restoreContext()), { once: true })
  canvas.addEventListener("webglcontextrestored", then, { once: true })
  card.loseContext()
})"""

STATE = """() => {
  const { shown, sun, occlusion, quality } = maquette.state().scene
  const { eye } = maquette.state().camera
  return { shown, sun, occlusion, quality, eye: eye.map((n) => n.toFixed(3)) }
}"""

PANELS = """(shown) => {
  const canvas = document.getElementById("canvas")
  const hide = (parent) => {
    for (const child of parent.children)
      if (child.contains(canvas)) { if (child !== canvas) hide(child) }
      else child.style.visibility = shown ? "" : "hidden"
  }
  hide(document.body)
}"""
