"""How many batches a server takes in, and how soon it says so, beside the bare limit of the same stack.

The bare limit is Flask-SocketIO on gevent that acknowledges the same batches and stores nothing
(:mod:`tests.bench.echo`); the same flood pours over both in turn.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from operator import itemgetter
from statistics import median

import msgspec

from tests.bench.echo_served import echoing
from tests.bench.flood.tide import Flood
from tests.bench.pouring import (
    Poured,
    figures,
    flood_for,
    kilobytes_of,
    port_of,
    pour,
    pour_together,
    sample_builds,
    sqlite_of,
    until_unpacked,
)
from tests.bench.sender import ROWS
from tests.bench.table import Cell, Table
from tests.e2e.serving import UNBOUND, Served, serving

#: Sockets that send as soon as they are answered.
CLIENTS = (50, 500, 2_000)
#: Floods of one kind, over both servers in turn: the machine's own speed changes by the minute, so the pair
#: in the middle stands for all; and the seconds of each that are measured.
ROUNDS, SATURATED_S = 3, 6.0
#: A launch day: so many sockets with a batch each every so many seconds.
CONNECTED, EVERY_S, FOR_S = 2_000, 5.0, 60.0


@dataclass(frozen=True)
class Durable:
    """A server that stores, and the address of its database."""

    name: str
    served: Served
    database: str


def measure() -> list[Table]:
    """A launch day on a server that was just started, then as much as it can take."""
    with sample_builds() as data, ExitStack() as stack:
        served = stack.enter_context(serving(data, settings=UNBOUND))
        flood = flood_for(served.url)
        day = _launch_day(
            msgspec.structs.replace(flood, clients=CONNECTED, pace=EVERY_S, seconds=FOR_S), served
        )
        echo = stack.enter_context(echoing())
        return [saturated(Durable("SQLite", served, sqlite_of(data)), echo, flood, CLIENTS), day]


def saturated(durable: Durable, echo: tuple[str, int], flood: Flood, sizes: tuple[int, ...]) -> Table:
    """``flood`` by so many sockets over a server and over the ``echo``, in turn."""
    name = f"durable, {durable.name}"
    rows: list[dict[str, Cell]] = []
    ratios: dict[str, float] = {}
    bare, process = echo
    for clients in sizes:
        here = msgspec.structs.replace(flood, clients=clients, seconds=SATURATED_S)
        pairs = []
        for _ in range(ROUNDS):
            limit = pour(msgspec.structs.replace(here, port=port_of(bare)), process)
            stored = until_unpacked(pour(here, durable.served.process.pid), durable.database)
            pairs.append((stored.tide.rate / limit.tide.rate, limit, stored))
        ratios[f"at {clients}"], limit, stored = sorted(pairs, key=itemgetter(0))[ROUNDS // 2]
        for server, poured in (("bare echo", limit), (name, stored)):
            rows.append({"sockets": clients, "server": server, **figures(poured)})
    return Table(
        f"capture.saturated.{durable.name}",
        f"How many batches of {ROWS} rows are acknowledged after their commit to {durable.name}?",
        rows,
        f"each socket sends when it is answered; the middle of {ROUNDS} pairs; the server's two processes "
        "and the flood share this machine's cores",
        {f"of the bare limit {at}": ratio for at, ratio in ratios.items()},
    )


def _launch_day(flood: Flood, served: Served) -> Table:
    server, held = served.process.pid, list[int]()
    first = pour(msgspec.structs.replace(flood, clients=50, seconds=2.0, pace=0.0), server)
    until_unpacked(first, sqlite_of(served.data))
    before = kilobytes_of(server)
    (tide,), cpu = pour_together([flood], [server], lambda: held.append(kilobytes_of(server)))
    poured = until_unpacked(Poured(tide, cpu), sqlite_of(served.data))
    each = (median(held[len(held) // 2 :]) - before) / flood.clients
    row: dict[str, Cell] = {"sockets": flood.clients, "sent": tide.sent, "lost": tide.lost}
    return Table(
        "capture.launch",
        f"How soon is a batch acknowledged when {CONNECTED:,} buyers send one every {EVERY_S:.0f} s?",
        [{**row, **figures(poured), "KB a buyer": each}],
        "one server process and its keeper; unpacking goes on beside the acknowledgements",
        {"p99 of 120 ms": tide.p99 / 120, "memory a buyer of 60 KB": each / 60},
    )
