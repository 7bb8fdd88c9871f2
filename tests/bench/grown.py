"""Capture with PostgreSQL and several server processes: the set-up of docs/grown without its proxy."""

import os
from collections import Counter
from contextlib import ExitStack
from unittest.mock import patch

import msgspec

from tests.bench.echo_served import echoing
from tests.bench.flood.tide import Flood, Tide
from tests.bench.ingest import Durable, saturated
from tests.bench.pouring import Poured, figures, flood_for, pour_together, sample_builds, until_unpacked
from tests.bench.table import Cell, Table
from tests.e2e.serving import UNBOUND, serving
from tests.grown.postgres import a_cluster
from tests.grown.redis import a_redis

#: Sockets that send as soon as they are answered.
CLIENTS = (50, 500)
#: Buyers who are here at once, over so many server processes.
CONNECTED, PROCESSES = 10_000, 2
#: How often each of them sends, s: what a buyer sends who looks about all the time, and who mostly reads.
PACES = (5.0, 20.0)
FOR_S = 40.0


def measure() -> list[Table]:
    """One process on PostgreSQL beside the bare limit, then many buyers over several processes."""
    with sample_builds() as data, a_cluster(durable=True) as cluster, a_redis() as redis:
        database = cluster.fresh()
        grown = {"MAQUETTE_DATABASE": database, "MAQUETTE_REDIS": redis.url}
        with patch.dict(os.environ, grown), ExitStack() as stack:
            servers = [stack.enter_context(serving(data, settings=UNBOUND))]
            with echoing() as echo:
                flood = flood_for(servers[0].url)
                beside = saturated(Durable("PostgreSQL", servers[0], database), echo, flood, CLIENTS)
            servers += [stack.enter_context(serving(data, settings=UNBOUND)) for _ in range(PROCESSES - 1)]
            floods = [
                msgspec.structs.replace(
                    flood_for(one.url), clients=CONNECTED // PROCESSES, seconds=FOR_S, warm=5.0
                )
                for one in servers
            ]
            return [beside, _many(floods, [one.process.pid for one in servers], database)]


def _many(floods: list[Flood], processes: list[int], database: str) -> Table:
    rows: list[dict[str, Cell]] = []
    for pace in PACES:
        here = [msgspec.structs.replace(one, pace=pace) for one in floods]
        tides, cpu = pour_together(here, processes)
        poured = until_unpacked(Poured(_together(tides), cpu), database)
        put_off = poured.tide.answers.get("later", 0)
        rows.append({"a batch every, s": pace, **figures(poured), "put off": put_off})
    return Table(
        "capture.many",
        f"What of {CONNECTED:,} buyers over {PROCESSES} server processes?",
        rows,
        "PostgreSQL, Redis, the servers, their keepers and the floods share this machine's cores; what is "
        "put off a browser sends again",
    )


def _together(tides: list[Tide]) -> Tide:
    answers: Counter[str] = Counter()
    for tide in tides:
        answers.update(tide.answers)
    return Tide(
        sent=sum(one.sent for one in tides),
        answers=dict(answers),
        unanswered=sum(one.unanswered for one in tides),
        held_back=sum(one.held_back for one in tides),
        rate=sum(one.rate for one in tides),
        p50=max(one.p50 for one in tides),
        p99=max(one.p99 for one in tides),
        worst=max(one.worst for one in tides),
    )
