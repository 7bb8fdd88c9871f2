"""``make pictures``: the pictures of the README, taken from the running product."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from rich.console import Console

from models3d import manifest
from models3d.manifest import Manifest
from tests.e2e.browsing import launched, visiting
from tests.e2e.conftest import maquette
from tests.e2e.salesperson import CHOSEN, Salesperson
from tests.e2e.serving import Served, serving

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
#: A laptop's view; pictures are taken once, so software rendering may take its time.
VIEW = {"width": 1280, "height": 800}
PATIENCE_MS = 180_000
#: The crowd that the sales team's page shows.
BUYERS, SEED = 14, 3


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    console = Console()
    with tempfile.TemporaryDirectory() as folder, console.status("Building the sample development"):
        data = Path(folder)
        maquette("sample", str(data / "folder"))
        maquette("import", str(data / "folder"), "--into", str(data / "builds"))
        building = manifest.decode(next((data / "builds").glob("*/manifest.json")).read_bytes())
        assert building.poster, "a whole import takes a poster"
        poster = data / "builds" / building.development.id / building.poster.large
        (PICTURES / "poster.webp").write_bytes(poster.read_bytes())
        with serving(data) as served, launched() as browser:
            buyers_pictures(browser, served, building)
            console.print("The buyers' page is taken; now a crowd for the sales team.")
            maquette("simulate", "--buyers", str(BUYERS), "--seed", str(SEED), "--server", served.url)
            sales_pictures(browser, served)
    console.print(f"Wrote {', '.join(sorted(path.name for path in PICTURES.iterdir()))}.")


def buyers_pictures(browser: Browser, served: Served, building: Manifest) -> None:
    """The finished building, and a home picked in the structure that stands half-way."""
    page_of = f"{served.url}/d/{building.development.id}/"
    stages = [stage for stage in building.stages if stage.elements]
    home = max((unit for unit in building.units if unit.status == "available"), key=lambda unit: unit.price)
    finished, structure = stages[-1].id, stages[2].id
    for name, query in (
        ("buyer-finished", f"?stage={finished}"),
        ("buyer-structure", f"?stage={structure}&unit={home.id}"),
    ):
        with visiting(browser, viewport=VIEW, device_scale_factor=1) as visit:
            visit.page.goto(f"{page_of}{query}&quality=full")
            visit.page.get_by_role("button", name="No, thank you").click()
            take(visit.page, name)


def sales_pictures(browser: Browser, served: Served) -> None:
    """Who is here, and what is wanted."""
    name, password = served.sales_sign_in
    Salesperson(served.url, name, password)
    with visiting(browser, viewport=VIEW, device_scale_factor=1) as visit:
        page = visit.page
        page.goto(f"{served.url}/sales/sign-in")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(CHOSEN)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Who is here")).to_be_visible()
        expect(page.locator("[data-buyer]").nth(BUYERS - 1)).to_be_visible(timeout=PATIENCE_MS)
        page.screenshot(path=PICTURES / "sales-now.png")
        page.get_by_role("link", name="Demand").click()
        expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=PATIENCE_MS)
        page.screenshot(path=PICTURES / "sales-demand.png")


def take(page: Page, name: str) -> None:
    """Wait until the scene is drawn whole, then take it."""
    page.wait_for_selector("html[data-ready=scene]", timeout=PATIENCE_MS)
    page.screenshot(path=PICTURES / f"{name}.png", timeout=PATIENCE_MS)


main()
