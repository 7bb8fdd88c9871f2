"""A made crowd in a real server process: through its doors, into its tables, and gone again."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.interest import interests, usual_of
from analytics.tally import Tally as Sum
from server.builds import Builds
from server.store.db import Store
from server.store.decisions import buyer_sums, crowd_sums
from server.store.instants import now_ms
from server.store.models import Batch, Buyer, Decision, Table, Tombstone, Visit
from server.unit_facts import by_unit
from tests.e2e.serving import Served, free_port, serving
from tests.server.deciding import PLACE, write_build

pytestmark = pytest.mark.process

BUYERS = 20


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("data")
    write_build(data / "builds")
    with serving(data) as it:
        yield it


@pytest.fixture(scope="module")
def truth(served: Served, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Twenty made buyers came, were acknowledged, and everything is unpacked."""
    path = tmp_path_factory.mktemp("truth") / "truth.json"
    words = [
        "--buyers",
        str(BUYERS),
        "--seed",
        "7",
        "--minutes",
        "4",
        "--speed",
        "20",
        "--server",
        served.url,
    ]
    done = maquette("simulate", *words, "--truth", str(path))
    assert done.returncode == 0, done.stderr
    assert "Remove them again" in done.stdout
    told = json.loads(path.read_text())["buyers"]
    assert len(told) == BUYERS
    assert [one["ended"] for one in told] == [""] * BUYERS
    return list(told)


@pytest.fixture
def session(served: Served) -> Iterator[Session]:
    store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")
    with store.read() as session:
        yield session
    store.close()


def test_every_acknowledged_batch_of_the_crowd_is_there_once(
    truth: list[dict[str, Any]], session: Session
) -> None:
    acknowledged = sorted(batch for one in truth for batch in one["acknowledged"])
    assert sorted(session.scalars(select(Batch.id))) == acknowledged
    active = session.scalar(select(func.sum(Batch.active_ms)))
    assert active == sum(one["active_ms"] for one in truth)


def test_most_made_buyers_are_most_interested_in_a_home_of_their_taste(
    truth: list[dict[str, Any]], session: Session, served: Served
) -> None:
    build, now = Builds(served.data / "builds").get(PLACE), now_ms()
    crowd = crowd_sums(session, PLACE, simulated=True)
    usual = usual_of([tally for one in crowd.values() for tally in by_unit(build, one).values()], now)
    right = 0
    for one in truth:
        own: dict[str, Sum] = by_unit(build, buyer_sums(session, buyer_of(session, one), PLACE))
        right += interests(own, usual, now)[0].feature in one["suited"]
    assert right >= 0.7 * BUYERS


def test_made_buyers_are_marked_and_what_they_were_told_has_its_reasons_and_chances(
    truth: list[dict[str, Any]], session: Session
) -> None:
    assert all(session.scalars(select(Buyer.simulated)))
    shown = session.scalars(select(Decision).where(Decision.shown)).all()
    heard = Counter((buyer_of(session, one), unit) for one in truth for unit in one["suggested"])
    sent = Counter((one.buyer_id, one.unit) for one in shown)
    assert heard
    assert heard <= sent
    # Who leaves right after their last batch does not see what it led to.
    assert all(after_the_last_batch(session, buyer, unit) for buyer, unit in sent - heard)
    assert all(0 < one.propensity < 1 for one in shown)
    assert all(sum(reason["points"] for reason in one.reasons) == one.score for one in shown)
    opened = [one for one in shown if one.outcome in ("opened", "enquired")]
    assert bool(opened) == any(one["opened"] for one in truth)


def test_forgetting_leaves_nothing_simulated_while_the_server_runs(
    truth: list[dict[str, Any]], served: Served, tmp_path: Path
) -> None:
    """Last of this module: it takes the crowd away, and a real buyer's row must stay."""
    store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")
    with store.write() as session:
        session.add(Buyer(id="a-real-buyer", created_at=now_ms()))
    done = maquette("forget-simulated", data=served.data)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{BUYERS} simulated buyers and everything of theirs are gone.\n"
    with store.read() as session:
        assert session.scalars(select(Buyer.id)).all() == ["a-real-buyer"]
        kept = {"buyer", "sales_user", "audit_log", "tombstone", "crowd_hour"}
        for table in Table.metadata.sorted_tables:
            if table.name not in kept:
                assert session.scalar(select(func.count()).select_from(table)) == 0, table.name
        stones = session.scalar(select(func.count()).select_from(Tombstone))
        assert stones == sum(2 + len(one["visits"]) for one in truth)
    store.close()
    again = maquette("forget-simulated", data=served.data)
    assert again.stdout == "Nothing is simulated.\n"
    assert maquette("forget-simulated", data=tmp_path).stdout.startswith("There is no database in")


def test_where_no_server_answers_the_command_says_so_in_one_sentence() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    done = maquette("simulate", "--buyers", "2", "--server", url)
    assert done.returncode == 1
    assert done.stderr == (
        f"No server of Maquette answers at {url}.\n"
        "  Start one with 'make run', or name another with --server.\n"
    )


def test_a_development_that_is_not_served_is_named_with_those_that_are(served: Served) -> None:
    done = maquette("simulate", "--server", served.url, "--development", "elsewhere")
    assert done.returncode == 1
    assert f"no development 'elsewhere', only {PLACE}." in done.stderr


def buyer_of(session: Session, told: dict[str, Any]) -> str:
    return session.scalars(select(Visit.buyer_id).where(Visit.id == told["visits"][0])).one()


def after_the_last_batch(session: Session, buyer: str, unit: str) -> bool:
    """Whether this buyer was suggested ``unit`` when their visit had no batch to come any more."""
    of_buyer = select(Batch.visit_id, Batch.received_at).where(Batch.buyer_id == buyer)
    decided = session.scalar(
        select(func.max(Decision.at)).where(Decision.buyer_id == buyer, Decision.unit == unit)
    )
    before = session.execute(
        of_buyer.where(Batch.received_at <= decided).order_by(Batch.received_at.desc())
    ).first()
    assert before is not None
    later = of_buyer.where(Batch.received_at > decided, Batch.visit_id == before.visit_id)
    return session.execute(later).first() is None


def maquette(*words: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command of ours, as an operator would type it."""
    environment = {**os.environ, "COLUMNS": "200"} | ({"MAQUETTE_DATA": str(data)} if data else {})
    return subprocess.run(
        [sys.executable, "-m", "server", *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
        env=environment,
    )
