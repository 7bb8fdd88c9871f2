"""The whole road on the real building: imported, walked through every stage, lingered on, seen by sales."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from models3d import manifest
from models3d.manifest import Manifest
from tests.e2e.browsing import Visit, visiting
from tests.e2e.built import built
from tests.e2e.conftest import kept_in, maquette
from tests.e2e.keeping import active_seconds, await_counted
from tests.e2e.selling import open_now
from tests.e2e.serving import Served, serving
from tests.e2e.showcase import say_yes_by_keyboard, showcase, turn_to_a_home

pytestmark = [pytest.mark.browser, pytest.mark.real]

FOLDER = Path(__file__).parents[1] / "real" / "schependomlaan"
DATA = Path(__file__).parents[3] / "shared" / "data" / "schependomlaan"


@pytest.fixture(scope="module")
def building(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real building, served as its project manager would serve it."""

    def make(root: Path) -> None:
        maquette("import", str(FOLDER), "--into", str(root / "builds"), "--quick")

    if not DATA.is_dir():
        pytest.skip(f"SKIPPED: the real building's data is not at {DATA}; nothing of it was tested.")
    data = tmp_path_factory.mktemp("real")
    handed_over = [path for folder in (FOLDER, DATA) for path in folder.rglob("*") if path.is_file()]
    built(kept_in(pytestconfig, "real-build"), make, handed_over, data)
    with serving(data) as served:
        yield served


def test_every_stage_of_the_real_building_shows_just_what_its_schedule_has_built_by_then(
    building: Served, visit: Visit
) -> None:
    page, place = visit.page, showcase(building)
    plan = manifest.decode((building.data / "builds" / place.development / "manifest.json").read_bytes())
    page.goto(f"{building.url}/d/{place.development}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached", timeout=180_000)
    page.click("#consent-no")
    shown = []
    for stage in [stage for stage in plan.stages if stage.elements]:
        choose_stage(page, stage.id)
        shown.append(page.evaluate("maquette.state().scene.shown"))
        assert shown[-1] == begun_by(plan, stage.planned.finish), stage.name
    assert shown == sorted(shown)
    assert shown[-1] == len(plan.elements.storey)
    assert visit.complaints == []
    assert visit.foreign_requests(building.url) == []


def test_sales_sees_which_apartment_of_the_real_structure_a_buyer_lingers_on(
    building: Served, visit: Visit, chromium: Browser
) -> None:
    place = showcase(building)
    visit.page.set_viewport_size({"width": 900, "height": 560})
    with visiting(chromium, viewport={"width": 1000, "height": 700}) as seller:
        open_now(seller.page, building)
        view = turn_to_a_home(visit.page, building, place, "third-floor", "5")
        say_yes_by_keyboard(visit.page)
        visit.page.wait_for_timeout(6_000)
        visit.page.goto(f"{building.url}/d/{place.development}/noticed")
        await_counted(building, 5)
        top = seller.page.locator(".buyer table.interests tbody tr").first
        expect(top).to_have_attribute("data-feature", view.home)
        expect(top).to_contain_text("Apartment 5")
        expect(seller.page.locator(".buyer .stage").first).to_have_attribute("data-stage", view.stage)
        assert active_seconds(building) >= 5
        assert seller.complaints == visit.complaints == []


def choose_stage(page: Page, stage: str) -> None:
    """Choose a stage on the ribbon and wait until the scene shows it."""
    # Pressed where it is at that moment: a press by its place on the screen misses a ribbon that still moves.
    page.locator(f"[data-stop={stage}] input").evaluate("one => one.click()")
    page.wait_for_selector(f"html[data-stage={stage}]", state="attached")


def begun_by(plan: Manifest, day: int) -> int:
    """Elements whose work had begun by the end of ``day``, by the plan."""
    return sum(start <= day for start in plan.elements.planned_start)
