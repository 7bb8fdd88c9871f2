"""Two ways of telling what is looked at, from the same places: rays, as shipped, and a small id buffer."""

import gzip
import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from statistics import mean, median

import numpy as np
from numpy.typing import NDArray

from tests.bench.models import REAL, SHARED
from tests.bench.peers.bare_page import ROOT, bare_page
from tests.bench.table import Cell, Table, percentile
from tests.e2e.browsing import launched, visiting
from tests.e2e.conftest import maquette
from tests.e2e.gaze.picture import Camera, Pictures
from tests.e2e.gaze.standing import Build
from tests.e2e.gaze.truth import SIGMA

PAGE = Path(__file__).parent / "looking"
WIDTH, HEIGHT = 640, 400
#: Places round the building that are looked from.
PLACES = 24
#: Looks before those that count: scripts are slow at first.
WARMING = 4
#: A feature's share is compared where it is at least so much.
MUCH = 0.05
WAYS = ("rays, one look of four slices", "id buffer, 64 x 40", "id buffer, 96 x 60")


@dataclass(frozen=True)
class Look:
    """Ms of each task of the main thread, ms until it was known, and the error of each feature's share."""

    tasks: list[float]
    until: float
    errors: list[float]


def measure() -> list[Table]:
    """Both ways on the real building, or on the sample."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        folder, stage = (REAL, "third-floor") if SHARED.is_dir() else (data / "linden", "raw-structure")
        if not SHARED.is_dir():
            maquette("sample", str(folder))
        maquette("import", str(folder), "--into", str(data / "builds"), "--quick")
        (build,) = (file.parent for file in (data / "builds").glob("*/manifest.json"))
        return [compared(build, stage, data / "page")]


def compared(build: Path, stage: str, folder: Path) -> Table:
    """Both ways from places round ``build`` at ``stage``, beside the truth; ``folder`` is for the page."""
    read = Build(build)
    pictures = Pictures(read)
    low, high = np.array(read.manifest.bounds.low), np.array(read.manifest.bounds.high)
    middle, size = (low + high) / 2, float(np.linalg.norm(high - low))
    looks: dict[str, list[Look]] = {name: [] for name in WAYS}
    frames: list[float] = []
    page_of = _bundled(folder)
    with bare_page(page_of, build) as address, launched() as browser, visiting(browser) as visit:
        page = visit.page
        page.goto(address)
        page.wait_for_function("() => window.begin")
        page.evaluate("(stage) => begin(stage).then((look) => { window.look = look; return null })", stage)
        for place in range(-WARMING, PLACES):
            turn, far = 2 * pi * place / PLACES, size * (0.8 + 0.5 * (place % 3))
            eye = middle + far * np.array([sin(turn), 0.25 + 0.1 * (place % 4), cos(turn)])
            found = page.evaluate("(at) => look(...at)", [eye.tolist(), middle.tolist()])
            if place < 0:
                continue
            projection, view = (np.array(one).reshape(4, 4).T for one in found["matrices"])
            truth = _shares(pictures, Camera(projection, view, WIDTH, HEIGHT), stage)
            frames.append(found["drawn"])
            slices = found["slices"]
            looks[WAYS[0]].append(Look(slices, sum(slices), _errors(found["shares"], truth)))
            for name, one in zip(WAYS[1:], found["looks"], strict=True):
                tasks = [one["draw"], one["fetch"], one["read"]]
                looks[name].append(Look(tasks, one["until"], _errors(one["shares"], truth)))
    frame = median(frames)
    more = dict(zip(WAYS, (0, *(2 * [_script(folder)])), strict=True))
    return Table(
        "capture.ways",
        "Rays or an id buffer?",
        [{"way": name, **_figures(some), "script more, gzip": more[name]} for name, some in looks.items()],
        f"a moving view, each look by itself; a frame takes {frame:.0f} ms, drawn by the processor",
        {"id buffer's drawing over a frame's": median(one.until for one in looks[WAYS[1]]) / frame},
    )


def _figures(looks: list[Look]) -> dict[str, Cell]:
    errors = [error for one in looks for error in one.errors]
    spent = [sum(one.tasks) for one in looks]
    return {
        "main thread a look, median ms": median(spent),
        "mean ms": mean(spent),
        "longest task, median ms": median(max(one.tasks) for one in looks),
        "p95 ms": percentile([max(one.tasks) for one in looks], 0.95),
        "until it is known, median ms": median(one.until for one in looks),
        "error of a share, median %": 100 * median(errors),
        "error, p95 %": 100 * percentile(errors, 0.95),
    }


def _errors(shares: dict[str, float], truth: dict[str, float]) -> list[float]:
    return [abs(shares.get(name, 0.0) / true - 1) for name, true in truth.items()]


def _shares(pictures: Pictures, camera: Camera, stage: str) -> dict[str, float]:
    """What each feature truly is of the view, round its middle."""
    seen: NDArray[np.int32] = pictures.seen(camera, stage)
    sigma = SIGMA * HEIGHT
    along, down = np.arange(WIDTH) + 0.5 - WIDTH / 2, np.arange(HEIGHT) + 0.5 - HEIGHT / 2
    weight = np.exp(-(down[:, None] ** 2 + along[None, :] ** 2) / (2 * sigma**2))
    sums = np.bincount(seen.ravel() + 1, weight.ravel(), len(pictures.names) + 1)
    whole = float(weight.sum())
    names = enumerate(pictures.names, 1)
    return {name: float(sums[at]) / whole for at, name in names if sums[at] >= MUCH * whole}


def _bundled(folder: Path) -> Path:
    """The page, built from our own sources with the project's own Vite."""
    shutil.copytree(PAGE, folder)
    (folder / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    told = {
        "resolve": {"alias": {"maquette": str(ROOT / "web" / "src")}},
        "worker": {"format": "es"},
        "base": "./",
        "build": {"outDir": str(folder / "out"), "target": "esnext"},
        "logLevel": "warn",
    }
    config = folder / "vite.config.mjs"
    config.write_text(f"export default {json.dumps(told)}")
    command = ["npx", "vite", "build", str(folder), "--config", str(config)]
    subprocess.run(command, check=True, cwd=ROOT / "web", capture_output=True)
    return folder / "out"


def _script(folder: Path) -> int:
    """Bytes with gzip of what the id buffer alone would add."""
    out = folder / "alone"
    config = folder / "alone.config.mjs"
    config.write_text(
        "export default { logLevel: 'warn', build: { target: 'esnext', minify: true,"
        f" outDir: {json.dumps(str(out))}, lib: {{ entry: {json.dumps(str(folder / 'idbuffer.ts'))},"
        " formats: ['es'], fileName: 'idbuffer' }, rollupOptions: { external: [/^three/, /^maquette/] } } }"
    )
    command = ["npx", "vite", "build", str(folder), "--config", str(config)]
    subprocess.run(command, check=True, cwd=ROOT / "web", capture_output=True)
    (built,) = out.glob("idbuffer.*js")
    return len(gzip.compress(built.read_bytes(), 9))
