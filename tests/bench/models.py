"""From a project manager's files to a build: bytes and draw calls beside its peers', and what it costs."""

import tempfile
import time
from pathlib import Path

from models3d.build import MANIFEST, read_build
from models3d.manifest import Manifest
from models3d.staging.boxes import boxes_of
from models3d.staging.parts_played import parts_played
from tests.bench.imports import Import, imported
from tests.bench.larger import write_copies
from tests.bench.peers.packers import Made, Peers
from tests.bench.table import Cell, Table
from tests.bench.tessellation import beside_tessellation, write_development
from tests.e2e.conftest import maquette
from tests.models3d.grids import floors, halls, sheds

ROOT = Path(__file__).parents[2]
REAL = ROOT / "tests" / "real" / "schependomlaan"
SHARED = ROOT.parent / "shared" / "data" / "schependomlaan"


def measure() -> list[Table]:
    """Bytes, draw calls, times and their growth."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        maquette("sample", str(folder / "linden"))
        sample = imported(folder / "linden", folder / "builds", quick=False)
        (folder / "peers").mkdir()
        peers = Peers(folder / "peers")
        tables = [_steps(sample), beside_tessellation(_developments(folder), folder)]
        tables += [_growth(folder), _wide()]
        ifc = folder / "linden" / "model.ifc"
        tables.append(_beside("models.ifc", ifc, sample, peers.of_ifc(ifc), peers.missing))
        if SHARED.is_dir():
            real = imported(REAL, folder / "builds", quick=True)
            tables.append(_wire(real))
            glb = SHARED / "design.glb"
            tables.append(_beside("models.glb", glb, real, peers.of_glb(glb), peers.missing))
        return tables


def _developments(folder: Path) -> dict[str, Path]:
    """Linden Court, and the real building as its trades drew it."""
    found = {"Linden Court": folder / "linden"}
    if (SHARED / "trades").is_dir():
        found["thirteen trades"] = write_development("Thirteen trades", SHARED / "trades", folder / "trades")
    return found


def _wire(real: Import) -> Table:
    """What a browser loads of the real building, stage by stage."""
    manifest = read_build(real.build)
    rows: list[dict[str, Cell]] = [
        {"file": MANIFEST, "bytes over the wire": _wired(real, MANIFEST), "draws": 0}
    ]
    rows += [
        {"file": chunk.file, "bytes over the wire": _wired(real, chunk.file), "draws": chunk.draws}
        for chunk in manifest.chunks
    ]
    wired = [int(row["bytes over the wire"]) for row in rows]
    total = sum(wired)
    ids = _wired(real, "ids.json")
    return Table(
        "models.wire",
        "What does a phone load of the real building?",
        rows,
        f"{total:,} bytes in {_draws(manifest)} draw calls with feature ids, stages and manifest; "
        f"the GlobalIds, which the page never asks for, are {ids:,} more",
        {
            "of 300 KB, whole building": total / 300_000,
            "of 120 KB, first stage shown": sum(wired[:2]) / 120_000,
        },
    )


def _beside(name: str, model: Path, ours: Import, peers: list[Made], missing: list[str]) -> Table:
    manifest = read_build(ours.build)
    shown = [MANIFEST, *(chunk.file for chunk in manifest.chunks)]
    own = Made(
        "Maquette, with ids, stages, manifest",
        sum((ours.build / file).stat().st_size for file in shown),
        sum(_wired(ours, file) for file in shown),
        _draws(manifest),
    )
    rows: list[dict[str, Cell]] = [
        {"packed by": one.peer, "bytes": one.size, "with brotli": one.wired, "draw calls": one.draws or "-"}
        for one in (own, *peers)
    ]
    return Table(
        name,
        f"How much is {manifest.development.name}, packed by us and by others?",
        rows,
        "; ".join([f"from {model.name}, {model.stat().st_size / 1e6:.1f} MB", *missing]),
        {f"ours over {one.peer}": own.wired / one.wired for one in peers},
    )


def _draws(manifest: Manifest) -> int:
    return sum(chunk.draws for chunk in manifest.chunks)


def _wired(one: Import, file: str) -> int:
    return (one.build / f"{file}.br").stat().st_size


def _steps(sample: Import) -> Table:
    rows: list[dict[str, Cell]] = [
        {"step": step.label, "wall s": step.wall, "CPU s": step.cpu} for step in sample.steps
    ]
    wall, cpu = sum(step.wall for step in sample.steps), sum(step.cpu for step in sample.steps)
    return Table(
        "models.steps",
        "What does each step of an import of Linden Court cost?",
        rows,
        f"peak memory {sample.peak_mb:,.0f} MB; each step is kept and not made again",
        {"cores busy": cpu / wall},
    )


def _growth(folder: Path) -> Table:
    """Ten houses and a hundred, from glTF, so that only our own work grows."""
    rows: list[dict[str, Cell]] = []
    times = []
    for copies in (10, 100):
        elements = write_copies(folder / f"copies-{copies}", copies)
        one = imported(folder / f"copies-{copies}", folder / "builds", quick=True)
        times.append(sum(step.wall for step in one.steps))
        rows.append({"elements": elements, "wall s": times[-1], "peak MB": one.peak_mb})
    return Table(
        "models.growth",
        "What do ten times the elements cost?",
        rows,
        "linear would be 10",
        {"time at ten times the elements": times[1] / times[0]},
    )


def _wide() -> Table:
    """What a part is, in wide flat models; what compares each with each takes a hundred times as long."""
    rows: list[dict[str, Cell]] = []
    growth = {}
    for world in (floors, sheds, halls):
        took = []
        for count in (2_400, 24_000):
            elements = world(count)
            boxes = boxes_of(elements)
            began = time.process_time()
            parts_played(elements, boxes, 0.0)
            took.append(time.process_time() - began)
        rows.append({"model": world.__name__, "2,400 elements, CPU s": took[0], "24,000": took[1]})
        growth[f"{world.__name__}, ten times the elements"] = took[1] / took[0]
    return Table(
        "models.wide", "What do wide flat models cost in staging?", rows, "linear would be 10", growth
    )
