"""A made crowd whose server dies under it: everybody goes on, and nothing is lost or doubled."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server.store.db import Store
from server.store.models import Batch
from tests.e2e.serving import free_port, serving
from tests.server.deciding import write_build
from tests.waiting import until

BUYERS = 10
#: Batches in the log when the server is killed.
ENOUGH = 40


@pytest.mark.process
def test_made_buyers_outlive_a_killed_server_and_all_they_were_told_is_true(tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    port, truth = free_port(), tmp_path / "truth.json"
    store = Store(f"sqlite:///{tmp_path / 'maquette.sqlite'}")
    with serving(tmp_path, port) as served:
        crowd = simulate(served.url, truth)
        until(lambda: len(logged(store)) >= ENOUGH)
        served.kill()
    before = len(logged(store))
    with serving(tmp_path, port):
        out, errors = crowd.communicate(timeout=200)
        assert crowd.returncode == 0, errors
    told = json.loads(truth.read_text())["buyers"]
    acknowledged = [batch for one in told for batch in one["acknowledged"]]
    assert [one["ended"] for one in told] == [""] * BUYERS, out
    assert sorted(logged(store)) == sorted(acknowledged)
    assert len(acknowledged) > before
    assert sum(one["repeats"] for one in told) > 0
    with store.read() as session:
        active = session.scalar(select(func.sum(Batch.active_ms)))
    assert active == sum(one["active_ms"] for one in told)
    store.close()


def simulate(url: str, truth: Path) -> subprocess.Popen[str]:
    words = ["--buyers", str(BUYERS), "--seed", "5", "--minutes", "2", "--speed", "6"]
    return subprocess.Popen(
        [sys.executable, "-m", "server", "simulate", *words, "--server", url, "--truth", str(truth)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )


def logged(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Batch.id)))
