"""On small screens the building stands large and free, and what a buyer presses is by the thumb."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import Visit, press_tool, visiting
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: Where homes are seen, CSS pixels: edges, and the share of it that something else lies over.
SEEN = """() => {
  const rows = [...document.querySelectorAll('#homes-table [data-unit]')]
  const homes = new Set(rows.map((row) => row.dataset.unit))
  const { clientWidth: width, clientHeight: height } = document.querySelector('#canvas')
  const grid = []
  for (let x = 4; x < width; x += 12) for (let y = 4; y < height; y += 12) grid.push([x, y])
  const found = maquette.state().featuresAt(grid.flat())
  const seen = grid.filter((_, i) => homes.has(found[i]))
  const over = seen.filter(([x, y]) => document.elementFromPoint(x, y)?.id !== 'canvas')
  const [x, y] = [seen.map(([x]) => x), seen.map(([, y]) => y)]
  return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y),
    covered: over.length / seen.length }
}"""

#: Panels that lie over each other, and controls smaller than a fingertip.
CROWDED = """() => {
  const shown = (list) => [...document.querySelectorAll(list)].filter((one) => one.checkVisibility())
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
  const panels = shown(
    '.bar-name, .bar-ways, .moment, .tour-door, .ribbon, .side, .leaf, .notices > *, .tools')
  const crowded = panels.flatMap(({ one, box }, i) => panels.slice(i + 1)
    .filter((other) => !one.contains(other.one) && !other.one.contains(one))
    .filter(({ box: b }) => box.left < b.right - 1 && b.left < box.right - 1
      && box.top < b.bottom - 1 && b.top < box.bottom - 1)
    .map((other) => `${one.className} and ${other.one.className}`))
  const small = shown('.tools button, .bar button, .bar summary, .tour-door')
    .filter(({ box }) => Math.min(box.width, box.height) < 43.5).map(({ one }) => `small: ${one.className}`)
  return [...crowded, ...small]
}"""


@dataclass(frozen=True)
class Seen:
    """Edges of where homes are seen, CSS pixels, and the share of that which something lies over."""

    left: float
    right: float
    top: float
    bottom: float
    covered: float

    @property
    def width(self) -> float:
        """CSS pixels."""
        return self.right - self.left


def test_on_an_upright_phone_the_building_is_large_beside_the_question_and_after_it(
    chromium: Browser, served: Served
) -> None:
    with visiting(chromium, viewport={"width": 320, "height": 640}, has_touch=True) as visit:
        page = opened(visit, served)
        page.wait_for_selector("#consent-no")
        expect(page.locator("#moment")).to_be_hidden()
        asked = seen(page)
        # Here its height is what there is little of.
        assert asked.width > 0.5 * 320
        assert asked.covered < 0.03
        assert page.evaluate(CROWDED) == []

        before = page.evaluate("maquette.state().camera.eye")
        page.click("#consent-no")
        page.wait_for_function("(eye) => maquette.state().camera.eye[1] !== eye[1]", arg=before)
        told = seen(page)
        assert told.width > 0.78 * 320
        assert told.bottom - told.top > asked.bottom - asked.top
        assert told.covered < 0.03
        assert page.evaluate(CROWDED) == []
        assert visit.complaints == []


def test_on_a_phone_on_its_side_the_tools_are_one_press_away_and_give_the_view_back(
    chromium: Browser, served: Served
) -> None:
    with visiting(chromium, viewport={"width": 760, "height": 400}, has_touch=True) as visit:
        page = opened(visit, served)
        page.click("#consent-no")
        expect(page.locator("#moment")).to_be_visible()
        assert page.evaluate(CROWDED) == []
        assert seen(page).covered < 0.03

        page.locator("#homes-table a").first.evaluate("(link) => link.click()")
        expect(page.locator("#home")).to_be_visible()
        assert page.evaluate(CROWDED) == []
        more, folded = page.locator("#tools-more"), page.locator("#tools-all")
        more.press("Enter")
        expect(folded).to_be_visible()
        expect(page.get_by_role("button", name="Nearer")).to_be_visible()
        # Escape puts away what was opened last, and no more than that.
        page.keyboard.press("Escape")
        expect(folded).to_be_hidden()
        expect(more).to_be_focused()
        expect(page.locator("#home")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#home")).to_be_hidden()

        press_tool(page, "Light and sun")
        expect(folded).to_be_hidden()
        expect(page.locator(".leaf-title")).to_be_focused()
        assert page.evaluate(CROWDED) == []
        page.keyboard.press("Escape")
        expect(more).to_be_focused()
        assert visit.complaints == []


def test_from_right_to_left_the_page_is_its_own_mirror_image(chromium: Browser, served: Served) -> None:
    with visiting(chromium, viewport={"width": 760, "height": 400}, has_touch=True) as visit:
        page = opened(visit, served)
        page.click("#consent-no")
        parts = (".bar-name", ".bar-ways", ".tools", "#moment")
        there = [box(page, part) for part in parts]
        page.evaluate("document.documentElement.dir = 'rtl'")
        mirrored = [(760 - right, 760 - left) for left, right in (box(page, part) for part in parts)]
        for part, was, now in zip(parts, there, mirrored, strict=True):
            assert now == pytest.approx(was, abs=12), part


def box(page: Page, part: str) -> tuple[float, float]:
    """From where to where it lies across, CSS pixels."""
    found = page.locator(part).bounding_box()
    assert found, part
    return found["x"], found["x"] + found["width"]


def seen(page: Page) -> Seen:
    """Where homes are seen now."""
    return Seen(**page.evaluate(SEEN))


def opened(visit: Visit, served: Served) -> Page:
    visit.page.goto(f"{served.url}/d/{showcase(served).development}/?quality=low")
    visit.page.wait_for_selector("html[data-ready=scene]", state="attached")
    return visit.page
