"""Whether a server grows while buyers come and go all day: twenty minutes, in waves."""

from pathlib import Path
from statistics import median

import msgspec

from server.store.looks import MOST_VISITS
from tests.bench.flood.tide import Flood
from tests.bench.pouring import (
    Poured,
    children_of,
    flood_for,
    kilobytes_of,
    pour,
    sample_builds,
    sqlite_of,
    until_unpacked,
)
from tests.bench.table import Cell, Table
from tests.e2e.serving import UNBOUND, Served, serving
from tests.waiting import until

#: Each wave are so many new lines that stay so long, s, and send a batch every so many s.
WAVES, CLIENTS, STAY_S, EVERY_S = 20, 600, 50.0, 3.0
#: Waves after which everything that is made once is there, and as many visits are remembered as ever are.
SETTLED = 2 + MOST_VISITS // CLIENTS
#: Files that a server may have open besides those that it began with, such as the database's own.
FEW = 8


def measure(waves: int = WAVES) -> list[Table]:
    """What the server and its keeper hold after each wave."""
    with sample_builds() as data, serving(data, settings=UNBOUND) as served:
        flood = msgspec.structs.replace(
            flood_for(served.url, CLIENTS), pace=EVERY_S, seconds=STAY_S, warm=0.0
        )
        idle = _open_files(served)
        after = [_wave(flood, served, idle) for _ in range(waves)]
    early, late = after[SETTLED : SETTLED + 3], after[-3:]
    grown = {
        f"{name} late over early": median(float(one[name]) for one in late)
        / median(float(one[name]) for one in early)
        for name in ("server MB", "keeper MB", "open files")
    }
    return [
        Table(
            "capture.soak",
            f"Does anything grow in {waves} waves of {CLIENTS} buyers?",
            [{"wave": number + 1, **one} for number, one in enumerate(after)],
            f"memory of their own, when the last socket has ended; early is after {SETTLED} waves, when the "
            f"keeper remembers as many visits as ever ({MOST_VISITS:,}); the database grows by what came",
            grown,
        )
    ]


def _wave(flood: Flood, served: Served, idle: int) -> dict[str, Cell]:
    server = served.process.pid
    poured: Poured = until_unpacked(pour(flood, server), sqlite_of(served.data))
    # A socket that is never given back fails the run by itself.
    until(lambda: _open_files(served) <= idle + FEW)
    (keeper,) = children_of(server)
    return {
        "stored": poured.tide.answers.get("stored", 0),
        "not stored": poured.tide.lost,
        "p99 ms": poured.tide.p99,
        "server MB": kilobytes_of(server) / 1000,
        "keeper MB": kilobytes_of(keeper) / 1000,
        "open files": _open_files(served),
    }


def _open_files(served: Served) -> int:
    return len(list(Path(f"/proc/{served.process.pid}/fd").iterdir()))
