"""What recording costs its page: frames, main thread, wire, script; beside rrweb on the same page."""

import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

import server
from tests.bench.models import REAL, SHARED
from tests.bench.table import Cell, Table, percentile
from tests.e2e.browsing import launched, visiting
from tests.e2e.conftest import maquette
from tests.e2e.serving import serving
from tests.e2e.wire import Road, road

#: The peer, pinned like our own; MIT. Installed for one run into a folder that goes with it.
RRWEB = "rrweb@2.2.2"
#: Rounds of all recorders in turn; frames of one turn, so far apart, ms.
ROUNDS, FRAMES, APART_MS = 5, 20, 60

#: Names the turns of the recorder's own timers, and times them; before the page's own scripts.
TIMED = """
window.ticks = []
const set = window.setTimeout
let within = false, naming = 0
// Whoever sets a timer in a turn of the recorder's is the recorder. What it costs to find out is not its.
const ours = () => {
  const began = performance.now()
  const found = within || /\\/record-[^/]*\\.js/.test(new Error().stack)
  naming += performance.now() - began
  return found
}
window.setTimeout = (call, ms, ...rest) => {
  if (!ours()) return set(call, ms, ...rest)
  return set(function recorderTurn() {
    within = true
    naming = 0
    const began = performance.now()
    call()
    ticks.push(performance.now() - began - naming)
    within = false
  }, ms, ...rest)
}
// Whether the page has the focus, which is what switches the sampler on and off.
window.attended = true
document.hasFocus = () => attended
window.attend = (on) => { attended = on; dispatchEvent(new Event(on ? "focus" : "blur")) }
"""

#: Turns the building a step a frame; when each frame began, ms.
TURN = """([frames, apart]) => new Promise((done) => {
  const canvas = document.getElementById("canvas"), began = []
  const turn = (now) => {
    began.push(now)
    if (began.length > frames) return done(began)
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }))
    setTimeout(() => requestAnimationFrame(turn), apart)
  }
  requestAnimationFrame(turn)
})"""

#: Ways of rrweb: the page without its canvas, with four pictures of it a second, with every call to it.
WAYS = {
    "rrweb, no canvas": {},
    "rrweb, 4 pictures of the canvas a second": {"recordCanvas": True, "sampling": {"canvas": 4}},
    "rrweb, every call of the canvas": {"recordCanvas": True},
}
NOTHING, OURS = "nothing", "Maquette"

START = """(way) => {
  window.recorded = 0
  window.stopRecording = rrweb.record({
    ...way,
    emit: (event) => { recorded += JSON.stringify(event).length },
  })
}"""


@dataclass
class Spent:
    """What a turn of one recorder cost."""

    #: Ms from frame to frame, CPU ms of the main thread a frame, bytes as they are handed over and as the
    #: socket carried them, seconds, and heap in MB.
    frames: list[float]
    thread: float
    said: int
    wired: int
    seconds: float
    heap: float
    #: CPU ms of each turn of the recorder's own timers; none of other recorders'.
    turns: list[float]


def measure() -> list[Table]:
    """All recorders in turn on one page of the real building, or of the sample."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        folder = REAL
        if not SHARED.is_dir():
            folder = data / "linden"
            maquette("sample", str(folder))
        maquette("import", str(folder), "--into", str(data / "served" / "builds"), "--quick")
        (build,) = (file.parent for file in (data / "served" / "builds").glob("*/manifest.json"))
        peer = _peer(data / "peer")
        with serving(data / "served") as served, launched() as browser:
            port = urlsplit(served.url).port
            assert port is not None
            with road(port) as wire:
                address = f"http://127.0.0.1:{wire.port}/d/{build.name}/?quality=low"
                return _measured(browser, address, peer, wire)


def _measured(browser: Browser, address: str, peer: Path, wire: Road) -> list[Table]:
    with visiting(browser, device_scale_factor=0.25, bypass_csp=True) as visit:
        page = visit.page
        page.add_init_script(TIMED)
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.evaluate("document.getElementById('consent-yes').click()")
        page.wait_for_function("() => maquette.state().recording !== null")
        page.add_script_tag(path=str(peer))
        probe = visit.context.new_cdp_session(page)
        probe.send("Performance.enable", {"timeDomain": "threadTicks"})
        said = Said(page)
        found: dict[str, list[Spent]] = {name: [] for name in (NOTHING, OURS, *WAYS)}
        ticks: list[float] = []
        for turn in range(ROUNDS + 1):
            for name, spent in found.items():
                one = _turn(browser, page, probe, (said, wire), name)
                if turn:  # the first is for whatever is only done once
                    spent.append(one)
                if name == OURS:
                    ticks += page.evaluate("ticks.splice(0)") if turn else []
                else:
                    page.evaluate("ticks.splice(0)")
    return [_beside(found, peer), _own(found, ticks)]


def _turn(browser: Browser, page: Page, probe: CDPSession, sent: "tuple[Said, Road]", name: str) -> Spent:
    said, wire = sent
    page.evaluate("(on) => attend(on)", name == OURS)
    # For all alike, for it costs a little.
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    with _recording(page, name):
        before_said, before_wire, before = said.bytes, wire.said, _figures(probe)
        began: list[float] = page.evaluate(TURN, [FRAMES, APART_MS])
        after = _figures(probe)
        if name in WAYS:
            bytes_, wired = int(page.evaluate("recorded")), 0
        else:
            page.evaluate("attend(false)")
            page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
            page.wait_for_function("() => maquette.state().recording.waiting === 0")
            bytes_, wired = said.bytes - before_said, wire.said - before_wire
    turns = _turns(browser.stop_tracing())
    frames = [later - earlier for earlier, later in pairwise(began)]
    thread = 1000 * (after["TaskDuration"] - before["TaskDuration"]) / FRAMES
    seconds = (began[-1] - began[0]) / 1000
    heap = (after["JSHeapUsedSize"] - before["JSHeapUsedSize"]) / 1e6
    return Spent(frames, thread, bytes_, wired, seconds, heap, turns)


def _turns(trace: bytes) -> list[float]:
    """CPU ms of each turn that the recorder's timers took: a busy machine makes a turn longer, not dearer."""
    told = json.loads(trace)["traceEvents"]
    return [
        one["tdur"] / 1000
        for one in told
        if "tdur" in one and one["args"].get("data", {}).get("functionName") == "recorderTurn"
    ]


@contextmanager
def _recording(page: Page, name: str) -> Iterator[None]:
    if name in WAYS:
        page.evaluate(START, WAYS[name])
    yield
    if name in WAYS:
        page.evaluate("stopRecording()")


class Said:
    """Bytes of batches that a page has handed to its socket, before it compresses them."""

    def __init__(self, page: Page) -> None:
        """Listen to ``page``."""
        self.bytes = 0
        probe = page.context.new_cdp_session(page)
        probe.on("Network.webSocketFrameSent", lambda told: self._add(told["response"]["payloadData"]))
        probe.send("Network.enable")

    def _add(self, data: str) -> None:
        if '"batch"' in data[:40]:
            self.bytes += len(data.encode())


def _figures(probe: CDPSession) -> dict[str, float]:
    probe.send("HeapProfiler.collectGarbage")
    metrics: list[dict[str, Any]] = probe.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] for one in metrics}


def _beside(found: dict[str, list[Spent]], peer: Path) -> Table:
    bare = median(one.thread for one in found[NOTHING])
    rows: list[dict[str, Cell]] = []
    for name, spent in found.items():
        frames = [ms for one in spent for ms in one.frames]
        thread = median(one.thread for one in spent)
        rows.append(
            {
                "recorder": name,
                "frame to frame, p50 ms": median(frames),
                "main thread a frame, CPU ms": thread,
                "more than nothing, ms": thread - bare,
                "KB a minute, not compressed": _a_second([one.said for one in spent], spent) * 60 / 1000,
                "script, gzip bytes": {NOTHING: 0, OURS: own_script()}.get(name, _zipped(peer)),
            }
        )
    pairs = zip(found[OURS], found[NOTHING], strict=True)
    apart = median(median(one.frames) / median(bare.frames) for one, bare in pairs) - 1
    return Table(
        "capture.recorder",
        "What does recording cost the page, looking around?",
        rows,
        f"{ROUNDS} turns of {FRAMES} frames each on one page in turn; rrweb's bytes are what it hands over",
        {"frame with over without": 1 + apart},
    )


def _own(found: dict[str, list[Spent]], ticks: list[float]) -> Table:
    spent = found[OURS]
    seconds = sum(one.seconds for one in spent)
    turns = [ms for one in spent for ms in one.turns]
    heap = median(one.heap for one in spent) - median(one.heap for one in found[NOTHING])
    figures = {
        # Turns come by the clock, whatever is drawn: a screen shows 60 frames a second, this machine a few.
        "main thread a frame at 60 Hz, CPU ms": (sum(turns) / seconds / 60, 0.3),
        "ticks, p99 CPU ms": (percentile(turns, 0.99), 2.0),
        "ticks, median CPU ms": (median(turns), 2.0),
        "ticks, p99 ms by the clock": (percentile(ticks, 0.99), 2.0),
        "KB/s on the wire": (_a_second([one.wired for one in spent], spent) / 1000, 0.3),
        "heap in a turn, MB": (heap, 2.0),
        "script beyond the socket client, gzip KB": (own_script() / 1000, 4.0),
        "of it the sampler and what it measures, gzip KB": (sampler_script() / 1000, 4.0),
    }
    rows: list[dict[str, Cell]] = [
        {"figure": name, "found": value, "asked for": most} for name, (value, most) in figures.items()
    ]
    return Table(
        "capture.recorder.own", "And against its budget?", rows, "a tick is a turn of the recorder's timers"
    )


def _a_second(amounts: list[int], spent: list[Spent]) -> float:
    return sum(amounts) / sum(one.seconds for one in spent)


def own_script() -> int:
    """Bytes with gzip of what a yes loads beyond the page and the socket client."""
    app = Path(server.__file__).parent / "static" / "app"
    chunks: dict[str, Any] = json.loads((app / ".vite" / "manifest.json").read_text())

    def needed(name: str) -> set[str]:
        return {name}.union(*(needed(other) for other in chunks[name].get("imports", [])))

    on_the_page = needed("src/buyer.ts") | needed("src/viewer/viewer.ts")
    more = needed("src/record.ts") - on_the_page
    return sum(_zipped(app / chunks[name]["file"]) for name in more if "esm" not in name)


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def sampler_script() -> int:
    """Bytes with gzip of the sampler by itself: ``web/src/attention``, without the queue and the socket."""
    web = Path(server.__file__).parents[1] / "web"
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "alone.config.mjs"
        library = {
            "entry": str(web / "src" / "attention" / "sampler.ts"),
            "formats": ["es"],
            "fileName": "own",
        }
        told = {
            "logLevel": "warn",
            "configFile": False,
            "build": {"target": "esnext", "minify": True, "outDir": name + "/out", "lib": library},
        }
        config.write_text(f"export default {json.dumps(told)}")
        command = [shutil.which("npx") or "npx", "vite", "build", "--config", str(config)]
        subprocess.run(command, check=True, cwd=web, capture_output=True)
        return sum(_zipped(file) for file in (Path(name) / "out").glob("*.js"))


def _peer(folder: Path) -> Path:
    folder.mkdir()
    (folder / "package.json").write_text('{"private": true}')
    npm = shutil.which("npm") or "npm"
    install = [npm, "install", "--no-audit", "--no-fund", "--silent", RRWEB]
    subprocess.run(install, check=True, cwd=folder, capture_output=True)
    return folder / "node_modules" / "rrweb" / "dist" / "rrweb.umd.min.cjs"
