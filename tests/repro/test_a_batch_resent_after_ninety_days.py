"""A batch that was not acknowledged, sent again when its first copy was deleted for its age: stored twice."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from server.lifetimes import DAY_MS, RAW_DAYS, RAW_MS
from server.store.instants import now_ms
from server.store.models import Attention, Batch, Tally, Visit
from tests.server.house import UNIT, House, a_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path) as it:
        yield it


def test_a_batch_that_was_kept_for_its_time_and_deleted_is_not_stored_again(house: House) -> None:
    buyer = house.visitor().agree()
    old = buyer.batch(began=now_ms() - (RAW_DAYS - 2) * DAY_MS)
    assert buyer.post(old)[0].state == "stored"
    house.settle()
    assert house.parts.nightly.run(now_ms() + 2 * DAY_MS + 1).gone["batches"] == 1
    # Now as its sender's next visit finds it in the queue, two days later.
    late = msgspec.structs.replace(old, began=old.began - 2 * DAY_MS)
    assert [(it.state, it.reason) for it in buyer.post(late)] == [("refused", "too_old")]
    house.settle()
    assert house.count(Batch) == house.count(Attention) == 0
    (sum_,) = house.all(Tally, key=UNIT)
    assert sum_.attention_ms == 3_000
    assert house.parts.counts.turned_away == {"too_old": 1}


def test_what_waited_for_less_is_taken(house: House) -> None:
    buyer = house.visitor().agree()
    assert buyer.post(buyer.batch(began=now_ms() - 88 * DAY_MS))[0].state == "stored"


def test_a_clock_that_was_never_set_does_not_have_its_batch_deleted_the_next_night(house: House) -> None:
    buyer = house.visitor().agree()
    unset = buyer.batch(began=7)
    assert buyer.post(unset)[0].state == "stored"
    house.settle()
    assert not house.parts.nightly.run(now_ms() + RAW_MS - DAY_MS).gone
    assert buyer.post(unset)[0].state == "repeat"
    assert house.count(Visit) == 1
