"""The road itself: from a batch that is sent to its acknowledgement and to the sales team's screen.

The peer is the bare limit of the same stack in the same run: Flask-SocketIO on gevent that acknowledges the
same batches and stores nothing (:mod:`tests.bench.echo`). The same clients in this process drive both.
"""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server.simulation.door import Door
from tests.bench.echo_served import echoing
from tests.bench.sender import ROWS, Sender, sender
from tests.bench.table import Cell, Table, percentile
from tests.e2e.conftest import maquette
from tests.e2e.salesperson import Salesperson
from tests.e2e.serving import UNBOUND, Served, serving

#: Buyers who send at once, and batches that each of them sends.
BUYERS, BATCHES = (1, 20), 60
#: Batches whose way to the sales team's screen is timed.
SEEN = 30


def measure() -> list[Table]:
    """Acknowledgement against the bare limit, and batch to screen."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        maquette("sample", str(data / "folder"))
        maquette("import", str(data / "folder"), "--into", str(data / "builds"), "--quick")
        with serving(data, settings=UNBOUND) as served, echoing() as (bare, _):
            return [_to_screen(served), _acknowledged(served.url, bare)]


def _acknowledged(durable: str, bare: str) -> Table:
    rows: list[dict[str, Cell]] = []
    ratios: dict[str, float] = {}
    for buyers in BUYERS:
        rates = {}
        for name, url in (("bare echo", bare), ("durable", durable)):
            rates[name], times = _race([sender(url, durable) for _buyer in range(buyers)])
            rows.append(
                {
                    "buyers": buyers,
                    "server": name,
                    "batches/s": rates[name],
                    "p50 ms": 1000 * percentile(times, 0.5),
                    "p99 ms": 1000 * percentile(times, 0.99),
                }
            )
        ratios[f"durable over bare at {buyers}"] = rates["durable"] / rates["bare echo"]
    return Table(
        "road.acknowledged",
        f"How long until a batch of {ROWS} rows is acknowledged after its commit?",
        rows,
        "one buyer waits for the group commit and the disk; many are bounded by Python, theirs and ours",
        ratios,
    )


def _race(senders: list[Sender]) -> tuple[float, list[float]]:
    """Batches a second over all ``senders``, and each acknowledgement's seconds."""

    def run(one: Sender) -> list[float]:
        times = []
        for _turn in range(BATCHES):
            batch = one.batch()
            began = time.perf_counter()
            one.send(batch)
            times.append(time.perf_counter() - began)
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(len(senders)) as threads:
        times = [one for found in threads.map(run, senders) for one in found]
    rate = len(times) / (time.perf_counter() - began)
    for one in senders:
        one.close()
    return rate, times


def _to_screen(served: Served) -> Table:
    development = Door(served.url).developments()[0]
    buyer = sender(served.url, served.url)
    acknowledged, seen = [], []
    with Salesperson(served.url, *served.sales_sign_in).watching(development) as board:
        for _turn in range(SEEN):
            batch = buyer.batch()
            began = time.perf_counter()
            buyer.send(batch)
            acknowledged.append(time.perf_counter() - began)
            board.await_active(buyer.active_seconds)
            seen.append(time.perf_counter() - began)
    buyer.close()
    row: dict[str, Cell] = {"batches": SEEN}
    for name, times in (("acknowledged", acknowledged), ("on the sales page", seen)):
        row[f"{name} p50 ms"] = 1000 * percentile(times, 0.5)
        row[f"{name} p99 ms"] = 1000 * percentile(times, 0.99)
    return Table(
        "road.screen",
        "How long from a batch to the sales team's screen?",
        [row],
        "pushes to a board are gathered for a quarter of a second",
        {"screen over acknowledgement": percentile(seen, 0.5) / percentile(acknowledged, 0.5)},
    )
