"""What buyers do before the model, one programme a way of looking; the same for a test and for the bench."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

#: Does something to the page for so many seconds.
Act = Callable[[Page, float], None]


@dataclass(frozen=True)
class Programme:
    """A buyer who does ``act``; ``home`` says whether a card is open, ``inside`` whether they stand in it."""

    name: str
    act: Act
    home: bool = False
    inside: bool = False
    #: Options of the browser's context.
    options: dict[str, Any] = field(default_factory=dict)


def lingers(page: Page, seconds: float) -> None:
    """Look at one view, hands at rest; an input now and then says that somebody is there."""
    for _ in _steps(page, seconds, 2.0):
        page.keyboard.press("Shift")


def orbits_by_keys(page: Page, seconds: float) -> None:
    """Turn the building step by step, and come nearer."""
    page.focus("#canvas")
    for step in _steps(page, seconds, 0.8):
        page.keyboard.press("+" if step % 4 == 3 else "ArrowRight")


def orbits_by_hand(page: Page, seconds: float) -> None:
    """Drag the building round."""
    x, y = _middle(page)
    page.mouse.move(x - 60, y)
    page.mouse.down()
    for step in _steps(page, seconds, 0.1):
        page.mouse.move(x - 60 + 4 * (step % 30), y + step % 7)
    page.mouse.up()


def points(page: Page, seconds: float) -> None:
    """Point at one place after the other, and rest at each for longer than a hand tells."""
    x, y = _middle(page)
    for step in _steps(page, seconds, 3.0):
        page.mouse.move(x - 40 + 35 * (step % 4), y - 25 + 20 * (step % 3), steps=3)


def touches(page: Page, seconds: float) -> None:
    """Hold a finger here and there, and drag with it."""
    x, y = _middle(page)
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        dots = [{"x": a, "y": b} for a, b in places]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": dots})

    touch("touchStart", (x, y))
    for step in _steps(page, seconds, 0.5):
        touch("touchMove", (x + 6 * (step % 12), y - 3 * (step % 8)))
    touch("touchEnd")


def walks(page: Page, seconds: float) -> None:
    """Walk and turn in a home."""
    page.focus("#canvas")
    for step in _steps(page, seconds, 1.0):
        page.keyboard.up(("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")[(step - 1) % 4])
        page.keyboard.down(("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")[step % 4])
    for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.up(key)


def reads(page: Page, seconds: float) -> None:
    """Read a home's card with the pointer on it."""
    box = page.locator("#home").bounding_box()
    assert box
    for step in _steps(page, seconds, 1.0):
        page.mouse.move(box["x"] + box["width"] / 2 + step % 3, box["y"] + box["height"] / 2)


def goes_away(page: Page, seconds: float) -> None:
    """Touch nothing any more; the last input was before."""
    page.wait_for_timeout(1000 * seconds)


def hides(page: Page, seconds: float) -> None:
    """Look at another tab in the middle."""
    really_focused(page)
    lingers(page, seconds / 3)
    other = page.context.new_page()
    other.bring_to_front()
    page.wait_for_timeout(1000 * seconds / 3)
    page.bring_to_front()
    lingers(page, seconds / 3)


def sleeps(page: Page, seconds: float) -> None:
    """Close the lid in the middle: the page's process stands still, its clock does not."""
    lingers(page, seconds / 3)
    browser = page.context.browser
    assert browser
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [int(one["id"]) for one in told if one["type"] == "renderer"]
    began = page.evaluate("performance.now()")
    for process in pages:
        os.kill(process, signal.SIGSTOP)
    time.sleep(seconds / 3)
    for process in pages:
        os.kill(process, signal.SIGCONT)
    page.evaluate("(began) => gazed.gaps.push([began, performance.now()])", began)
    lingers(page, seconds / 3)


def does_everything(page: Page, seconds: float) -> None:
    """Look, turn by keys, hand and finger, point, look at another tab, close the lid: equally long."""
    ways = [lingers, orbits_by_keys, points, hides, orbits_by_hand, touches, sleeps]
    for way in ways:
        way(page, seconds / len(ways))


def really_focused(page: Page) -> None:
    """From now on the page is seen and focused only when it is; tests otherwise find every page so."""
    page.context.new_cdp_session(page).send("Emulation.setFocusEmulationEnabled", {"enabled": False})


PROGRAMMES = [
    Programme("keyboard only, one view", lingers),
    Programme("keyboard only, orbit", orbits_by_keys),
    Programme("pointer, orbit", orbits_by_hand),
    Programme("pointer, here and there", points),
    Programme("touch", touches, options={"has_touch": True}),
    Programme("walk inside", walks, home=True, inside=True),
    Programme("panel reading", reads, home=True),
    Programme("hidden tab", hides),
    Programme("sleep", sleeps),
    Programme("away", goes_away),
]


def _steps(page: Page, seconds: float, every: float) -> Iterator[int]:
    """Count steps ``every`` so many seconds until ``seconds`` have passed; what is late is left out."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        step = int(passed / every)
        yield step
        left = min(every * (step + 1), seconds) - (time.monotonic() - began)
        page.wait_for_timeout(max(0.0, 1000 * left))


def _middle(page: Page) -> tuple[float, float]:
    x, y = page.evaluate(
        """() => {
          const panel = (name, side, or) => document.querySelector(name)?.getBoundingClientRect()[side] ?? or;
          const right = panel("#home:not([hidden])", "left", innerWidth);
          return [right / 2, panel("#stages", "top", innerHeight) / 2];
        }"""
    )
    return float(x), float(y)
