"""How soon one can look around at 10 Mbit/s, beside a page of three.js alone that loads the same bytes.

A page of three.js that loads the model and nothing else is timed as well; it has neither texture nor letter.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

from tests.bench.quiet import await_quiet
from tests.bench.table import Cell, Table
from tests.e2e.browsing import launched, visiting

#: 10 Mbit/s and the way to a near town and back.
NETWORK = {"offline": False, "latency": 30, "downloadThroughput": 1_250_000, "uploadThroughput": 500_000}

#: Loads of each page, in turn, each in a browser of its own as a buyer's first is; the middle one counts.
LOADS = 7

#: Notes when all of the building is on the screen, not only asked for, and when homes can be pointed at.
WATCH = """
new MutationObserver((_, watch) => {
  const { seen, ready } = document.documentElement.dataset
  if (seen !== undefined && window.seenAt === undefined) {
    window.seenAt = performance.now()
    // The page says so within the frame that draws it; here the card has to be done with that as well.
    const gl = document.getElementById("canvas").getContext("webgl2")
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    window.readyAt = performance.now()
  }
  if (ready !== "scene") return
  window.pointedAt = performance.now()
  watch.disconnect()
}).observe(document, { attributes: true, subtree: true })
"""


@dataclass(frozen=True)
class Load:
    """Seconds to first paint, to the picture, to pointing; bytes before the picture, and those of scripts."""

    painted: float
    ready: float
    pointed: float
    scripts: int
    before: int


def loading(address: str, bare: str, folder: Path) -> Table:
    """Ours at ``address`` and three.js alone at ``bare``, served from ``folder``.

    They are loaded in turn, so that all find the same machine.
    """
    missing = _load(address).before - _load(bare).before
    (folder / "rest.bin").write_bytes(secrets.token_bytes(missing))
    pages = {
        "Maquette": address,
        "three.js, the same bytes": f"{bare}?rest",
        "three.js, the model only": bare,
    }
    loads: dict[str, list[Load]] = {name: [] for name in pages}
    for _ in range(LOADS):
        for name, page in pages.items():
            loads[name].append(_load(page))
    middle = {name: _middle(found) for name, found in loads.items()}
    rows: list[dict[str, Cell]] = [
        {
            "page": name,
            "first paint, s": load.painted,
            "look around, s": load.ready,
            "point at homes, s": load.pointed,
            "scripts, bytes": load.scripts,
            "before the picture, bytes": load.before,
        }
        for name, load in middle.items()
    ]
    own = middle.pop("Maquette")
    return Table(
        "showcase.loading",
        "How soon can a buyer look around at 10 Mbit/s?",
        rows,
        f"middle of {LOADS} loads, each in its own browser at rest; drawn by the processor, which takes most",
        {f"look around, over {name}": own.ready / load.ready for name, load in middle.items()}
        | {
            "of 3 s": own.ready / 3,
            "of 220 KB of script": own.scripts / 220_000,
        },
    )


def _middle(loads: list[Load]) -> Load:
    return sorted(loads, key=lambda load: load.ready)[len(loads) // 2]


def _load(address: str) -> Load:
    with launched() as browser, visiting(browser, device_scale_factor=1) as visit:
        page = visit.page
        network = visit.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", NETWORK)
        page.add_init_script(WATCH)
        # The browser's own start, and the end of the one before, are not what a page is measured by.
        await_quiet()
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.wait_for_function("() => window.readyAt")
        found = page.evaluate(
            """() => {
              const came = performance.getEntriesByType("resource")
              const sum = (some) => some.reduce((all, one) => all + one.encodedBodySize, 0)
              // What rays and company need comes after the picture.
              const until = window.seenAt ?? window.readyAt
              const before = came.filter(({ responseEnd }) => responseEnd < until)
              const paint = performance.getEntriesByName("first-contentful-paint")[0]
              const [page] = performance.getEntriesByType("navigation")
              return {
                painted: paint ? paint.startTime : NaN,
                ready: window.readyAt,
                pointed: window.pointedAt,
                scripts: sum(before.filter(({ name }) => name.endsWith(".js"))),
                before: sum(before) + page.encodedBodySize,
              }
            }"""
        )
        painted, ready, pointed = (
            (found[name] or float("nan")) / 1000 for name in ("painted", "ready", "pointed")
        )
        return Load(painted, ready, pointed, found["scripts"], found["before"])
