"""Moves everything from one database to another, in one transaction, and believes it only when it has looked.

Rows go over table by table, those that others point at first. The digest of a table is the sum of its rows'
digests, so that it does not depend on the order in which a database gives them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.orm import Session

from server.errors import RefusedError
from server.store.alone import refuse_if_used
from server.store.db import Store
from server.store.migrate import migrate
from server.store.models import Table as Registry

#: Rows that are held in memory at a time.
AT_A_TIME = 5_000
_MOST = 1 << 256


class NotEmptyError(RefusedError):
    """There is something in the database that everything is to be moved to."""

    remedy = "Move into an empty database, so that nothing is mixed and nothing overwritten."


class NotTheSameError(RefusedError):
    """What arrived is not what was sent; nothing was kept of it."""

    remedy = "The database that it was moved from is as it was. Please report this; it is a mistake of ours."


class SameDatabaseError(RefusedError):
    """Both addresses are one."""

    remedy = "Name the new database with --to."


@dataclass
class Seen:
    """Rows that passed by: how many, and what they add up to."""

    rows: int = 0
    sum: int = 0

    def add(self, row: Sequence[Any]) -> None:
        """Note one row; two rows that differ in any value or its type have different digests."""
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(sha256(repr(tuple(row)).encode()).digest())) % _MOST

    @property
    def digest(self) -> str:
        """What a person compares."""
        return f"{self.sum:064x}"[:16]


@dataclass
class Moved:
    """What was moved, by table in the order of moving; the same on both sides."""

    tables: dict[str, Seen] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(seen.rows for seen in self.tables.values())


#: Told the table, what is done with it ("copied" or "checked"), and the rows done now and in all.
Progress = Callable[[str, str, int, int], None]


def move(source: Store, target: Store, progress: Progress = lambda *_: None) -> Moved:
    """Copy every row of ``source`` to ``target``, which has to be empty, and compare every one of them.

    Nothing is kept in ``target`` unless all is there and the same; ``source`` is only read, but for bringing
    its tables up to date. Raises SameDatabaseError, InUseError, DatabaseAwayError,
    NotEmptyError and NotTheSameError.
    """
    if source.engine.url == target.engine.url:
        raise SameDatabaseError(f"Both addresses are {source.address}.")
    for store in (source, target):
        refuse_if_used(store)
        migrate(store)
    with ExitStack() as stack:
        # As a writer: on SQLite nobody else can write what would be left behind.
        here = stack.enter_context(source.write())
        there = stack.enter_context(target.write())
        _take_for_ourselves(here)
        _take_for_ourselves(there)
        _refuse_rows(there, target.address)
        moved = Moved()
        for table in Registry.metadata.sorted_tables:
            seen, total = Seen(), _count(here, table)
            for some in _rows(here, table, seen):
                _put(there.connection(), table, some)
                progress(table.name, "copied", len(some), total)
            moved.tables[table.name] = seen
        for table in Registry.metadata.sorted_tables:
            _compare(there, table, moved.tables[table.name], progress)
            _number_on(there, table)
    return moved


def _take_for_ourselves(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in Registry.metadata.sorted_tables)
        session.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
        # One side is idle for as long as the other is busy.
        session.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def _refuse_rows(session: Session, address: str) -> None:
    found = {table.name: _count(session, table) for table in Registry.metadata.sorted_tables}
    held = ", ".join(f"{rows} in '{name}'" for name, rows in found.items() if rows)
    if held:
        raise NotEmptyError(f"{address} already has rows: {held}.")


def _count(session: Session, table: Table) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _rows(session: Session, table: Table, seen: Seen) -> Iterator[Sequence[Sequence[Any]]]:
    streamed = select(table).execution_options(stream_results=True, yield_per=AT_A_TIME)
    for some in session.connection().execute(streamed).partitions():
        for row in some:
            seen.add(row)
        yield some


def _put(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    names = [column.name for column in table.columns]
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    # COPY takes a tenth of the time of inserts.
    processors = [column.type.dialect_impl(connection.dialect) for column in table.columns]
    written = [one.bind_processor(connection.dialect) or _as_it_is for one in processors]
    columns = ", ".join(f'"{name}"' for name in names)
    driver: Any = connection.connection.cursor()
    with driver.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([write(value) for write, value in zip(written, row, strict=True)])


def _as_it_is(value: Any) -> Any:
    return value


def _compare(session: Session, table: Table, sent: Seen, progress: Progress) -> None:
    arrived = Seen()
    for some in _rows(session, table, arrived):
        progress(table.name, "checked", len(some), sent.rows)
    if arrived != sent:
        raise NotTheSameError(
            f"Of '{table.name}' {sent.rows} rows ({sent.digest}) were sent and {arrived.rows} "
            f"({arrived.digest}) arrived."
        )


def _number_on(session: Session, table: Table) -> None:
    """Let the database number the next row after the last."""
    (key, *others) = table.primary_key.columns
    if session.get_bind().dialect.name != "postgresql" or others or key.type.python_type is not int:
        return
    named = {"table": table.name, "column": key.name}
    sequence = session.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
    last = session.scalar(select(func.max(key)))
    if sequence and last:
        session.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
