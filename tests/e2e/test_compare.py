"""A buyer holds two moments of the building against each other: one picture, and a line drawn through it."""

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browsing import Visit, press_tool, visiting
from tests.e2e.resting import rested
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

HOME = "1-01"
#: So many pixels beside the line may be mixed of both sides.
NEAR = 3
#: And in two years the sun of a day comes back to nearly the same place: edges of shadows move by a pixel.
ALIKE = 0.995

Pixels = npt.NDArray[np.int16]


def test_each_side_of_the_line_is_the_picture_of_its_own_moment_with_its_own_shadows(
    served: Served, chromium: Browser
) -> None:
    # Small, as every pixel is drawn by the processor. At one hour, as the usual light goes with the season.
    with visiting(chromium, viewport={"width": 360, "height": 300}) as visit:
        page = opened(served, visit, "stage=handover&sun=6-1300&with=raw-structure_0.5&quality=full")
        expect(line(page)).to_be_visible()
        both, seen = shot(page), features(page)
        shown = page.evaluate("() => maquette.state().scene.beside.shown")
        programs = state(page, "programs")
        page.get_by_role("button", name="End the comparison").click()
        expect(line(page)).to_be_hidden()
        finished, of_finished = shot(page), features(page)
        go_to(page, "raw-structure")
        assert state(page, "shown") == shown
        raw, of_raw = shot(page), features(page)
        assert state(page, "programs") == programs, "no shader is made for a comparison"

        middle = both.shape[1] // 2
        assert alike(both, raw)[:, : middle - NEAR].mean() > ALIKE
        assert alike(both, finished)[:, middle + NEAR :].mean() > ALIKE
        for half in (slice(0, middle), slice(middle, None)):
            assert alike(raw, finished)[:, half].mean() < 0.95, "the two moments look the same"
        left, right = [x < 0.5 for x, _ in GRID], [x > 0.5 for x, _ in GRID]
        assert [f for f, there in zip(seen, left, strict=True) if there] == [
            f for f, there in zip(of_raw, left, strict=True) if there
        ]
        assert [f for f, there in zip(seen, right, strict=True) if there] == [
            f for f, there in zip(of_finished, right, strict=True) if there
        ]
        assert visit.complaints == []


def test_a_buyer_drags_the_line_or_moves_it_by_keys_and_a_friend_finds_it_where_it_was(
    served: Served, visit: Visit
) -> None:
    page = opened(served, visit, "stage=handover&quality=low")
    # The notice made way for the caption: the building is framed below it.
    page.evaluate("() => dispatchEvent(new Event('resize'))")
    whole = shot(page)
    press_tool(page, "Compare")
    expect(line(page)).to_be_visible()
    expect(page.get_by_label("Beside what is on show")).to_have_value("raw-structure")
    expect(page.locator(".split-name").first).to_contain_text("Raw structure")
    expect(page.locator(".split-name").last).to_contain_text("Finished")
    expect(page.locator("#said")).to_contain_text("Raw structure")
    page.get_by_role("button", name="Close", exact=True).click()

    line(page).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(line(page)).to_have_attribute("aria-valuenow", "40")
    expect(line(page)).to_have_attribute("aria-valuetext", "Raw structure 40 %, Finished 60 %")
    page.wait_for_function("() => location.search.includes('with=raw-structure_0.4')")
    box = line(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(160, box["y"], steps=3)
    page.mouse.up()
    expect(line(page)).to_have_attribute("aria-valuenow", "25")
    page.wait_for_function("() => location.search.includes('with=raw-structure_0.25')")
    frames = state(page, "frames")
    assert rested(page) == frames, "a line that lies still draws no frames"

    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.click("#consent-no")
    expect(line(page)).to_have_attribute("aria-valuenow", "25")
    page.focus("#canvas")
    page.keyboard.press("[")
    page.wait_for_function("() => location.search.includes('stage=finishes')")
    expect(page.locator(".split-name").last).to_contain_text("Finishes")
    page.keyboard.press("]")

    press_tool(page, "Compare")
    page.get_by_role("button", name="Swap sides").click()
    expect(page.locator(".split-name").first).to_contain_text("Finished")
    page.wait_for_function("() => location.search.includes('with=raw-structure_0.25_end')")
    page.get_by_label("Beside what is on show").select_option("foundations")
    expect(page.locator(".split-name").last).to_contain_text("Foundations")
    line(page).focus()
    page.keyboard.press("Escape")
    expect(line(page)).to_be_hidden()
    page.wait_for_function("() => !location.search.includes('with=')")
    expect(page.locator("#leaf")).to_be_hidden()
    assert alike(shot(page), whole).mean() > ALIKE, "the picture is the one from before"
    assert visit.complaints == []


def test_a_buyer_in_a_finished_room_draws_its_raw_structure_over_it(served: Served, visit: Visit) -> None:
    page = opened(served, visit, f"stage=handover&unit={HOME}&sun=6-1300&quality=low")
    page.get_by_role("button", name="Step inside").click()
    page.get_by_role("button", name="Compare with the raw structure").click()
    expect(line(page)).to_be_focused()
    assert "raw" in (line(page).get_attribute("aria-valuetext") or "").lower()
    both = shot(page)
    page.keyboard.press("Escape")
    expect(line(page)).to_be_hidden()
    assert page.locator("html").get_attribute("data-place") == "inside", "first out of the comparison"
    finished = shot(page)
    go_to(page, "raw-structure")
    raw = shot(page)
    middle = both.shape[1] // 2
    assert alike(both, raw)[:, : middle - NEAR].mean() > ALIKE
    assert alike(both, finished)[:, middle + NEAR :].mean() > ALIKE
    # In the raw structure it is the other way round.
    expect(page.get_by_role("button", name="Compare with the finished room")).to_be_attached()
    assert visit.complaints == []


def test_where_words_run_from_right_to_left_what_comes_first_lies_on_the_right(
    served: Served, visit: Visit
) -> None:
    page = opened(served, visit, "stage=handover&with=raw-structure_0.25&quality=low", mirrored=True)
    expect(line(page)).to_have_attribute("aria-valuenow", "75")
    expect(page.locator(".split-name").last).to_contain_text("Raw structure")
    names = page.locator(".split-name").all()
    # Each has its room when the question has gone.
    for name in names:
        expect(name).to_be_visible()
    finished, raw = (name.bounding_box() for name in names)
    grip = line(page).bounding_box()
    assert finished
    assert raw
    assert grip
    assert finished["x"] + finished["width"] <= grip["x"], "the later moment's name is left of the line"
    assert raw["x"] >= grip["x"] + grip["width"], "the earlier moment's name is right of it"
    line(page).focus()
    page.keyboard.press("ArrowRight")
    expect(line(page)).to_have_attribute("aria-valuenow", "80")
    page.wait_for_function("() => location.search.includes('with=raw-structure_0.2')")
    assert visit.complaints == []


def opened(served: Served, visit: Visit, query: str, *, mirrored: bool = False) -> Page:
    page = visit.page
    if mirrored:
        page.add_init_script(
            "document.addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl'))"
        )
    page.goto(f"{served.url}/d/{showcase(served).development}/?{query}")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    return page


def line(page: Page) -> Locator:
    return page.get_by_role("slider", name="Line between the two moments")


def go_to(page: Page, stage: str) -> None:
    page.locator(f"[data-stop={stage}] input").check(force=True)
    page.wait_for_function("(stage) => location.search.includes(`stage=${stage}`)", arg=stage)


def state(page: Page, name: str) -> int:
    found: int = page.evaluate("(name) => maquette.state().scene[name]", name)
    return found


def shot(page: Page) -> Pixels:
    """The scene as it is drawn at rest, without what lies over it."""
    rested(page)
    veiled(page, True)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    veiled(page, False)
    return np.asarray(picture, dtype=np.int16)


def veiled(page: Page, on: bool) -> None:
    page.evaluate(VEIL, on)


def alike(one: Pixels, other: Pixels) -> npt.NDArray[np.bool_]:
    """Where two pictures show the same: rows, columns."""
    found: npt.NDArray[np.bool_] = np.abs(one - other).max(axis=2) <= 6
    return found


def features(page: Page) -> list[str | None]:
    """What is visible at the points of ``GRID``."""
    found: list[str | None] = page.evaluate(
        """(grid) => {
          const { width, height } = document.getElementById("canvas").getBoundingClientRect()
          return maquette.state().featuresAt(grid.flatMap(([x, y]) => [x * width, y * height]))
        }""",
        GRID,
    )
    return found


#: Shares of the view's width and height, none on the line.
GRID = [[(2 * i + 1) / 24, (2 * j + 1) / 16] for i in range(12) for j in range(8)]

VEIL = """(on) => {
  for (const one of document.querySelectorAll(
    ".bar, .tools, .leaf, .side, .ribbon, .moment, .indoors, .split, .notices, .minimap"
  )) one.style.opacity = on ? "0" : ""
  document.getElementById("canvas").style.outline = on ? "none" : ""
}"""
