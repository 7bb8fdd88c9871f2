"""What was noticed is kept for its time and no longer, and what is concluded stays true meanwhile."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import gevent
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.commands.forgetting_old import command
from server.cookie import LIFETIME_S
from server.lifetimes import AGGREGATE_DAYS, AGGREGATE_MS, DAY_MS, PROFILE_DAYS, PROFILE_MS, RAW_DAYS, RAW_MS
from server.nightly import Nightly
from server.retention import forget_old
from server.store.db import Store
from server.store.instants import now_ms
from server.store.models import (
    Action,
    Attention,
    AuditEntry,
    Batch,
    Buyer,
    Carried,
    Consent,
    CrowdHour,
    Decision,
    Enquiry,
    Tally,
    Visit,
)  # fmt: skip
from server.store.tallies import rebuild_tallies
from server.wire import MAX_AGE_MS, Row
from server.wire import Action as Act
from server.wire import Pose as Stand
from tests.server.deciding import PLACE
from tests.server.house import PRAYER, STAGE, UNIT, House, Visitor
from tests.server.salesworld import Guest, World, make_world

HOMES = ("quay-2A", "quay-2B-living", "roof")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.parts.store.close()


def test_after_ninety_days_the_single_looks_are_gone_and_what_was_concluded_is_not(
    house: House, buyer: Visitor
) -> None:
    act, pose = Act("open_unit", 900, UNIT, STAGE), Stand(900, (1, 2, 3), (4, 5, 6), STAGE)
    buyer.post(buyer.batch(actions=[act], poses=[pose]), buyer.batch())
    house.settle()
    sums = tallies(house.parts.store)
    noticed = buyer.client.get("/noticed.json").json
    now = now_ms()
    assert not house.parts.nightly.run(now + RAW_MS - DAY_MS).gone
    gone = house.parts.nightly.run(now + RAW_MS + 1).gone
    assert gone == {"batches": 2}
    assert [house.count(table) for table in (Batch, Attention, Action)] == [0] * 3
    assert house.count(Visit) == house.count(Consent) == house.count(Buyer) == 1
    assert tallies(house.parts.store) == sums
    after = buyer.client.get("/noticed.json").json
    assert [(one["feature"], one["seconds"]) for one in after["features"]] == [(UNIT, 6.0)]
    assert after["features"][0]["interest"] == pytest.approx(noticed["features"][0]["interest"], rel=1e-3)


def test_after_thirteen_months_without_a_sign_of_life_nobody_is_left(house: House, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    form = {"development": PLACE, "name": "Ada", "email": "ada@homes.example", "unit": UNIT}
    buyer.client.post(f"/d/{PLACE}/enquiry", json=form)
    house.settle()
    with house.parts.store.write() as session:
        session.add(AuditEntry(at=now_ms(), act="saw_buyer", buyer_id=buyer.buyer))
    whole = now_ms() + PROFILE_MS
    house.parts.nightly.run(whole - DAY_MS)
    assert house.count(Buyer) == 1
    house.parts.nightly.run(whole + 1)
    for table in (Buyer, Consent, Visit, Tally, Carried, Decision, AuditEntry):
        assert house.count(table) == 0, table
    # A letter is no conclusion: it stays with those who answer it, under the name that its writer gave.
    (letter,) = house.all(Enquiry)
    assert (letter.name, letter.buyer_id) == ("Ada", None)
    assert buyer.post(buyer.batch())[0].reason == "no_consent"


def test_a_buyer_who_came_back_within_the_year_keeps_what_was_concluded(world: World) -> None:
    ann = world.guest(ago_s=500 * 86_400)
    world.looks(ann, {"quay-2A": 4.0})
    world.looks(world.guest(of=ann, ago_s=200 * 86_400), {"roof": 3.0})
    forget_old(world.parts.nightly, now_ms())
    assert {key for _, _, kind, key in tallies(world.parts.store) if kind == "feature"} == {"roof"}
    assert count(world, Visit) == count(world, Buyer) == 1


def test_the_crowds_hours_are_kept_for_twenty_five_months(house: House, buyer: Visitor) -> None:
    buyer.post(buyer.batch(Row(PRAYER, STAGE, 4_000, 4_000)))
    house.settle()
    now = now_ms()
    house.parts.nightly.run(now + AGGREGATE_MS - DAY_MS)
    assert house.count(CrowdHour) == 1
    assert house.parts.nightly.run(now + AGGREGATE_MS + DAY_MS).gone == {"hours": 1}


VISITS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.integers(0, 900),
        st.lists(st.tuples(st.sampled_from(HOMES), st.integers(1, 40)), min_size=1, max_size=5),
        st.randoms(use_true_random=False),
    ),
    min_size=1,
    max_size=5,
)


@given(VISITS, st.lists(st.integers(0, 1_000), min_size=1, max_size=4).map(sorted), st.integers(1, 3))
@settings(max_examples=10)
def test_running_sums_equal_what_is_carried_and_a_replay_of_what_is_left(
    empty: Callable[[], World], visits: list[Any], days: list[int], at_a_time: int
) -> None:
    world = empty()
    people = [world.guest(ago_s=900 * 86_400) for _ in range(2)]
    for person, ago, looks, chance in visits:
        visit = world.guest(of=people[person], ago_s=(ago + 1) * 86_400)
        come(world, visit, looks, chance.sample(range(len(looks)), len(looks)))
    store, start = world.parts.store, now_ms()
    for day in days:
        before, now = tallies(store), start + day * DAY_MS
        with few_at_a_time(at_a_time):
            forget_old(world.parts.nightly, now)
        live = tallies(store)
        assert live == {key: one for key, one in before.items() if one[-1] >= now - PROFILE_MS}
        assert replayed(store) == {key: pytest.approx(one, rel=1e-12) for key, one in live.items()}
        with store.read() as session:
            left = select(func.count(Batch.id)).join(Visit, Visit.id == Batch.visit_id)
            assert session.scalar(left.where(Visit.began_at < now - RAW_MS)) == 0
            assert (session.scalar(OLDEST_LOOK) or now) >= now - RAW_MS
            assert (session.scalar(select(func.min(Visit.last_at))) or now) >= now - PROFILE_MS
    store.close()


def test_a_run_that_is_cut_off_leaves_the_sums_right_and_is_gone_on_with(world: World) -> None:
    ann = world.guest(ago_s=100 * 86_400)
    come(world, ann, [("quay-2A", 30)] * 5, [0, 1, 3, 4, 2])
    sums, cut = tallies(world.parts.store), CutOff(world.parts.nightly, after=2)
    with few_at_a_time(2):
        with pytest.raises(ConnectionError):
            forget_old(cut, now_ms())
        assert count(world, Batch) == 1
        assert replayed(world.parts.store) == {
            key: pytest.approx(one, rel=1e-12) for key, one in sums.items()
        }
        forget_old(world.parts.nightly, now_ms())
    assert count(world, Batch) == 0
    assert replayed(world.parts.store) == {key: pytest.approx(one, rel=1e-12) for key, one in sums.items()}


def test_a_profile_that_was_objected_to_is_not_carried_over(house: House, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    house.settle()
    house.parts.nightly.run(now_ms() + RAW_MS + 1)
    assert house.count(Carried) == 2
    buyer.client.post("/noticed/object")
    assert house.count(Carried) == house.count(Tally) == 0


def test_what_comes_late_for_a_visit_of_long_ago_is_still_unpacked_first(world: World) -> None:
    ann = world.guest(ago_s=100 * 86_400)
    world.looks(ann, {"roof": 2.0})
    with world.parts.store.write() as session:
        (one,) = session.scalars(select(Batch))
        one.unpacked_at, one.received_at = None, now_ms()
    assert not forget_old(world.parts.nightly, now_ms())
    with world.parts.store.write() as session:
        one = session.merge(one)
        one.unpacked_at = now_ms()
    assert forget_old(world.parts.nightly, now_ms()) == {"batches": 1}


def test_the_night_is_the_developments_own(house: House) -> None:
    def utc(*when: int) -> int:
        year, month, day, hour, minute = when
        return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp() * 1000)

    nightly = house.parts.nightly
    assert nightly.next_at(utc(2026, 7, 1, 12, 0)) == utc(2026, 7, 2, 1, 0)  # Amsterdam is two hours ahead
    assert nightly.next_at(utc(2026, 7, 1, 0, 59)) == utc(2026, 7, 1, 1, 0)
    assert nightly.next_at(utc(2026, 10, 24, 12, 0)) == utc(2026, 10, 25, 2, 0)  # the night summer ends


def test_a_server_that_slept_through_its_nights_makes_up_for_it_by_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.looks(world.guest(ago_s=(RAW_DAYS + 5) * 86_400), {"roof": 2.0})
    monkeypatch.setattr("server.nightly.LOOK_EVERY_S", 0.01)
    world.parts.start()
    with gevent.Timeout(60):
        while world.parts.nightly.last is None:
            gevent.sleep(0.01)
    assert count(world, Batch) == 0
    assert world.parts.nightly.last.gone == {"batches": 1}
    world.parts.stop()


def test_senders_are_answered_while_the_old_is_deleted(house: House, buyer: Visitor) -> None:
    buyer.post(*(buyer.batch() for _ in range(40)))
    house.settle()
    with few_at_a_time(1):
        run = gevent.spawn(house.parts.nightly.run, now_ms() + RAW_MS + 1)
        other, answered = house.visitor().agree(), 0
        while not run.dead:
            assert other.post(other.batch())[0].state == "stored"
            answered += 1
        assert run.get().gone["batches"] >= 40
    assert answered > 3


def test_the_command_says_what_would_go_and_then_lets_it_go(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQUETTE_DATA", str(world.parts.settings.data))
    monkeypatch.delenv("MAQUETTE_DATABASE", raising=False)
    world.looks(world.guest(ago_s=(RAW_DAYS + 5) * 86_400), {"roof": 2.0})
    would = CliRunner().invoke(command, ["--dry-run"])
    assert would.output == "Batches with all that was noticed in them, kept for 90 days: 1 would go.\n"
    assert count(world, Batch) == 1
    assert CliRunner().invoke(command).output.endswith("kept for 90 days: 1 went.\n")
    assert count(world, Batch) == 0
    assert CliRunner().invoke(command).output == "Nothing is too old.\n"


def test_the_terms_are_those_that_were_promised() -> None:
    assert (RAW_DAYS, PROFILE_DAYS, AGGREGATE_DAYS) == (90, 390, 750)
    assert MAX_AGE_MS == RAW_MS - DAY_MS
    assert LIFETIME_S * 1000 == PROFILE_MS


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], World]:
    """Makes worlds whose tables are there already."""
    kept = tmp_path_factory.mktemp("kept")
    make_world(kept).parts.store.close()

    def made() -> World:
        data = tmp_path_factory.mktemp("world")
        shutil.copy(kept / "maquette.sqlite", data)
        return make_world(data)

    return made


def come(world: World, visit: Guest, looks: list[tuple[str, int]], order: list[int]) -> None:
    """The batches of ``visit`` in some other ``order``."""
    for seq in order:
        visit.seq = iter([seq])  # type: ignore[assignment]  # a number at a time
        feature, seconds = looks[seq]
        world.looks(visit, {feature: seconds})


def tallies(store: Store) -> dict[tuple[str, str, str, str], tuple[float, ...]]:
    with store.read() as session:
        return sums_of(session)


def replayed(store: Store) -> dict[tuple[str, str, str, str], tuple[float, ...]]:
    """The tallies as they would be, made again from what is kept."""
    with store.write() as session:
        before = session.begin_nested()
        for buyer in list(session.scalars(select(Buyer.id))):
            rebuild_tallies(session, buyer)
        found = sums_of(session)
        before.rollback()
        return found


def sums_of(session: Session) -> dict[tuple[str, str, str, str], tuple[float, ...]]:
    return {
        (one.buyer_id, one.development, one.kind, one.key): (
            one.attention, one.exposure, one.attention_ms, one.exposure_ms, one.last_at,
        )
        for one in session.scalars(select(Tally).execution_options(populate_existing=True))
    }  # fmt: skip


OLDEST_LOOK = select(func.min(Batch.began_at)).join(Attention, Attention.batch == Batch.number)


def oldest(session: Session) -> int:
    return session.scalar(OLDEST_LOOK) or 0


def count(world: World, table: type[Any]) -> int:
    with world.parts.store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@contextmanager
def few_at_a_time(batches: int) -> Iterator[None]:
    """Transactions of so many batches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("server.store.retention.MOST_BATCHES", batches)
        yield


class CutOff:
    """Doors of a run whose power goes after some transactions."""

    def __init__(self, doors: Nightly, after: int) -> None:
        self._doors, self._left, self.read = doors, after, doors.read

    def write(self, job: Callable[[Session], Any]) -> Any:
        if not self._left:
            raise ConnectionError
        self._left -= 1
        return self._doors.write(job)
