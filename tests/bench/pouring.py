"""Pouring floods of batches (:mod:`tests.bench.flood`) over servers, and what that cost them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from server.simulation.door import Door
from server.store.db import Store
from server.store.pulse import waiting_batches
from tests.bench.flood.tide import Buyer, Flood, Tide
from tests.bench.quiet import await_quiet
from tests.bench.sender import ROWS, YES
from tests.bench.table import Cell
from tests.e2e.conftest import maquette

#: Browsers that said yes; the sockets are theirs in turn.
BUYERS = 100
#: How long unpacking is waited for, s.
PATIENCE_S = 90.0
#: Between two looks at what processes hold, s.
LOOK_S = 1.0


@dataclass(frozen=True)
class Poured:
    """What came of a flood, and what it cost."""

    tide: Tide
    #: CPU s of the servers and their keepers.
    cpu: float
    #: Seconds until what was acknowledged was unpacked too; 0 for a server that has nothing to unpack, and
    #: infinite where it was not done in time.
    behind: float = 0.0


@contextmanager
def sample_builds() -> Iterator[Path]:
    """A folder with the builds of the sample development, for servers to work in."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        maquette("sample", str(data / "folder"))
        maquette("import", str(data / "folder"), "--into", str(data / "builds"), "--quick")
        yield data


def flood_for(url: str, clients: int = 50) -> Flood:
    """Full batches about what the server at ``url`` has for sale, by browsers that said yes to it."""
    doors = [Door(url) for _ in range(BUYERS)]
    buyers = []
    for door in doors:
        consent = door.consent(YES)
        buyers.append(Buyer(door.cookie, consent))
    development = doors[0].developments()[0]
    manifest = doors[0].manifest(development)
    features = [feature.id for feature in manifest.features if not feature.sensitive][:ROWS]
    return Flood(port_of(url), buyers, clients, development, features, manifest.stages[0].id)


def pour(flood: Flood, process: int) -> Poured:
    """Let ``flood`` loose on the server of ``process``."""
    (tide,), cpu = pour_together([flood], [process])
    return Poured(tide, cpu)


def pour_together(
    floods: Sequence[Flood], processes: Sequence[int], look: Callable[[], None] = lambda: None
) -> tuple[list[Tide], float]:
    """Let ``floods`` loose at once on the servers of ``processes``; their tides, and the servers' CPU s.

    ``look`` is called every now and then meanwhile.
    """
    await_quiet()
    before = sum(cpu_of(one) for one in processes)
    under_way = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.flood"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in floods
    ]
    for flood, one in zip(floods, under_way, strict=True):
        assert one.stdin is not None
        one.stdin.write(msgspec.json.encode(flood))
        one.stdin.close()
        one.stdin = None
    for one in under_way:
        while one.poll() is None:
            look()
            with suppress(subprocess.TimeoutExpired):
                one.wait(LOOK_S)
    told = [one.communicate()[0] for one in under_way]
    assert all(one.returncode == 0 for one in under_way), "a flood ended early"
    tides = [msgspec.json.decode(one, type=Tide) for one in told]
    return tides, sum(cpu_of(one) for one in processes) - before


def figures(poured: Poured) -> dict[str, Cell]:
    """What is said of every flood."""
    tide = poured.tide
    return {
        "batches/s": tide.rate,
        "p50 ms": tide.p50,
        "p99 ms": tide.p99,
        "worst ms": tide.worst,
        "not stored": tide.lost,
        "CPU s": poured.cpu,
        "unpacked after, s": poured.behind,
    }


def until_unpacked(poured: Poured, database: str) -> Poured:
    """The same, once nothing waits in ``database`` any more."""
    began, left = time.monotonic(), 0
    store = Store(database)
    while (left := waiting_batches(store) or 0) and time.monotonic() < began + PATIENCE_S:
        time.sleep(0.1)  # another process is at it: there is nothing to await
    store.close()
    return Poured(poured.tide, poured.cpu, float("inf") if left else time.monotonic() - began)


def sqlite_of(data: Path) -> str:
    """The address of the database in a server's folder."""
    return f"sqlite:///{data / 'maquette.sqlite'}"


def cpu_of(process: int) -> float:
    """CPU s that ``process`` and those it started have used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_of(child) for child in children_of(process))


def kilobytes_of(process: int) -> int:
    """KB that ``process`` alone holds in memory."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_"))


def children_of(process: int) -> list[int]:
    """The processes that ``process`` started."""
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def port_of(url: str) -> int:
    """The port in ``url``."""
    return int(url.rsplit(":", 1)[1])
