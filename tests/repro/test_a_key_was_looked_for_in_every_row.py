"""On SQLite "one of these" was compared to 1: each look at the log read all of it, ten times as slowly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, and_, event, not_, select

from server.store.db import Store
from server.store.dialect import Among
from server.store.migrate import migrate
from server.store.models import Batch

IN_ID = Among(Batch.id, "ids")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    it = Store(f"sqlite:///{tmp_path / 'log.sqlite'}")
    migrate(it)
    yield it
    it.close()


@pytest.mark.parametrize(
    "asked",
    [
        select(Batch.id).where(IN_ID),
        select(Batch.id).where(IN_ID, Batch.seq > 3),
        select(Batch.id).where(and_(Batch.seq > 3, IN_ID)),
    ],
)
def test_rows_are_found_by_their_keys(store: Store, asked: Select[Any]) -> None:
    assert "SEARCH batch USING" in plan(store, asked)


def test_what_is_not_among_them_is_everything_else(store: Store) -> None:
    with store.read() as session:
        assert session.execute(select(Batch.id).where(not_(IN_ID)), {"ids": ["a"]}).all() == []
    assert "SCAN batch" in plan(store, select(Batch.id).where(not_(IN_ID)))


def plan(store: Store, asked: Select[Any]) -> str:
    """How SQLite goes about ``asked``, with two ids."""
    said: list[tuple[str, Any]] = []
    with store.read() as session:
        connection = session.connection()

        def note(*of: object) -> None:
            said.append((str(of[2]), of[3]))

        event.listen(connection, "before_cursor_execute", note)
        session.execute(asked, {"ids": ["a", "b"]}).all()
        event.remove(connection, "before_cursor_execute", note)
        statement, values = said[-1]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        return "; ".join(str(row[-1]) for row in rows)
