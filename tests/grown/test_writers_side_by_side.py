"""PostgreSQL has many writers: what is decided on a buyer's word still rests on that word."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import select

from server.signin import first_password
from server.store import buyers
from server.store.db import Store
from server.store.erase import erase
from server.store.facts import unpack, waiting
from server.store.instants import now_ms
from server.store.log import Line, append
from server.store.migrate import differences, migrate
from server.store.models import Attention, Batch, Buyer, SalesUser, Tally
from server.wire import Pose
from tests.grown.postgres import Postgres
from tests.server.deciding import PLACE
from tests.server.house import STAGE, House, Visitor
from tests.waiting import until


@pytest.fixture
def database(postgres: Postgres) -> str:
    return postgres.emptied()


@pytest.fixture
def other(house: House) -> Store:
    """The same database as another process has it."""
    return Store(house.parts.settings.database)


def line_of(visitor: Visitor) -> Line:
    batch = visitor.batch()
    return Line(
        batch.id, visitor.buyer, visitor.consent, visitor.visit, PLACE, batch.seq, now_ms(), now_ms(), 5_000,
        2_000, 0, b"{}",
    )  # fmt: skip


def waits_for_a_lock(store: Store) -> bool:
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with store.read() as session:
        return bool(session.connection().exec_driver_sql(asked).scalar())


def in_a_thread(job: Callable[[], object]) -> Future[object]:
    return ThreadPoolExecutor(1).submit(job)


def test_a_batch_that_is_being_stored_is_there_before_the_withdrawal_that_came_meanwhile(
    house: House, buyer: Visitor, other: Store
) -> None:
    name, line = buyer.buyer, line_of(buyer)

    def withdraw() -> int:
        with other.write() as session:
            buyers.withdraw(session, name, now_ms())
            return len(session.scalars(select(Batch.id)).all())

    with house.parts.store.write() as session:
        assert append(session, [line])[0].state == "stored"
        withdrawing = in_a_thread(withdraw)
        until(lambda: waits_for_a_lock(house.parts.store))
    assert withdrawing.result(60) == 1
    other.close()


def test_nothing_is_stored_behind_a_withdrawal_that_is_being_done(
    house: House, buyer: Visitor, other: Store
) -> None:
    line = line_of(buyer)

    def store() -> str:
        with other.write() as session:
            return append(session, [line])[0].reason

    with house.parts.store.write() as session:
        buyers.withdraw(session, buyer.buyer, now_ms())
        storing = in_a_thread(store)
        until(lambda: waits_for_a_lock(house.parts.store))
    assert storing.result(60) == "withdrawn"
    other.close()


def test_who_is_erased_while_their_batches_are_unpacked_is_gone_and_nobody_waits_in_a_circle(
    house: House, buyer: Visitor, other: Store
) -> None:
    name = buyer.buyer
    buyer.post(buyer.batch())
    house.settle()
    with house.parts.store.write() as session:
        session.scalars(select(Batch)).one().unpacked_at = None

    def erase_them() -> None:
        with other.write() as session:
            erase(session, name, now_ms())

    with house.parts.store.write() as session:
        ids = waiting(session)
        assert unpack(session, ids, lambda _: (), now_ms())
        erasing = in_a_thread(erase_them)
        until(lambda: waits_for_a_lock(house.parts.store))
    erasing.result(60)
    assert [house.count(table) for table in (Buyer, Batch, Attention, Tally)] == [0] * 4
    other.close()


def test_servers_that_start_together_make_the_tables_and_the_first_password_once(postgres: Postgres) -> None:
    stores = [Store(postgres.fresh())]
    stores += [Store(stores[0].engine.url.render_as_string(hide_password=False)) for _ in range(3)]

    def start(store: Store) -> tuple[str, str] | None:
        migrate(store)
        return first_password(store, now_ms())

    with ThreadPoolExecutor(len(stores)) as threads:
        told = list(threads.map(start, stores))
    assert sum(one is not None for one in told) == 1
    with stores[0].read() as session:
        assert len(session.scalars(select(SalesUser)).all()) == 1
    assert differences(stores[0]) == []
    for store in stores:
        store.close()


def test_what_postgresql_has_no_text_for_is_turned_away_by_name_and_disturbs_nobody(buyer: Visitor) -> None:
    form = {"development": PLACE, "name": "Ada\0", "email": "ada@homes.example"}
    answer = buyer.client.post(f"/d/{PLACE}/enquiry", json=form)
    assert answer.status_code == 400
    assert "cannot be kept" in answer.json["error"]
    far = Pose(900, (1, 2, 2**40), (4, 5, 6), STAGE)
    odd = Pose(900, (1, 2, 3), (4, 5, 6), "\0")
    receipts = buyer.post(buyer.batch(poses=[odd]), buyer.batch(poses=[far]), buyer.batch())
    assert [one.reason.partition(":")[0] for one in receipts] == ["unknown_stage", "malformed", ""]


def test_rows_are_numbered_beyond_what_32_bits_hold(house: House, buyer: Visitor) -> None:
    with house.parts.store.write() as session:
        session.connection().exec_driver_sql("SELECT setval('attention_id_seq', 5000000000)")
    buyer.post(buyer.batch())
    house.settle()
    assert [one.id for one in house.all(Attention)] == [5_000_000_001]


def test_a_server_goes_on_when_postgresql_was_restarted_under_it(buyer: Visitor, postgres: Postgres) -> None:
    assert buyer.post(buyer.batch())[0].state == "stored"
    postgres.restart()
    assert buyer.post(buyer.batch())[0].state == "stored"
    assert buyer.client.get("/noticed.json").json["known"] is True
