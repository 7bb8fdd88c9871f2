"""The promise itself, with real processes: what was acknowledged is there exactly once, whatever dies."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server.store.db import Store
from server.store.models import Attention, Batch, Tally
from server.store.pulse import waiting_batches
from tests.e2e.serving import free_port, serving
from tests.server.crowd import ATTENTION_MS
from tests.server.deciding import write_build
from tests.server.house import UNIT
from tests.waiting import until

SENDERS = 10
#: How often the server is killed, and how many acknowledgements are waited for in each of its lives.
KILLS, ENOUGH = 3, 60


def told(log: Path, what: str) -> Counter[str]:
    """What the crowd has told so far, by word."""
    lines = (line.split(" ", 1) for line in log.read_text().splitlines())
    return Counter(rest for word, rest in lines if word == what)


@pytest.mark.process
def test_a_server_killed_under_load_keeps_every_acknowledged_batch_exactly_once(tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    port, log = free_port(), tmp_path / "crowd.txt"
    log.touch()

    def wait_for_more() -> None:
        before = told(log, "stored").total()
        until(lambda: told(log, "stored").total() >= before + ENOUGH)

    with serving(tmp_path, port) as served:
        crowd = [sys.executable, "-m", "tests.server.crowd", served.url, str(SENDERS)]
        with log.open("w") as out:
            pages = subprocess.Popen(crowd, stdin=subprocess.PIPE, stdout=out)
        wait_for_more()
        served.kill()
    for _ in range(KILLS - 1):
        with serving(tmp_path, port) as served:
            wait_for_more()
            served.kill()
    with serving(tmp_path, port):
        wait_for_more()
        pages.communicate(timeout=300)
        store = Store(f"sqlite:///{tmp_path / 'maquette.sqlite'}")
        until(lambda: waiting_batches(store) == 0)

    acknowledged = told(log, "stored")
    with store.read() as session:
        logged = Counter(session.scalars(select(Batch.id)))
        attended = Counter(session.scalars(select(Batch.id).join(Attention, Attention.batch == Batch.number)))
        summed = session.scalar(select(func.sum(Tally.attention_ms)).where(Tally.key == UNIT))
    assert not told(log, "odd")
    assert told(log, "again"), "nothing was on its way when the server was killed"
    assert set(acknowledged.values()) == {1}
    assert acknowledged.keys() <= logged.keys()
    assert set(logged.values()) == {1}
    assert attended == logged
    assert summed == ATTENTION_MS * len(logged)
