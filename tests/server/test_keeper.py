"""The keeper in a process of its own: it may die at any moment, and goes with whoever started it."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest

from server.keeper.apart import FarHand
from server.store.models import Attention, Batch, Tally
from server.store.tallies import rebuild_tallies
from tests.e2e.serving import serving
from tests.server.deciding import write_build
from tests.server.house import House, Visitor, a_house
from tests.waiting import until

pytestmark = pytest.mark.process


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house whose log is kept by a process of its own."""
    with a_house(tmp_path, keeper_apart=True) as it:
        yield it


def keeper_of(house: House) -> "subprocess.Popen[bytes]":
    """The keeper of this moment, once it is there."""
    hand = house.parts.hand
    assert isinstance(hand, FarHand)
    with gevent.Timeout(60):
        while hand.process is None or hand.process.poll() is not None:
            gevent.sleep(0.01)
    return hand.process


def tallies(house: House) -> list[tuple[tuple[str, str], tuple[float, float]]]:
    return [((one.buyer_id, one.key), (one.attention, one.exposure)) for one in house.all(Tally)]


def test_a_keeper_that_dies_is_started_again_and_no_buyer_notices(house: House) -> None:
    buyers = [house.visitor().agree() for _ in range(4)]
    states: list[str] = []

    def look_around(buyer: Visitor) -> None:
        for _ in range(12):
            states.extend(receipt.state for receipt in buyer.post(buyer.batch()))

    looking = [gevent.spawn(look_around, buyer) for buyer in buyers]
    for _ in range(3):
        before = len(states)
        with gevent.Timeout(60):
            while len(states) < before + 8:
                gevent.sleep(0.001)
        keeper_of(house).send_signal(signal.SIGKILL)
    gevent.joinall(looking, raise_error=True)
    house.settle()
    # What was committed just before a death is a repeat when it is asked for again.
    assert len(states) == 48
    assert set(states) <= {"stored", "repeat"}
    assert house.count(Batch) == house.count(Attention) == 48
    live = tallies(house)
    with house.parts.store.write() as session:
        for buyer in buyers:
            rebuild_tallies(session, buyer.buyer)
    replayed = tallies(house)
    assert [key for key, _ in replayed] == [key for key, _ in live]
    for (_, sums), (_, again) in zip(live, replayed, strict=True):
        assert sums == pytest.approx(again)


def test_a_database_that_refuses_is_asked_again_without_another_buyer_coming(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    buyer = house.visitor().agree()
    with house.parts.store.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE attention RENAME TO hidden")
    assert [receipt.state for receipt in buyer.post(buyer.batch())] == ["stored"]
    with gevent.Timeout(60):
        while "could not be unpacked" not in caplog.text:
            gevent.sleep(0.01)
    with house.parts.store.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE hidden RENAME TO attention")
    house.settle()
    assert house.count(Attention) == 1


def test_the_keeper_ends_with_a_server_that_was_killed(tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    with serving(tmp_path) as served:
        children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        (keeper,) = children.read_text().split()
        served.kill()
        until(lambda: not Path(f"/proc/{keeper}").exists())
