"""That a graphics card takes the one surface of all materials, finished and in card: no shader fails."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: Every pixel is drawn by the processor here.
VIEW = {"width": 240, "height": 160}

#: A chunk is at most one draw of opaque things and one of panes; shadows and the shade in crevices draw what
#: is opaque again; the rest is the table, the ghosts of homes, the sky for panes to mirror, and shade itself.
MOST_DRAWS_A_STAGE, MOST_OTHER_DRAWS = 4, 14


@pytest.mark.parametrize("stage", [2, -1])
def test_a_buyer_with_a_graphics_card_sees_the_building_without_a_complaint(
    served: Served, chromium: Browser, stage: int
) -> None:
    place = showcase(served)
    with visiting(chromium, viewport=VIEW) as visit:
        page = visit.page
        page.goto(f"{served.url}/d/{place.development}/?stage={place.stages[stage]}&quality=full")
        page.wait_for_function("() => document.documentElement.dataset.ready === 'scene'", timeout=180_000)
        # A shader that fails says so when it is first drawn with.
        page.wait_for_function("() => maquette.state().scene.frames > 1", timeout=180_000)
        scene = page.evaluate("() => maquette.state().scene")
        assert visit.complaints == []
        assert scene["quality"] == "full"
        assert scene["draws"] <= MOST_DRAWS_A_STAGE * len(place.stages) + MOST_OTHER_DRAWS
