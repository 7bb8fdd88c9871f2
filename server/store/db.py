"""The database: how connections are opened, and the two kinds of session that everybody uses.

``store.read()`` sees one snapshot; ``store.write()`` waits for its turn, takes the write lock at once and
commits at its end.
Nothing may wait (no emit, no request) inside ``write()``: SQLite has one writer, and all of its greenlets
share a thread.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, PoolProxiedConnection, StaticPool, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from server.store.turn import Turn

#: How long SQLite waits for another writer before it gives up, ms.
BUSY_TIMEOUT_MS = 10_000

#: Set on every new SQLite connection. An acknowledged batch must survive a power cut (synchronous), and an
#: erased buyer must be gone from the file, not only from the tables (secure_delete).
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class Store:
    """An engine and its sessions."""

    def __init__(self, url: str, *, alone: bool = False) -> None:
        """Prepare the database at ``url`` (SQLAlchemy's notation); nothing is opened yet.

        ``alone``: one thread will use it, for one session at a time, and keeps its connection.
        """
        self.engine = _engine(url, alone=alone)
        self._held: PoolProxiedConnection | None = None
        self._turn = _turn_of(self.engine)
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writing = sessionmaker(self.engine.execution_options(writing=True), expire_on_commit=False)

    @property
    def embedded(self) -> bool:
        """Whether this is SQLite, with its one writer and its one file."""
        return self.engine.dialect.name == "sqlite"

    def hold(self) -> None:
        """Keep a connection open that does nothing, as a serving process does until ``close``.

        SQLite copies its log into the database and deletes it whenever the last connection closes: several
        flushes to the disk, which would come with every transaction.
        """
        self._held = self._held or self.engine.raw_connection()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for looking: one snapshot, never a lock that a writer would wait for."""
        with self._reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session for one transaction, committed at the end of the block, undone by an exception."""
        with self.turn(), self._writing.begin() as session:
            yield session

    def turn(self) -> AbstractContextManager[None]:
        """The turn to write, waited for and had until the end of the block; several processes may want it."""
        return self._turn.taken() if self._turn is not None else nullcontext()

    def close(self) -> None:
        """Close what is held and pooled."""
        if self._held is not None:
            self._held.close()
            self._held = None
        self.engine.dispose()


def _turn_of(engine: Engine) -> Turn | None:
    """Who has a server as their database need not take turns, nor does who has it in memory."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return Turn(Path(file)) if file and file != ":memory:" else None


def _engine(url: str, *, alone: bool) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    # A pool's lock would be shared between the hub's thread and the writer's; opening SQLite costs 0.2 ms,
    # and what was read of the file has to be read again.
    engine = create_engine(url, poolclass=StaticPool if alone else NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun by us, below
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that reads first and writes later fails at once when another wrote between.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
