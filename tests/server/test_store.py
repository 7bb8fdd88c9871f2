"""The tables: migrations and models say the same, and SQLite is as careful as we ask."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from server.store.db import DatabaseAddressError, Store
from server.store.instants import now_ms
from server.store.migrate import DatabaseAwayError, NewerDatabaseError, differences, migrate
from server.store.models import Action, Attention, Batch, Buyer, Table
from server.store.models.table import Table as Registry
from server.store.person import tables_about_buyers


@pytest.fixture
def store(tmp_path: Path, database: str) -> Iterator[Store]:
    made = Store(database or f"sqlite:///{tmp_path / 'a.sqlite'}")
    migrate(made)
    yield made
    made.close()


def test_migrations_make_the_tables_that_the_models_declare(store: Store) -> None:
    assert differences(store) == []


def test_migrating_again_changes_nothing(store: Store) -> None:
    with store.write() as session:
        session.add(Buyer(id="a-buyer-of-before", created_at=now_ms()))
    migrate(store)
    with store.read() as session:
        assert session.get(Buyer, "a-buyer-of-before") is not None


def test_a_database_of_a_newer_version_is_refused_in_words(store: Store) -> None:
    with store.write() as session:
        connection = session.connection()
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(NewerDatabaseError, match="9999") as refused:
            migrate(store)
        assert "MAQUETTE_DATA" in refused.value.remedy
    finally:
        with store.write() as session:
            session.connection().exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")


def test_acknowledged_rows_survive_a_power_cut_and_erased_ones_are_overwritten(store: Store) -> None:
    if not store.embedded:
        with store.write() as session:
            assert session.connection().exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        return
    for connect in (store.read, store.write):
        with connect() as session:
            asked = {
                name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.parametrize("address", ["mysql://somewhere/x", "postgresql+nobody://h/x", "just words"])
def test_an_address_that_is_no_database_is_refused_in_words(address: str) -> None:
    with pytest.raises(DatabaseAddressError, match=re.escape(address)) as refused:
        Store(address)
    assert "postgresql://" in refused.value.remedy


def test_a_database_that_is_away_is_said_to_be_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAwayError, match=r"ada:\*\*\*@.* cannot be opened") as refused:
        migrate(Store(f"postgresql://ada:secret@/homes?host={tmp_path}"))
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("instant", [1.5, "2026-11-21", True])
def test_a_time_that_is_not_whole_milliseconds_is_refused(store: Store, instant: object) -> None:
    with pytest.raises(StatementError, match="whole milliseconds"), store.write() as session:
        session.add(Buyer(id="a-buyer-with-a-clock", created_at=instant))


def test_every_table_is_about_a_buyer_or_is_known_to_be_about_nobody() -> None:
    about = {table.name for table, _ in tables_about_buyers()}
    assert Registry is Table
    assert set(Registry.metadata.tables) - about == {"crowd_hour", "sales_user", "tombstone"}


def test_a_row_about_a_buyer_goes_with_them_or_forgets_them() -> None:
    for table, column in tables_about_buyers():
        for key in column.foreign_keys:
            assert key.ondelete == ("SET NULL" if table.name == "audit_log" else "CASCADE"), table.name


def test_what_was_recorded_before_facts_had_numbers_is_kept(tmp_path: Path) -> None:
    old = Store(f"sqlite:///{tmp_path / 'old.sqlite'}")
    migrate(old, to="0001")
    with old.write() as session:
        for line in BEFORE.strip().splitlines():
            session.connection().exec_driver_sql(line)
    migrate(old)
    assert differences(old) == []
    with old.read() as session:
        kept = session.query(Attention.feature, Batch.id).join(Batch, Batch.number == Attention.batch)
        assert kept.order_by(Attention.id).all() == [("roof", "late"), ("lobby", "early"), ("hall", "early")]
        assert session.query(Batch.id).order_by(Batch.number).all() == [("early",), ("late",)]
        assert session.query(Action.kind, Batch.id).join(Batch, Batch.number == Action.batch).all() == [
            ("open_unit", "late")
        ]
        (early, late) = session.query(Batch.body).order_by(Batch.number)
        assert (early.body, late.body) == (b'{"poses":[]}', b"{}")
    old.close()


BEFORE = """
INSERT INTO buyer VALUES ('b', 1, 0, 0, NULL)
INSERT INTO visit VALUES ('v', 'b', 'quay', 1, 2)
INSERT INTO consent VALUES ('c', 'b', '[]', '1', '', 'en', 'banner', 1, NULL)
INSERT INTO batch VALUES ('late', 'b', 'c', 'v', 1, 6, 9, 5, 0, 0, CAST('{}' AS BLOB), NULL)
INSERT INTO batch VALUES ('early', 'b', 'c', 'v', 0, 1, 5, 5, 0, 0, CAST('{"poses":[]}' AS BLOB), 6)
INSERT INTO attention VALUES (1, 'late', 'b', 'v', 'quay', 'roof', 'frame', 3, 4, 0, 6)
INSERT INTO attention VALUES (2, 'early', 'b', 'v', 'quay', 'lobby', 'frame', 3, 4, 0, 1)
INSERT INTO attention VALUES (3, 'early', 'b', 'v', 'quay', 'hall', 'frame', 2, 4, 0, 1)
INSERT INTO action VALUES (1, 'late', 'b', 'v', 'quay', 'open_unit', 'roof', 'frame', 7)
INSERT INTO pose VALUES (1, 'early', 'b', 'v', 0, 1, 2, 3, 4, 5, 6, '', 1)
"""
