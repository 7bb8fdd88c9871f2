"""What a phone's graphics card holds of the building, by the quality it is drawn at."""

from playwright.sync_api import Browser

from tests.bench.table import Cell, Table
from tests.e2e.browsing import visiting

#: A phone held upright, with more pixels than the page makes use of.
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3}
QUALITIES = ("full", "good", "fair")
PARTS = ("buffers", "textures", "shadows", "picture", "total")
MOST = 200.0


def holding(browser: Browser, address: str) -> Table:
    """The build at ``address`` on a phone: whole, with its textures and light, after a walk inside."""
    rows: list[dict[str, Cell]] = []
    for quality in QUALITIES:
        with visiting(browser, **PHONE) as visit:
            page = visit.page
            page.goto(f"{address}?quality={quality}")
            page.wait_for_selector("html[data-ready=scene]", state="attached")
            page.click("#consent-no")
            # Textures come after the picture, and light after them.
            page.wait_for_load_state("networkidle")
            page.keyboard.press("[")
            page.keyboard.press("]")
            page.wait_for_load_state("networkidle")
            state = page.evaluate("maquette.state().scene")
            held = {part: state["memory"][part] / 1e6 for part in PARTS}
            rows.append(
                {"quality": state["quality"], "pixel ratio": state["ratio"]}
                | {f"{part}, MB": held[part] for part in PARTS}
            )
    most = max(float(row["total, MB"]) for row in rows)
    return Table(
        "showcase.holding",
        "What does a phone's graphics card hold of the real building?",
        rows,
        "counted from what is given to it (viewer/memory.ts); 390 x 844 CSS pixels",
        {"of 200 MB": most / MOST},
    )
