"""Group commit: nobody is told "stored" before the disk has it, and a failing disk loses nothing."""

import threading
from collections.abc import Iterator

import gevent
import pytest
from sqlalchemy import event

from server import group_commit
from server.store.models import Batch
from server.wire import Receipt
from tests.server.house import House, Visitor


def crowd(house: House, count: int) -> list[Visitor]:
    return [house.visitor().agree() for _ in range(count)]


def send_together(visitors: list[Visitor]) -> list[Receipt]:
    return [one.get()[0] for one in [gevent.spawn(each.post, each.batch()) for each in visitors]]


@pytest.fixture
def commits(house: House) -> Iterator[list[str]]:
    """The thread of each commit that the database made."""
    threads: list[str] = []

    def note(_connection: object) -> None:
        threads.append(threading.current_thread().name)

    event.listen(house.parts.store.engine, "commit", note)
    yield threads
    event.remove(house.parts.store.engine, "commit", note)


def test_batches_that_arrive_together_share_one_commit_outside_the_hubs_thread(
    house: House, commits: list[str]
) -> None:
    visitors = crowd(house, 20)
    commits.clear()
    receipts = send_together(visitors)
    appended = house.count(Batch)
    house.settle()
    assert {receipt.state for receipt in receipts} == {"stored"}
    assert appended == 20
    assert len(commits) <= 6  # one or two groups, and what unpacks them
    assert threading.current_thread().name not in commits


def test_a_disk_that_fails_puts_senders_off_and_the_next_try_succeeds(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    visitors = crowd(house, 3)
    batches = [visitor.batch() for visitor in visitors]

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    event.listen(house.parts.store.engine, "commit", full)
    receipts = [visitor.post(batch)[0] for visitor, batch in zip(visitors, batches, strict=True)]
    event.remove(house.parts.store.engine, "commit", full)
    assert {(one.state, one.reason, one.retry_after) for one in receipts} == {("later", "overload", 5_000)}
    assert house.count(Batch) == 0
    assert "could not be committed" in caplog.text
    assert [visitor.post(batch)[0].state for visitor, batch in zip(visitors, batches, strict=True)] == [
        "stored"
    ] * 3


def test_under_overload_senders_slow_down_or_come_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "MOST_WAITING", 4)
    monkeypatch.setattr(group_commit, "BUSY_WAITING", 0)
    visitors = crowd(house, 10)
    receipts = send_together(visitors)
    states = [receipt.state for receipt in receipts]
    assert states.count("later") == 6
    assert all(receipt.retry_after == 5_000 for receipt in receipts if receipt.state == "later")
    assert house.count(Batch) == states.count("stored") == 4


def test_what_waits_when_the_server_stops_is_stored_and_acknowledged(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "GATHER_S", 5.0)
    visitors = crowd(house, 5)
    sending = [gevent.spawn(each.post, each.batch()) for each in visitors]
    while house.parts.commits.waiting < len(sending):
        gevent.sleep(0)
    house.parts.commits.stop()
    assert [one.get()[0].state for one in sending] == ["stored"] * 5
    assert visitors[0].post(visitors[0].batch())[0].state == "later"
