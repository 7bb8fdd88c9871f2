"""What a buyer does on the buyers' page in a test: come, turn to a home, say yes."""

import json
from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.lingering import Linger, what_is_looked_at
from tests.e2e.serving import Served


class Showcase:
    """The development that is served, as its manifest says."""

    def __init__(self, manifest: Path) -> None:
        """Read the manifest of a build folder."""
        found = json.loads(manifest.read_bytes())
        self.development: str = manifest.parent.name
        self.homes: set[str] = {unit["id"] for unit in found["units"]}
        self.stages: list[str] = [stage["id"] for stage in found["stages"]]
        #: Files of the model, in building order.
        self.chunks: list[str] = [
            one["file"] for one in sorted(found["chunks"], key=lambda one: one["stage"])
        ]


def showcase(served: Served) -> Showcase:
    """The one development of a server's."""
    return Showcase(next((served.data / "builds").glob("*/manifest.json")))


def turn_to_a_home(page: Page, served: Served, place: Showcase, stage: str, home: str) -> Linger:
    """Have ``home`` on show, card and all, at ``stage``, before anything is asked."""
    page.goto(f"{served.url}/d/{place.development}/?stage={stage}&unit={home}&quality=low")
    page.wait_for_function("() => document.documentElement.dataset.ready === 'scene'", timeout=120_000)
    page.focus("#canvas")
    for _ in range(14):
        page.keyboard.press("+")
    view = what_is_looked_at(page, place.homes, stage)
    assert view.home == home, f"turned to {home}, but most of the view is {view}"
    assert view.share > 0.4, f"{home} is too small on the screen to be lingered on: {view}"
    return view


def say_yes_by_keyboard(page: Page) -> None:
    """Say yes without moving the hand; the recording runs when this returns."""
    page.focus("#consent-yes")
    page.keyboard.press("Enter")
    page.wait_for_function("() => maquette.state().recording !== null")
