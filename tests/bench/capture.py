"""How many batches a server takes in, and how soon it says so, beside the bare limit of the same stack.

The bare limit is Flask-SocketIO on gevent that acknowledges the same batches and stores nothing
(:mod:`tests.bench.echo`); the same flood (:mod:`tests.bench.flood`) pours over both in turn.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import msgspec

from server.simulation.door import Door
from server.store.db import Store
from server.store.pulse import waiting_batches
from tests.bench.echo_served import echoing
from tests.bench.flood.tide import Buyer, Flood, Tide
from tests.bench.quiet import await_quiet
from tests.bench.sender import ROWS, YES
from tests.bench.table import Cell, Table
from tests.e2e.conftest import maquette
from tests.e2e.serving import Served, serving

#: Sockets that send as soon as they are answered.
CLIENTS = (50, 500, 2_000)
#: Browsers that said yes; the sockets are theirs in turn.
BUYERS = 100
#: Floods of one kind, over both servers in turn: the machine's own speed changes by the minute, so the pair
#: in the middle stands for all; and the seconds of each that are measured.
ROUNDS, SATURATED_S = 3, 6.0
#: A launch day: so many sockets with a batch each every so many seconds.
CONNECTED, EVERY_S, FOR_S = 2_000, 5.0, 60.0
#: How long unpacking is waited for, s.
PATIENCE_S = 90.0


@dataclass(frozen=True)
class Poured:
    """What came of a flood, and what it cost the server."""

    tide: Tide
    #: CPU s of the server and of its keeper.
    cpu: float
    #: Seconds until what was acknowledged was unpacked too; 0 for a server that has nothing to unpack, and
    #: infinite where it was not done in time.
    behind: float = 0.0


def measure() -> list[Table]:
    """Saturated beside the bare limit, then a launch day."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder)
        maquette("sample", str(data / "folder"))
        maquette("import", str(data / "folder"), "--into", str(data / "builds"), "--quick")
        served = stack.enter_context(serving(data))
        bare, echo = stack.enter_context(echoing())
        flood = flood_for(served.url)
        return [
            _saturated(flood, served, bare, echo),
            _launch_day(
                msgspec.structs.replace(flood, clients=CONNECTED, pace=EVERY_S, seconds=FOR_S), served
            ),
        ]


def flood_for(url: str) -> Flood:
    """Full batches about what the server at ``url`` has for sale, by browsers that said yes to it."""
    doors = [Door(url) for _ in range(BUYERS)]
    buyers = []
    for door in doors:
        consent = door.consent(YES)
        buyers.append(Buyer(door.cookie, consent))
    development = doors[0].developments()[0]
    manifest = doors[0].manifest(development)
    features = [feature.id for feature in manifest.features if not feature.sensitive][:ROWS]
    return Flood(_port(url), buyers, CLIENTS[0], development, features, manifest.stages[0].id)


def pour(flood: Flood, process: int) -> Poured:
    """Let ``flood`` loose on the server of ``process``."""
    await_quiet()
    before = _cpu(process)
    asked = msgspec.json.encode(flood)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.flood"], input=asked, stdout=subprocess.PIPE, check=True
    )
    return Poured(msgspec.json.decode(done.stdout, type=Tide), _cpu(process) - before)


def _saturated(flood: Flood, served: Served, bare: str, echo: int) -> Table:
    rows: list[dict[str, Cell]] = []
    ratios: dict[str, float] = {}
    for clients in CLIENTS:
        here = msgspec.structs.replace(flood, clients=clients, seconds=SATURATED_S)
        pairs = []
        for _ in range(ROUNDS):
            limit = pour(msgspec.structs.replace(here, port=_port(bare)), echo)
            durable = _until_unpacked(pour(here, served.process.pid), served)
            pairs.append((durable.tide.rate / limit.tide.rate, limit, durable))
        ratios[f"at {clients}"], limit, durable = sorted(pairs, key=itemgetter(0))[ROUNDS // 2]
        for name, poured in (("bare echo", limit), ("durable, SQLite", durable)):
            rows.append({"sockets": clients, "server": name, **_figures(poured)})
    return Table(
        "capture.saturated",
        f"How many batches of {ROWS} rows are acknowledged after their commit?",
        rows,
        f"each socket sends when it is answered; the middle of {ROUNDS} pairs; the server's two processes "
        "and the flood share this machine's cores",
        {f"of the bare limit {name}": ratio for name, ratio in ratios.items()},
    )


def _launch_day(flood: Flood, served: Served) -> Table:
    poured = _until_unpacked(pour(flood, served.process.pid), served)
    row: dict[str, Cell] = {"sockets": flood.clients, "sent": poured.tide.sent, "lost": poured.tide.lost}
    return Table(
        "capture.launch",
        f"How soon is a batch acknowledged when {CONNECTED:,} buyers send one every {EVERY_S:.0f} s?",
        [{**row, **_figures(poured)}],
        "one server process; unpacking goes on beside the acknowledgements",
        {"p99 of 120 ms": poured.tide.p99 / 120},
    )


def _figures(poured: Poured) -> dict[str, Cell]:
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


def _until_unpacked(poured: Poured, served: Served) -> Poured:
    began, left = time.monotonic(), 0
    store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")
    while (left := waiting_batches(store) or 0) and time.monotonic() < began + PATIENCE_S:
        time.sleep(0.1)  # another process is at it: there is nothing to await
    store.close()
    return Poured(poured.tide, poured.cpu, float("inf") if left else time.monotonic() - began)


def _cpu(process: int) -> float:
    """CPU s that ``process`` and those it started have used."""
    proc = Path(f"/proc/{process}")
    fields = (proc / "stat").read_text().rsplit(")", 1)[1].split()
    children = (proc / f"task/{process}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_cpu(int(child)) for child in children)


def _port(url: str) -> int:
    return int(url.rsplit(":", 1)[1])
