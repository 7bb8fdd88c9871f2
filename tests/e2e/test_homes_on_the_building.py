"""A buyer says what they look for; the building shows which homes are left, also where nothing stands yet."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.browsing import VIEW, Visit
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase
from tests.gallery.screens import AT_REST, REST_MS

pytestmark = pytest.mark.browser

#: So many points of a view of the building are of homes that are free; most turn so much greener, of 255.
MANY, MOSTLY, GREENER = 20, 0.7, 8

#: The home seen at each point of a grid over the view, with the point.
SEEN = """([width, height]) => {
  const points = []
  for (let x = 20; x < width; x += 24)
    for (let y = 60; y < height - 110; y += 16) points.push([x, y])
  const found = maquette.state().featuresAt(points.flat())
  return points.flatMap((point, i) => found[i] === null ? [] : [[found[i], ...point]])
}"""


def test_while_the_price_is_dragged_the_bare_ground_shows_the_homes_that_are_left(
    served: Served, visit: Visit
) -> None:
    page, homes = opened(served, visit)
    assert painted(page, homes) == set(), "nothing stands, and nothing was asked for"
    dragged_to(page, 400_000)
    expect(page.locator("#filter-most-words")).to_have_text("€400,000")
    wait_until_painted(page, homes)
    affordable = {home for home, unit in homes.items() if unit["price"] <= 400_000}
    assert painted(page, homes) <= affordable
    dragged_to(page, 230_000)
    dear = [home for home, unit in homes.items() if unit["price"] > 230_000]
    wait_until_bare(page, dear)
    assert painted(page, homes), "some are cheaper"
    page.get_by_role("button", name="Show everything").first.click()
    expect(page.locator("#filter-mark")).not_to_be_checked()
    wait_until_bare(page, homes)
    assert visit.complaints == []


def test_a_painted_home_is_picked_where_it_will_stand_and_paint_gives_way_to_it(
    served: Served, visit: Visit
) -> None:
    page, homes = opened(served, visit)
    page.get_by_label("Only available").check()
    wait_until_painted(page, homes)
    page.locator("#hide-homes").click()
    home, x, y = next(spot for spot in spots(page) if spot[0] in homes)
    assert homes[home]["status"] == "available"
    page.mouse.click(x, y)
    expect(page.locator("#home-name")).to_have_text(homes[home]["name"])
    assert painted(page, homes) <= {home}
    page.keyboard.press("Escape")
    wait_until_painted(page, homes)
    assert visit.complaints == []


def test_without_wishes_all_homes_can_be_shown_by_how_free_they_are(served: Served, visit: Visit) -> None:
    page, homes = opened(served, visit)
    page.get_by_label("Show on the building").check()
    wait_until_painted(page, homes)
    assert {homes[home]["status"] for home in painted(page, homes)} >= {"available", "reserved"}
    page.get_by_label("Show on the building").uncheck()
    wait_until_bare(page, homes)
    assert visit.complaints == []


def test_of_homes_that_are_built_the_front_itself_is_painted(served: Served, visit: Visit) -> None:
    page, homes = opened(served, visit, finished=True)
    shown_on_the_building(page, wanted=False)
    bare = taken(page)
    shown_on_the_building(page, wanted=True)
    free = [(x, y) for home, x, y in spots(page) if home in homes and homes[home]["status"] == "available"]
    assert len(free) > MANY
    green = sum(greenness(now) > greenness(before) + GREENER for now, before in at(free, taken(page), bare))
    assert green > MOSTLY * len(free)
    assert visit.complaints == []


def shown_on_the_building(page: Page, *, wanted: bool) -> None:
    """Homes are painted or not, and the list is out of the way."""
    if not page.locator("#filter-mark").is_visible():
        page.locator("#show-homes").click()
    page.locator("#filter-mark").set_checked(wanted)
    page.wait_for_function("wanted => maquette.state().scene.painted === wanted", arg=wanted)
    page.locator("#hide-homes").click()


def taken(page: Page) -> Image.Image:
    """The view at rest."""
    page.evaluate(AT_REST, REST_MS)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def at(places: list[tuple[int, int]], *pictures: Image.Image) -> Iterator[tuple[Any, ...]]:
    """The colours of ``pictures`` at each of ``places``."""
    for x, y in places:
        yield tuple(
            picture.getpixel((x * picture.width // VIEW["width"], y * picture.height // VIEW["height"]))
            for picture in pictures
        )


def greenness(colour: tuple[int, int, int]) -> float:
    """How much greener than red a colour is."""
    return colour[1] - colour[0]


def opened(served: Served, visit: Visit, *, finished: bool = False) -> tuple[Page, dict[str, Any]]:
    """The bare ground, or the ``finished`` building, with the list of homes open; the homes by their ids."""
    place = showcase(served)
    manifest = json.loads((served.data / "builds" / place.development / "manifest.json").read_bytes())
    page = visit.page
    stage = manifest["stages"][-1]["id"] if finished else "bare-ground"
    page.goto(f"{served.url}/d/{place.development}/?stage={stage}&quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    page.locator("#show-homes").click()
    return page, {unit["id"]: unit for unit in manifest["units"]}


def dragged_to(page: Page, price: int) -> None:
    """The slider is on its way, and not yet let go."""
    page.locator("#filter-most").evaluate(
        """(slider, price) => {
          slider.value = price
          slider.dispatchEvent(new Event('input', {bubbles: true}))
        }""",
        price,
    )


def spots(page: Page) -> list[tuple[str, int, int]]:
    """What is seen where in the view."""
    return [(home, x, y) for home, x, y in page.evaluate(SEEN, [VIEW["width"], VIEW["height"]])]


def painted(page: Page, homes: dict[str, Any]) -> set[str]:
    """The homes that are seen."""
    return {home for home, _, _ in spots(page)} & set(homes)


def wait_until_bare(page: Page, homes: Iterable[str]) -> None:
    """None of ``homes`` is painted any more."""
    page.wait_for_function(
        f"([homes, size]) => !({SEEN})(size).some(([home]) => homes.includes(home))",
        arg=[list(homes), [VIEW["width"], VIEW["height"]]],
    )


def wait_until_painted(page: Page, homes: dict[str, Any]) -> None:
    """The paint is a script of its own."""
    page.wait_for_function(
        f"([homes, size]) => ({SEEN})(size).some(([home]) => homes.includes(home))",
        arg=[list(homes), [VIEW["width"], VIEW["height"]]],
    )
