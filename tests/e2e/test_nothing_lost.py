"""Bad networks, killed browsers, clocks that are set: what is acknowledged is there once, what waits comes.

What users of other recorders report, each a test here or named beside it (docs/recording.md says the law).
"""

import json
import os
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import server
from tests.e2e.browsing import COARSE, FLAGS, PATIENCE_MS, VIEW, Visit, find_chromium
from tests.e2e.keeping import database, stored_batches
from tests.e2e.serving import Served
from tests.e2e.showcase import say_yes_by_keyboard, showcase
from tests.e2e.wire import road
from tests.waiting import until

pytestmark = pytest.mark.browser

#: Words that blockers look for in addresses (umami 726, 1498, 2832).
BLOCKED = re.compile(r"analytic|track|event|stats|collect|beacon|telemetry|metric|pixel|adserv|umami|matomo")

#: Has the page's wall clock be off by ``clockOff`` ms from now on.
SETTABLE_CLOCK = """
window.clockOff = 0
const { now } = Date
Date.now = () => now() + window.clockOff
"""


def test_a_network_that_is_slow_then_loses_answers_then_is_cut_costs_no_batch_and_stores_none_twice(
    untouched: Served, visit: Visit
) -> None:
    with road(int(untouched.url.rpartition(":")[2])) as wire:
        page = visit.page
        come(page, f"http://127.0.0.1:{wire.port}", untouched)
        wire.be("slow")
        acts(page, 3)
        settled(page)
        wire.be("deaf")
        before = stored_batches(untouched)
        acts(page, 2)
        # It is stored, and its sender does not know.
        until(lambda: stored_batches(untouched) > before, seconds=60)
        assert page.evaluate("maquette.state().recording.waiting") > 0
        wire.be("cut")
        acts(page, 3)
        wire.be("whole")
        settled(page)
        told = page.evaluate("maquette.state().recording")
    assert stored(untouched) == (told["batches"], told["active"])
    assert told["dropped"] == 0


def test_a_browser_that_is_killed_and_opened_again_sends_what_waited_and_nothing_twice(
    untouched: Served, chromium: Browser, tmp_path: Path
) -> None:
    kept = tmp_path / "browser"
    with road(int(untouched.url.rpartition(":")[2])) as wire:
        page = opened(chromium, kept)
        come(page, f"http://127.0.0.1:{wire.port}", untouched)
        # Browsers write down a yes some thirty seconds later, or when they are closed; a batch at once.
        page.context.close()
        page = opened(chromium, kept)
        come_again(page, f"http://127.0.0.1:{wire.port}", untouched)
        acts(page, 2)
        settled(page)
        acknowledged = stored_batches(untouched)
        wire.be("cut")
        acts(page, 3)
        page.wait_for_function("() => maquette.state().recording.waiting >= 2")
        waiting = page.evaluate(KEPT)
        kill_the_browser_of(kept)
        assert stored_batches(untouched) == acknowledged
        wire.be("whole")
        page = opened(chromium, kept)
        come_again(page, f"http://127.0.0.1:{wire.port}", untouched)
        until(lambda: set(waiting) <= ids_stored(untouched), seconds=60)
        page.wait_for_function("() => maquette.state().recording.waiting === 0")
        page.context.close()
    with database(untouched) as db:
        rows = db.execute("SELECT count(*), count(DISTINCT visit_id || '/' || seq) FROM batch").fetchone()
    assert rows[0] == rows[1]


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_moved_by_two_hours_during_a_visit_moves_no_batch(
    untouched: Served, visit: Visit, hours: int
) -> None:
    page = visit.page
    page.add_init_script(SETTABLE_CLOCK)
    come(page, untouched.url, untouched)
    acts(page, 2)
    settled(page)
    page.evaluate("(ms) => { window.clockOff = ms }", hours * 3_600_000)
    acts(page, 2)
    settled(page)
    with database(untouched) as db:
        found = db.execute("SELECT began_at, received_at, active_ms FROM batch ORDER BY seq").fetchall()
    assert len(found) >= 2
    began = [at for at, _, _ in found]
    assert began == sorted(began)
    assert all(0 <= received - at < 60_000 for at, received, _ in found), found


def test_a_buyer_who_bounces_is_stored_though_no_socket_was_there(untouched: Served, visit: Visit) -> None:
    page = visit.page
    page.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    come(page, untouched.url, untouched)
    page.wait_for_timeout(600)
    page.goto("about:blank")
    until(lambda: stored_batches(untouched) == 1, seconds=60)


def test_a_buyer_who_says_no_after_a_yes_and_yes_again_has_each_moment_counted_once_and_none_between(
    untouched: Served, visit: Visit
) -> None:
    page = visit.page
    come(page, untouched.url, untouched)
    acts(page, 1)
    settled(page)
    page.evaluate("document.getElementById('consent-withdraw').click()")
    page.wait_for_function("() => maquette.state().recording === null")
    acts(page, 1)
    page.evaluate("document.getElementById('consent-ask')?.click()")
    page.wait_for_selector("#consent-yes")
    again = page.evaluate("performance.now()")
    say_yes_by_keyboard(page)
    acts(page, 1)
    settled(page)
    told = page.evaluate("maquette.state().recording")
    lasted = page.evaluate("performance.now()") - again
    assert told["active"] <= lasted
    with database(untouched) as db:
        newest = db.execute(
            "SELECT count(*), sum(active_ms) FROM batch JOIN consent ON consent.id = consent_id"
            " WHERE withdrawn_at IS NULL"
        ).fetchone()
    assert newest == (told["batches"], told["active"])


def test_nothing_that_a_buyer_loads_or_sends_has_a_name_that_blockers_look_for(
    untouched: Served, visit: Visit
) -> None:
    come(visit.page, untouched.url, untouched)
    acts(visit.page, 1)
    settled(visit.page)
    paths = {url.split("//", 1)[1].partition("/")[2] for url in visit.requests}
    app = Path(server.__file__).parent / "static" / "app"
    chunks = json.loads((app / ".vite" / "manifest.json").read_text())
    files = {one["file"] for name, one in chunks.items() if "sales" not in name and "plotly" not in name}
    assert [name for name in sorted(paths | files) if BLOCKED.search(name.lower())] == []


KEPT = """() => new Promise((got) => {
  const asked = indexedDB.open("maquette")
  asked.onsuccess = () => {
    const all = asked.result.transaction("batches").objectStore("batches").getAllKeys()
    all.onsuccess = () => { asked.result.close(); got(all.result) }
  }
})"""


def come(page: Page, origin: str, served: Served) -> None:
    """Come and say yes."""
    page.goto(f"{origin}/d/{showcase(served).development}/?quality=low")
    say_yes_by_keyboard(page)


def come_again(page: Page, origin: str, served: Served) -> None:
    """Come where yes was said before."""
    page.goto(f"{origin}/d/{showcase(served).development}/?quality=low")
    page.wait_for_function("() => maquette.state().recording")


def acts(page: Page, batches: int) -> None:
    """Do so much that so many more batches are cut."""
    for _ in range(batches):
        page.keyboard.press("Shift")
        # A page that is hidden for a moment sends what it has.
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        page.evaluate("dispatchEvent(new Event('pageshow'))")
        page.wait_for_timeout(200)


def opened(chromium: Browser, kept: Path) -> Page:
    """A page of a browser that keeps everything in the folder ``kept``."""
    context = chromium.browser_type.launch_persistent_context(
        kept,
        executable_path=find_chromium(),
        args=FLAGS,
        viewport={"width": VIEW["width"], "height": VIEW["height"]},
        device_scale_factor=COARSE,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    return context.pages[0]


def kill_the_browser_of(kept: Path) -> None:
    """End it as a flat battery would: the process that was started with the folder ``kept``, by its id."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if f"--user-data-dir={kept}".encode() in words and not any(
                w.startswith(b"--type=") for w in words
            ):
                os.kill(int(folder.name), signal.SIGKILL)


def ids_stored(served: Served) -> set[str]:
    """Ids of all batches in the log."""
    with database(served) as db:
        return {name for (name,) in db.execute("SELECT id FROM batch")}


def settled(page: Page) -> None:
    """Wait until everything is acknowledged."""
    page.wait_for_function("() => maquette.state().recording.batches > 0")
    page.wait_for_function("() => maquette.state().recording.waiting === 0", timeout=90_000)


def stored(served: Served) -> tuple[int, int]:
    """Batches and active ms in the log."""
    with database(served) as db:
        count, active = db.execute("SELECT count(DISTINCT id), sum(active_ms) FROM batch").fetchone()
    return count, active
