"""The buyer's page on a phone's connection: what comes, how soon one can look around, what a look costs."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.models import REAL, SHARED
from tests.bench.peers.bare_page import bare_page, bundle
from tests.bench.table import Cell, Table, percentile
from tests.e2e.browsing import launched, visiting
from tests.e2e.conftest import maquette
from tests.e2e.serving import serving

#: 10 Mbit/s and the way to a near town and back.
NETWORK = {"offline": False, "latency": 30, "downloadThroughput": 1_250_000, "uploadThroughput": 500_000}

#: Loads of each page; the middle one counts.
LOADS = 3

#: How long nothing may be drawn while nobody does anything, ms.
IDLE = 10_000

#: Notes when the page says that one can look around.
WATCH = """
new MutationObserver((_, watch) => {
  if (document.documentElement.dataset.ready !== "scene") return
  window.readyAt = performance.now()
  watch.disconnect()
}).observe(document, { attributes: true, subtree: true })
"""


@dataclass(frozen=True)
class Load:
    """Seconds to the first paint and until one can look around; bytes over the wire, scripts and all."""

    painted: float
    ready: float
    scripts: int
    total: int


def measure() -> list[Table]:
    """Loading beside a bare page, idling, and changing stages, on the real building where it is at hand."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        folder = REAL
        if not SHARED.is_dir():
            folder = data / "linden"
            maquette("sample", str(folder))
        maquette("import", str(folder), "--into", str(data / "builds"), "--quick")
        (build,) = (path.parent for path in (data / "builds").glob("*/manifest.json"))
        (data / "bare").mkdir()
        page = bundle(data / "bare")
        with serving(data) as served, bare_page(page, build) as bare, launched() as browser:
            address = f"{served.url}/d/{build.name}/?quality=low"
            ours = [_load(browser, address) for _ in range(LOADS)]
            theirs = [_load(browser, bare) for _ in range(LOADS)]
            return [_loading(ours, theirs), _using(browser, address)]


def _load(browser: Browser, address: str) -> Load:
    with visiting(browser) as visit:
        page = visit.page
        network = visit.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", NETWORK)
        page.add_init_script(WATCH)
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        found = page.evaluate(
            """() => {
              const came = performance.getEntriesByType("resource")
              const sum = (some) => some.reduce((all, one) => all + one.encodedBodySize, 0)
              const paint = performance.getEntriesByName("first-contentful-paint")[0]
              const [page] = performance.getEntriesByType("navigation")
              return {
                painted: paint ? paint.startTime : NaN,
                ready: window.readyAt,
                scripts: sum(came.filter(({ name }) => name.endsWith(".js"))),
                total: sum(came) + page.encodedBodySize,
              }
            }"""
        )
        painted = found["painted"] or float("nan")
        return Load(painted / 1000, found["ready"] / 1000, found["scripts"], found["total"])


def _loading(ours: list[Load], theirs: list[Load]) -> Table:
    def middle(loads: list[Load]) -> Load:
        return sorted(loads, key=lambda load: load.ready)[len(loads) // 2]

    own, bare = middle(ours), middle(theirs)
    rows: list[dict[str, Cell]] = [
        {
            "page": name,
            "first paint, s": load.painted,
            "look around, s": load.ready,
            "scripts, bytes": load.scripts,
            "all, bytes": load.total,
        }
        for name, load in (("Maquette", own), ("three.js alone", bare))
    ]
    return Table(
        "showcase.loading",
        "How soon can a buyer look around at 10 Mbit/s?",
        rows,
        f"middle of {LOADS} loads each; both drawn by the processor, which is what most of the time goes to",
        {
            "look around, over three.js alone": own.ready / bare.ready,
            "of 220 KB of script": own.scripts / 220_000,
        },
    )


def _using(browser: Browser, address: str) -> Table:
    """Script that a change of stage costs, and frames that are drawn while nobody does anything."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.click("#consent-no")
        changes = _changes(page)
        frames = page.evaluate(
            """async (idle) => {
              const frames = () => maquette.state().scene.frames
              let before = frames(), now = -1
              while (now !== before) {
                before = frames()
                await new Promise((resolve) => setTimeout(resolve, 2000))
                now = frames()
              }
              await new Promise((resolve) => setTimeout(resolve, idle))
              return frames() - now
            }""",
            IDLE,
        )
    return Table(
        "showcase.using",
        "What does a look cost?",
        [
            {
                "script of a change of stage, p50 ms": percentile(changes, 0.5),
                "p95 ms": percentile(changes, 0.95),
                "frames in 10 s of rest": frames,
            }
        ],
        "script only, without the frame that follows",
        {"of 16 ms, p95": percentile(changes, 0.95) / 16},
    )


def _changes(page: Page) -> list[float]:
    """Milliseconds of script for each of forty changes, there and back along the stages."""
    found: list[float] = page.evaluate(
        """async () => {
          const stops = [...document.querySelectorAll("#stops input")]
          const took = []
          for (let turn = 0; turn < 40; turn++) {
            const stop = stops[turn % stops.length]
            const began = performance.now()
            stop.checked = true
            stop.dispatchEvent(new Event("change", { bubbles: true }))
            took.push(performance.now() - began)
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
          }
          return took
        }"""
    )
    return found
