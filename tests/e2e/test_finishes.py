"""A buyer chooses the finishes of their home, sees them in its rooms at once, and shows them to a friend."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import FloatRect, Page, expect

from tests.e2e.browsing import Visit
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: An available home, and one beside it behind a wall at x = 9 m.
HOME, SOLD = "1-01", "1-05"
#: Eye and target: the living room of the home looking at that wall, and that of the neighbours looking at it.
OWN, NEIGHBOURS = "6.2_4.6_-2.6_9_3.6_-2.6", "12_4.6_-2.6_9_3.6_-2.6"
#: Where in the small window no panel ever lies.
FREE: FloatRect = {"x": 150, "y": 70, "width": 420, "height": 120}
GREEN = "Smoked oak and deep green"


def test_a_buyer_sees_what_they_chose_at_once_but_never_in_the_raw_structure(
    served: Served, visit: Visit
) -> None:
    page = opened(served, visit, f"&unit={HOME}&inside=Living+and+kitchen&view={OWN}", "raw-structure")
    price = page.locator(".finish-total strong")
    expect(price).to_have_text("€506,000")
    expect(page.locator(".finish-note")).to_contain_text("still bare")
    raw = picture(page)
    choose(page, "living-and-kitchen", GREEN)
    expect(page.locator("#said")).to_contain_text(f"{GREEN}. In all €5")
    assert np.abs(picture(page) - raw).max() <= 2, "nothing is finished in the raw structure"
    page.wait_for_function("() => location.search.includes('fin=living-and-kitchen.3')")
    added = int(price.inner_text().replace("€", "").replace(",", "")) - 506_000
    assert added > 1000
    assert page.locator(".finish-sum dd").all_inner_texts() == ["€506,000", f"+ €{added:,}"]

    page.get_by_role("button", name="Show the finished rooms").press("Enter")
    expect(page.locator(".finish-note")).to_be_hidden()
    green, draws = picture(page), page.evaluate("() => maquette.state().scene.draws")
    choose(page, "living-and-kitchen", "Oak and chalk")
    expect(price).to_have_text("€506,000")
    oak = picture(page)
    assert page.evaluate("() => maquette.state().scene.draws") == draws
    changed = np.abs(green - oak).max(axis=2) > 12
    assert changed.mean() > 0.15, "floor and walls are others"
    lean = (green[..., 0] - green[..., 1]) - (oak[..., 0] - oak[..., 1])
    assert lean[changed].min() < -8, "a wall is green"
    page.wait_for_function("() => !location.search.includes('fin=')")
    assert visit.complaints == []


def test_the_neighbours_side_of_a_wall_stays_as_it_is(served: Served, visit: Visit) -> None:
    page = opened(served, visit, f"&unit={HOME}&inside=Neighbours&view={NEIGHBOURS}")
    before = picture(page)
    choose(page, "living-and-kitchen", GREEN)
    assert np.abs(picture(page) - before).max() <= 2
    assert visit.complaints == []


def test_a_sold_home_has_nothing_to_choose_and_an_enquiry_says_what_was_chosen(
    served: Served, visit: Visit
) -> None:
    page = opened(served, visit, f"&unit={SOLD}")
    expect(page.locator("#finishes")).to_be_empty()

    page.goto(
        f"{served.url}/d/{showcase(served).development}/?unit={HOME}&fin=bathroom.2_attic.7&quality=low"
    )
    ready(page)
    whole = page.get_by_role("group", name="The whole home")
    expect(whole.get_by_role("radio", checked=True)).to_have_count(0)
    whole.get_by_role("radio", name="Travertine and clay").focus()
    page.keyboard.press("Space")
    expect(whole.get_by_role("radio", checked=True)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(whole.get_by_role("radio", name=GREEN)).to_be_checked()
    page.get_by_role("button", name="Ask about this home").press("Enter")
    expect(page.locator("#enquiry-along")).to_contain_text(f"Bathroom: {GREEN} (€3,100)")
    assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str, stage: str = "garden-and-handover") -> Page:
    page = visit.page
    page.goto(f"{served.url}/d/{showcase(served).development}/?stage={stage}&quality=low{query}")
    ready(page)
    page.press("#consent-no", "Enter")
    return page


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    if "inside=" in page.url:
        page.wait_for_selector("html[data-place=inside]", state="attached")


def choose(page: Page, room: str, palette: str) -> None:
    part = page.locator(f"details[data-room='{HOME}-{room}']")
    part.evaluate("part => { part.open = true }")
    # The card may be pulled down to its edge, as on a phone inside a room; keys reach it all the same.
    radio = part.get_by_role("radio", name=palette)
    radio.focus()
    radio.press("Space")
    expect(radio).to_be_checked()


def picture(page: Page) -> NDArray[np.int16]:
    """What the scene shows when it has come to rest."""
    rested(page)
    shot = Image.open(BytesIO(page.screenshot(clip=FREE))).convert("RGB")
    return np.asarray(shot, np.int16)
