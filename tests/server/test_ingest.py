"""A batch's road: what is stored, what is turned away and why, and what comes out behind."""

from typing import Any

import msgspec
import pytest

from server.store.models import Action, Attention, Batch, CrowdHour, Tally, Visit
from server.wire import Action as Act
from server.wire import Batch as Message
from server.wire import Pose as Stand
from server.wire import Row
from tests.server.house import PRAYER, ROOM, STAGE, UNIT, House, Visitor


def test_what_a_buyer_looked_at_is_stored_once_and_added_up(house: House, buyer: Visitor) -> None:
    first = buyer.batch(Row(UNIT, STAGE, 3_000, 5_000, 1_000), Row(ROOM, STAGE, 1_500, 4_000))
    second = buyer.batch(Row(UNIT, STAGE, 2_000, 4_000))
    assert [receipt.state for receipt in buyer.post(first, second)] == ["stored", "stored"]
    house.settle()
    assert house.count(Attention) == 3
    of_unit = {(one.kind, one.key): one for one in house.all(Tally)}
    assert of_unit["feature", UNIT].attention_ms == 5_000
    assert of_unit["feature", ROOM].attention_ms == 1_500
    assert of_unit["stage", STAGE].attention_ms == 6_500
    assert {one.active_ms for one in house.all(Batch)} == {6_500, 4_000}


def test_a_batch_sent_again_is_a_repeat_and_is_not_counted_twice(house: House, buyer: Visitor) -> None:
    batch = buyer.batch()
    states = [buyer.post(batch)[0].state for _ in range(3)]
    assert states == ["stored", "repeat", "repeat"]
    house.settle()
    assert house.count(Batch) == house.count(Attention) == 1


def test_equal_batches_that_arrive_together_are_stored_once(house: House, buyer: Visitor) -> None:
    batch = buyer.batch()
    assert sorted(receipt.state for receipt in buyer.post(*[batch] * 5)) == ["repeat"] * 4 + ["stored"]
    house.settle()
    assert house.count(Attention) == 1


def test_acts_and_poses_are_kept_with_their_moment(house: House, buyer: Visitor) -> None:
    act = Act("open_unit", 1_200, UNIT, STAGE)
    pose = Stand(900, (100, 160, -300), (0, 150, 0), STAGE)
    buyer.post(buyer.batch(actions=[act], poses=[pose]))
    house.settle()
    (done,), (visit,) = house.all(Action), house.all(Visit)
    (line,) = house.all(Batch)
    assert (done.kind, done.feature, done.at - visit.began_at) == ("open_unit", UNIT, 1_200)
    assert msgspec.json.decode(line.body, type=Message).poses == [pose]


STOOD = {"at": 0, "eye": [0, 0, 0], "target": [0, 0, 0], "stage": STAGE}
BAD: list[tuple[str, dict[str, Any]]] = [
    ("conservation", {"active": 5_001}),
    ("exposure", {"rows": [Row(UNIT, STAGE, 3_000, 5_001)]}),
    ("unknown_development", {"development": "elsewhere"}),
    ("unknown_feature", {"rows": [Row("nowhere", STAGE, 3_000, 3_000)]}),
    ("unknown_stage", {"rows": [Row(UNIT, "someday", 3_000, 3_000)]}),
    ("unknown_development", {"development": "nul\0"}),
    ("unknown_stage", {"poses": [Stand(0, (0, 0, 0), (0, 0, 0), "someday")]}),
    ("malformed", {"poses": [Stand(0, (0, 10**30, 0), (0, 0, 0), STAGE)]}),
    ("malformed", {"poses": [{**STOOD, "walk": [250, 0, 0]}]}),
    ("malformed", {"poses": [{**STOOD, "walk": [-1, 0, 0, 0, 0, 0, 0]}]}),
    ("malformed", {"poses": [{**STOOD, "walk": [1, 0, 0, 0, 0, 0, 0] * 40}] * 2}),
    ("no_consent", {"consent": "nobody-ever-said-so"}),
    ("malformed", {"rows": [Row(UNIT, STAGE, 0, 0)] * 65}),
    ("malformed", {"seq": -1}),
    ("size", {"rows": [Row("x" * 128, "y" * 128, 0, 0)] * 64}),
]


@pytest.mark.parametrize(("reason", "changes"), BAD, ids=[f"{r}-{n}" for n, (r, _) in enumerate(BAD)])
def test_a_batch_that_cannot_be_true_is_refused_with_its_reason(
    house: House, buyer: Visitor, reason: str, changes: dict[str, Any]
) -> None:
    good, bad = buyer.batch(), buyer.batch(**changes)
    receipts = buyer.post(bad, good)
    assert [receipt.state for receipt in receipts] == ["refused", "stored"]
    assert receipts[0].reason.partition(":")[0] == reason
    assert house.parts.counts.turned_away == {reason: 1}


def test_nobody_can_send_for_somebody_else(house: House, buyer: Visitor) -> None:
    other, stranger = house.visitor().agree(), house.visitor()
    batch = buyer.batch()
    assert other.post(batch)[0].reason == "foreign"
    assert stranger.post(batch)[0].reason == "no_consent"
    buyer.post(batch)
    in_their_visit = msgspec.structs.replace(other.batch(), visit=buyer.visit)
    with_their_id = msgspec.structs.replace(other.batch(), id=batch.id)
    assert [one.reason for one in other.post(in_their_visit, with_their_id)] == ["foreign", "foreign"]
    assert house.count(Batch) == 1


def test_a_visit_that_sends_too_fast_is_put_off_and_loses_nothing(house: House, buyer: Visitor) -> None:
    rows = [Row(UNIT, STAGE, 10, 10)] * 50
    batches = [buyer.batch(*rows) for _ in range(3)]
    first, second, third = buyer.post(*batches)
    assert (first.state, second.state, third.state) == ("stored", "stored", "later")
    assert 0 < third.retry_after <= 5_000
    house.parts.limits.forget(buyer.visit)  # as if that time had passed
    assert buyer.post(batches[2])[0].state == "stored"


@pytest.mark.parametrize("began", [0, 9_007_199_254_740_991])
def test_an_absurd_clock_is_clamped_and_kept_in_the_body(house: House, buyer: Visitor, began: int) -> None:
    buyer.post(buyer.batch(began=began))
    (line,) = house.all(Batch)
    assert line.received_at - 90 * 86_400_000 <= line.began_at <= line.received_at
    assert msgspec.json.decode(line.body)["began"] == began


def test_a_clock_that_is_wrong_by_years_is_put_right_by_its_offset(house: House, buyer: Visitor) -> None:
    wrong = 400 * 86_400_000
    behind, ahead = buyer.batch(), buyer.batch()
    began = {behind.id: behind.began, ahead.id: ahead.began}
    behind = msgspec.structs.replace(behind, began=behind.began - wrong, offset=wrong)
    ahead = msgspec.structs.replace(ahead, began=ahead.began + wrong, offset=-wrong)
    assert {receipt.state for receipt in buyer.post(behind, ahead)} == {"stored"}
    assert {line.id: line.began_at for line in house.all(Batch)} == began


def test_a_sensitive_room_is_counted_under_no_id(house: House, buyer: Visitor) -> None:
    buyer.post(buyer.batch(Row(PRAYER, STAGE, 4_000, 4_000), Row(UNIT, STAGE, 500, 1_000)))
    house.settle()
    assert {one.feature for one in house.all(Attention)} == {UNIT}
    assert {one.key for one in house.all(Tally)} == {UNIT, STAGE}
    (hour,) = house.all(CrowdHour)
    assert (hour.feature, hour.attention_ms, hour.batches) == (PRAYER, 4_000, 1)


def test_the_socket_answers_with_the_same_receipt(buyer: Visitor) -> None:
    socket, batch = buyer.socket(), buyer.batch()
    said = [socket.emit("batch", msgspec.to_builtins(batch), callback=True) for _ in range(2)]
    assert said[0] == {"id": batch.id, "state": "stored", "reason": "", "retry_after": 0}
    assert said[1]["state"] == "repeat"
    assert socket.emit("batch", {"id": 7}, callback=True)["state"] == "refused"
