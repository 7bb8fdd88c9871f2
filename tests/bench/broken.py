"""Capture that is broken on purpose, in full size: a hundred thousand bad batches, a hundred kills.

In small the same runs with the tests (``tests/server/hostile``, ``tests/server/test_crash.py``).
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median

import msgspec

from server.simulation.door import Door
from tests.bench.flood.tide import Flood, Tide
from tests.bench.pouring import flood_for
from tests.bench.table import Cell, Table
from tests.e2e.serving import UNBOUND, Served, serving
from tests.server.deciding import write_build
from tests.server.hostile.doors import Heard, Send, at_once, by_post, by_socket
from tests.server.hostile.state import Kept, memory_mb
from tests.server.hostile.wounds import wounded
from tests.server.house import yes
from tests.server.killing import kill_under_load

#: Bad batches, half of them through each door, and how many are made at a time.
BODIES, AT_A_TIME = 100_000, 5_000
#: How often the server is killed.
KILLS = 100
#: Honest buyers beside the hostile, with a full batch each every so many s, as a visit may for ever;
#: for how many s that is measured, and how often.
HONEST, EVERY_S, FOR_S, TIMES = 120, 2.5, 10.0, 3


def measure(bodies: int = BODIES, kills: int = KILLS) -> list[Table]:
    """Fuzzed, beside an enemy, killed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        write_build(data / "builds")
        with serving(data, settings=UNBOUND) as served:
            tables = [_fuzzed(served, bodies), _beside(served)]
    return [*tables, _killed(kills)]


def _fuzzed(served: Served, bodies: int) -> Table:
    rows: list[dict[str, Cell]] = []
    kept, growth = Kept(served), [memory_mb(served.process.pid)]
    doors: dict[str, Send] = {"socket": by_socket, "POST": by_post}
    stored: set[str] = set()
    for seed, (name, send) in enumerate(doors.items()):
        door, heard, began = Door(served.url), Heard(), time.monotonic()
        made = wounded(seed, door.consent(yes()))
        for _ in range(0, bodies // 2, AT_A_TIME):
            heard.add(at_once(send, door, islice(made, min(AT_A_TIME, bodies // 2))))
            growth.append(memory_mb(served.process.pid))
        stored |= heard.stored
        rows.append(_row(name, heard.answers, time.monotonic() - began))
    kept.settle()
    half = len(growth) // 2
    return Table(
        "capture.fuzzed",
        f"Is every one of {bodies:,} bad batches answered, and nothing else kept?",
        rows,
        f"{len(kept.batches() - Counter(stored))} stored without being acknowledged, "
        f"{len(stored - kept.batches().keys())} acknowledged and not stored, "
        f"{served.printed.count('Traceback')} tracebacks; "
        f"{growth[0]:.0f} MB at first, {growth[half]:.0f} MB half way, {growth[-1]:.0f} MB at last",
        {"memory at last of half way": growth[-1] / growth[half]},
    )


def _row(name: str, answers: Counter[str], seconds: float) -> dict[str, Cell]:
    good = answers["stored"] + answers["repeat"]
    named = answers.total() - good
    return {"door": name, "answered": answers.total(), "stored": good, "refused by name": named, "s": seconds}


def _beside(served: Served) -> Table:
    flood = msgspec.structs.replace(
        flood_for(served.url), clients=HONEST, pace=EVERY_S, seconds=FOR_S, warm=1.0
    )
    alone: list[float] = []
    beside: list[float] = []
    rows: list[dict[str, Cell]] = []
    # In turns, for whatever else the machine does.
    for _ in range(TIMES):
        alone.append(_honest(flood, "alone", rows))
        beside.append(_attacked(served, lambda: _honest(flood, "beside an enemy", rows)))
    return Table(
        "capture.beside",
        f"How much later are {HONEST} honest buyers answered beside one who does all the harm at once?",
        rows,
        "floods of one visit, torn batches through both doors, foreign handshakes, lines that are left open",
        {"p50 of 1.10": median(beside) / median(alone) / 1.10},
    )


def _honest(flood: Flood, name: str, rows: list[dict[str, Cell]]) -> float:
    asked = msgspec.json.encode(flood)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.flood"], input=asked, stdout=subprocess.PIPE, check=True
    )
    tide = msgspec.json.decode(done.stdout, type=Tide)
    rows.append({"honest buyers": name, "p50 ms": tide.p50, "p99 ms": tide.p99, "not stored": tide.lost})
    return tide.p50


def _attacked(served: Served, job: Callable[[], float]) -> float:
    enemy = subprocess.Popen(
        [sys.executable, "-m", "tests.server.hostile", served.url], stdin=subprocess.PIPE
    )
    try:
        return job()
    finally:
        enemy.communicate(timeout=120)


def _killed(kills: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        survived = kill_under_load(Path(folder), kills, most=40)
    row: dict[str, Cell] = {
        "kills": survived.kills,
        "of helpers only": survived.helpers_killed,
        "acknowledged": len(survived.acknowledged),
        "sent again": survived.repeated.total(),
        "broken promises": len(survived.wrongs),
    }
    return Table(
        "capture.killed",
        "Is every acknowledged batch there exactly once, and added up, however often the server is killed?",
        [row],
        ", ".join(survived.wrongs) or "none lost, none twice, tallies as the facts say",
    )
