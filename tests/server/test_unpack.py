"""Behind the acknowledgement: the log becomes facts once, whatever happens in between."""

from pathlib import Path

import gevent
import msgspec
import pytest
from sqlalchemy.orm import Session

from server import news
from server.keeper.hand import NearHand
from server.store.facts import unpack, waiting
from server.store.instants import now_ms
from server.store.models import Attention, Batch, Decision, Tally
from server.store.pulse import waiting_batches
from server.wire import Action, Row
from tests.server.deciding import PLACE
from tests.server.house import STAGE, House, Visitor, a_house

#: Long looks at southern three-room homes on two floors, among passing looks at all others.
SOUTHERN = [
    Row(f"{direction}-{rooms}-{floor}", STAGE, 25_000 if (direction, rooms) == ("S", 3) else 1_000, 40_000)
    for direction in "NESW"
    for rooms in (2, 3)
    for floor in range(2)
]


def logged(session: Session, name: str) -> Batch:
    """The line of the log that holds the batch ``name``."""
    return session.query(Batch).filter_by(id=name).one()


def left_over(house: House, *batches: str) -> None:
    """Put batches back to where a crash between commit and unpacking leaves them."""
    with house.parts.store.write() as session:
        for name in batches:
            batch = logged(session, name)
            batch.unpacked_at = None
            session.query(Attention).filter_by(batch=batch.number).delete()
        session.query(Tally).delete()


def test_what_a_crash_left_over_is_unpacked_at_the_next_start(tmp_path: Path, database: str) -> None:
    with a_house(tmp_path, database) as house:
        buyer = house.visitor().agree()
        batches = [buyer.batch() for _ in range(3)]
        buyer.post(*batches)
        house.settle()
        sums = [(one.key, one.attention, one.exposure) for one in house.all(Tally)]
        left_over(house, *(batch.id for batch in batches))
    with a_house(tmp_path, database) as house:
        house.settle()
        assert house.count(Attention) == 3
        assert [(one.key, one.attention, one.exposure) for one in house.all(Tally)] == sums


def test_a_crash_in_the_middle_of_unpacking_leaves_nothing_half_counted(house: House, buyer: Visitor) -> None:
    batch = buyer.batch()
    buyer.post(batch)
    house.settle()
    left_over(house, batch.id)

    def unpack_and_die() -> None:
        with house.parts.store.write() as session:
            assert unpack(session, [batch.id], lambda _: (), now_ms())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        unpack_and_die()
    assert house.count(Attention) == house.count(Tally) == 0
    assert waiting_batches(house.parts.store) == 1


def test_a_batch_is_unpacked_by_one_of_two_who_try(house: House, buyer: Visitor) -> None:
    batch = buyer.batch()
    buyer.post(batch)
    house.settle()
    with house.parts.store.write() as session:
        assert unpack(session, [batch.id], lambda _: (), now_ms()) == []
    assert house.count(Attention) == 1


def test_a_batch_that_cannot_be_unpacked_holds_up_nobody(
    house: House, buyer: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt, good = buyer.batch(), buyer.batch()
    buyer.post(spoilt)
    house.settle()
    left_over(house, spoilt.id)
    with house.parts.store.write() as session:
        logged(session, spoilt.id).body = b"not what was sent"
    buyer.post(good)
    with house.parts.store.read() as session:
        while good.id in waiting(session):
            house.parts.writer.do(lambda: None)
            session.rollback()
    (stands,) = house.all(Batch, id=good.id)
    assert {one.batch for one in house.all(Attention)} == {stands.number}
    assert "could not be unpacked" in caplog.text


def test_whoever_listens_hears_of_a_buyers_attention_after_it_is_stored(house: House, buyer: Visitor) -> None:
    heard: list[tuple[str, str, int]] = []

    def listen(_sender: object, buyer: str, development: str) -> None:
        heard.append((buyer, development, house.count(Attention)))

    with news.attended.connected_to(listen):
        buyer.post(buyer.batch())
        house.settle()
        house.parts.writer.do(lambda: None)
    assert heard == [(buyer.buyer, PLACE, 1)]


def test_a_buyer_who_lingers_is_suggested_a_home_on_their_screen_or_deliberately_not(house: House) -> None:
    shown = 0
    for _ in range(8):
        buyer = house.visitor().agree()
        socket = buyer.socket()
        hello = {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}
        socket.emit("hello", hello, callback=True)
        buyer.post(buyer.batch(*SOUTHERN, actions=[Action("favourite", 8_000, "S-3-0", STAGE)]))
        house.settle()
        house.parts.writer.do(lambda: None)
        (decision,) = house.all(Decision, buyer_id=buyer.buyer)
        told = [one["args"][0] for one in socket.get_received() if one["name"] == "suggestion"]
        assert [one["decision"] for one in told] == ([decision.id] if decision.shown else [])
        assert 0 < decision.propensity <= 1
        if decision.shown:
            shown += 1
            buyer.post(buyer.batch(actions=[Action("dismiss_suggestion", 9_000, decision.unit, STAGE)]))
            house.settle()
            assert house.all(Decision, id=decision.id)[0].outcome == "dismissed"
    assert shown > 0


def test_who_is_erased_is_not_remembered_as_somebody_who_was_spoken_to(house: House, buyer: Visitor) -> None:
    hand, name = house.parts.hand, buyer.buyer
    assert isinstance(hand, NearHand)
    decider = hand.keeper.decider
    buyer.post(buyer.batch(*SOUTHERN))
    house.settle()
    assert decider.rests(name, PLACE, now_ms())
    assert buyer.client.post("/noticed/erase").status_code == 200
    gevent.sleep(0)  # the order to forget is on its way behind the answer
    house.parts.writer.do(lambda: None)
    assert not decider.rests(name, PLACE, now_ms())


def test_the_log_keeps_each_message_as_it_was_sent(house: House, buyer: Visitor) -> None:
    batch = buyer.batch(dropped=4)
    buyer.post(batch)
    (line,) = house.all(Batch)
    assert msgspec.json.decode(line.body, type=type(batch)) == batch
    assert (line.seq, line.dropped, line.active_ms, line.background_ms) == (0, 4, 5_000, 2_000)
