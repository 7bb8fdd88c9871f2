"""A server whose clock is moved while buyers send: order is by visit and sequence, nothing lost or twice."""

import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace

import gevent
import pytest
from sqlalchemy import select

from server.store import instants
from server.store.models import Attention, Batch, Buyer, Tally
from server.store.tallies import rebuild_tallies
from server.wire import Row
from tests.server.house import STAGE, UNIT, House, Visitor, a_house

HOURS = 2 * 3_600 * 10**9
BUYERS, EACH = 3, 12
ATTENTION_MS = 9_000


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Moves the server's clock, ns from the true time."""
    moved = [0]
    true_time = time.time_ns
    monkeypatch.setattr(instants, "time", SimpleNamespace(time_ns=lambda: true_time() + moved[0]))

    def move(by: int) -> None:
        moved[0] = by

    return move


def test_a_clock_moved_by_two_hours_there_and_back_loses_and_doubles_nothing(
    tmp_path: Path, move_clock: Callable[[int], None]
) -> None:
    with a_house(tmp_path) as house:
        buyers = [house.visitor().agree() for _ in range(BUYERS)]
        clocks = cycle([0, HOURS, -HOURS])

        def send(buyer: Visitor) -> None:
            for number in range(EACH):
                # Each of them moves it for all, in the midst of what the others send.
                if number % BUYERS == buyers.index(buyer):
                    move_clock(next(clocks))
                batch = buyer.batch(Row(UNIT, STAGE, ATTENTION_MS, ATTENTION_MS))
                assert [buyer.post(batch)[0].state for _ in range(2)] == ["stored", "repeat"]

        gevent.joinall([gevent.spawn(send, buyer) for buyer in buyers], raise_error=True)
        house.settle()
        assert house.count(Batch) == house.count(Attention) == BUYERS * EACH
        for buyer in buyers:
            in_order = sorted(house.all(Batch, visit_id=buyer.visit), key=lambda one: one.seq)
            assert [one.seq for one in in_order] == list(range(EACH))
            # The clock did go back while their sequence went on.
            arrivals = [one.received_at for one in in_order]
            assert arrivals != sorted(arrivals)
        assert sum(one.attention_ms for one in house.all(Tally, key=UNIT)) == BUYERS * EACH * ATTENTION_MS
        assert sums(house) == rebuilt(house)


def sums(house: House) -> dict[tuple[str, str], tuple[int, int, float]]:
    """Each tally, by buyer and key."""
    return {
        (one.buyer_id, one.key): (one.attention_ms, one.exposure_ms, round(one.attention, 3))
        for one in house.all(Tally)
    }


def rebuilt(house: House) -> dict[tuple[str, str], tuple[int, int, float]]:
    """The same, made again from the facts."""
    with house.parts.store.write() as session:
        for buyer in session.scalars(select(Buyer.id)).all():
            rebuild_tallies(session, buyer)
    return sums(house)
