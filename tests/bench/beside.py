"""The buyer's page beside a plain page and ThatOpen's engine: same building, same browser, one run."""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import brotli
from playwright.sync_api import CDPSession

from tests.bench.loading import NETWORK, WATCH
from tests.bench.models import SHARED
from tests.bench.peers.bare_page import bare_page, bundle
from tests.bench.peers.packers import Peers
from tests.bench.quiet import await_quiet
from tests.bench.table import Cell, Table
from tests.e2e.browsing import launched, visiting
from tests.e2e.serving import serving

PAGES = Path(__file__).parent / "peers"
WORKER = Path("node_modules/@thatopen/fragments/dist/Worker/worker.min.mjs")

#: What a page has loaded and drawn; the peers' pages write it down themselves.
CAME = """() => {
  const came = performance.getEntriesByType("resource")
  const [page] = performance.getEntriesByType("navigation")
  const { draws } = document.documentElement.dataset
  return {
    wire: came.reduce((all, one) => all + one.encodedBodySize, page.encodedBodySize),
    draws: Number(draws ?? window.maquette?.state().scene.draws),
    ready: window.readyAt,
  }
}"""

#: Loads of each page, each in a browser of its own; the middle one by time counts.
LOADS = 3


@dataclass(frozen=True)
class Shown:
    """A building on the screen: what came, what is drawn, how soon, and what it holds."""

    wire: int
    draws: int
    ready: float
    cpu: float
    heap: float
    page: float
    card: float


def beside(folder: Path, sample: Path, real: Path | None) -> list[Table]:
    """Builds of Linden Court, drawn in ``folder``, and of the real building, each shown by all who can."""
    (folder / "peers").mkdir()
    peers = Peers(folder / "peers")
    bundled = _bundled(folder, peers)
    models = _models(folder / "models-linden", peers, folder / "linden" / "model.ifc")
    tables = [_table("sample", sample, models, bundled)]
    if real:
        models = _models(folder / "models-real", peers, SHARED / "design.glb")
        tables.append(_table("real", real, models, bundled))
    return tables


def _bundled(folder: Path, peers: Peers) -> dict[str, Path]:
    """The peers' pages, as they would be put on a server."""
    found = {}
    for name in ("gltf", "fragments"):
        found[name] = bundle(folder / f"page-{name}", PAGES / name, peers.folder / "node_modules")
    shutil.copy(peers.folder / WORKER, found["fragments"] / "worker.mjs")
    return found


def _models(out: Path, peers: Peers, model: Path) -> Path:
    """``model`` as the peers' own tools pack it: "model.glb", and "model.frag" where it is an IFC."""
    out.mkdir()
    if model.suffix == ".ifc":
        peers.of_ifc(model)
        shutil.copy(peers.folder / "model.frag", out)
        model = peers.folder / "model.glb"
    peers.pack(model, out / "model.glb")
    for path in list(out.iterdir()):
        path.with_name(f"{path.name}.br").write_bytes(
            brotli.compress(path.read_bytes(), quality=11, lgwin=24)
        )
    return out


def _table(name: str, build: Path, models: Path, bundled: dict[str, Path]) -> Table:
    with ExitStack() as stack:
        served = stack.enter_context(serving(build.parents[1]))
        pages = {"Maquette": f"{served.url}/d/{build.name}/?quality=low"}
        pages["GLTFLoader"] = stack.enter_context(bare_page(bundled["gltf"], models))
        if (models / "model.frag").is_file():
            pages["ThatOpen fragments"] = stack.enter_context(bare_page(bundled["fragments"], models))
        found = {page: _middle(address) for page, address in pages.items()}
    rows: list[dict[str, Cell]] = [
        {
            "shown by": page,
            "over the wire, bytes": one.wire,
            "draw calls": one.draws,
            "look around, s": one.ready,
            "CPU s until then": one.cpu,
            "JS heap, MB": one.heap,
            "page's process, MB": one.page,
            "graphics process, MB": one.card,
        }
        for page, one in found.items()
    ]
    own = found.pop("Maquette")
    return Table(
        f"showcase.beside.{name}",
        f"What does it take to see {build.name}?",
        rows,
        "10 Mbit/s, drawn by the processor; memory beyond that of an empty page, after collecting garbage"
        + ("" if "ThatOpen fragments" in found else "; there is no IFC of it, so no fragments either"),
        {f"look around, over {page}": own.ready / one.ready for page, one in found.items()}
        | {f"bytes, over {page}": own.wire / one.wire for page, one in found.items()},
    )


def _middle(address: str) -> Shown:
    found = sorted((_show(address) for _ in range(LOADS)), key=lambda one: one.ready)
    return found[LOADS // 2]


def _show(address: str) -> Shown:
    with launched() as browser, visiting(browser, device_scale_factor=1) as visit:
        page = visit.page
        page.add_init_script(WATCH)
        page.goto("about:blank")
        whole = browser.new_browser_cdp_session()
        await_quiet()
        before = _processes(whole)
        network = visit.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", NETWORK)
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.wait_for_function("() => window.readyAt")
        used = _processes(whole)
        network.send("HeapProfiler.collectGarbage")
        network.send("Performance.enable")
        metrics = {one["name"]: one["value"] for one in network.send("Performance.getMetrics")["metrics"]}
        after = _processes(whole)
        came: dict[str, float] = page.evaluate(CAME)
        return Shown(
            int(came["wire"]),
            int(came["draws"]),
            came["ready"] / 1000,
            used["cpu"] - before["cpu"],
            metrics["JSHeapUsedSize"] / 1e6,
            (after["renderer"] - before["renderer"]) / 1e6,
            (after["GPU"] - before["GPU"]) / 1e6,
        )


def _processes(browser: CDPSession) -> dict[str, float]:
    """CPU seconds of the whole browser, and bytes that its pages and its graphics have in memory."""
    found = {"cpu": 0.0, "renderer": 0.0, "GPU": 0.0}
    for process in browser.send("SystemInfo.getProcessInfo")["processInfo"]:
        found["cpu"] += process["cpuTime"]
        if process["type"] in found:
            found[process["type"]] += _own_bytes(process["id"])
    return found


def _own_bytes(process: int) -> float:
    """Bytes that ``process`` shares with nobody, and its part of what it shares."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
