"""Whether a server grows while buyers come and go all day: twenty minutes, in waves."""

from pathlib import Path
from statistics import median

import msgspec

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

#: Each wave are so many new lines that stay so long, s, and send a batch every so many s.
WAVES, CLIENTS, STAY_S, EVERY_S = 20, 300, 50.0, 3.0
#: Waves after which everything that is made once is there.
SETTLED = 5


def measure(waves: int = WAVES) -> list[Table]:
    """What the server and its keeper hold after each wave."""
    with sample_builds() as data, serving(data, settings=UNBOUND) as served:
        flood = msgspec.structs.replace(
            flood_for(served.url, CLIENTS), pace=EVERY_S, seconds=STAY_S, warm=0.0
        )
        after = [_wave(flood, served) for _ in range(waves)]
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
            "memory of their own, after the wave has gone; the database grows by what it is given",
            grown,
        )
    ]


def _wave(flood: Flood, served: Served) -> dict[str, Cell]:
    server = served.process.pid
    poured: Poured = until_unpacked(pour(flood, server), sqlite_of(served.data))
    (keeper,) = children_of(server)
    return {
        "stored": poured.tide.answers.get("stored", 0),
        "not stored": poured.tide.lost,
        "p99 ms": poured.tide.p99,
        "server MB": kilobytes_of(server) / 1000,
        "keeper MB": kilobytes_of(keeper) / 1000,
        "open files": len(list(Path(f"/proc/{server}/fd").iterdir())),
    }
