"""The database: how connections are opened, and the two kinds of session that everybody uses.

``store.read()`` sees one snapshot; ``store.write()`` commits at its end. On SQLite it takes the one write
lock at once; on PostgreSQL who must not run beside another says so (:mod:`server.store.turns`).
Nothing may wait (no emit, no request) inside ``write()``: others wait for what it holds.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    PoolProxiedConnection,
    StaticPool,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session, sessionmaker

from server.errors import RefusedError
from server.store.turn import Turn

#: How long a writer waits for another before it gives up, ms.
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

#: The same for PostgreSQL, whatever its cluster's default is. A process that hangs with locks in its hands is
#: cut off after a minute. What is asked for all the time is in memory, where any page costs the same;
#: PostgreSQL guesses a turning disk, and reads whole tables instead of a few rows by their key.
OPTIONS = {
    "random_page_cost": 1.1,
    "synchronous_commit": "on",
    "lock_timeout": BUSY_TIMEOUT_MS,
    "idle_in_transaction_session_timeout": 60_000,
    "timezone": "UTC",
}
#: By which PostgreSQL knows our connections.
APPLICATION = "maquette"
#: Connections to PostgreSQL that one thread keeps, and how many more it may open for a moment.
KEPT, MORE = 5, 10
#: How long to wait for PostgreSQL to take a connection, s.
CONNECT_TIMEOUT_S = 5


class DatabaseAddressError(RefusedError):
    """The address of a database cannot be used."""

    remedy = (
        "Write sqlite:////folder/maquette.sqlite, or postgresql://user@host/database with "
        "'pip install maquette[grown]'."
    )


class Store:
    """Engines and their sessions."""

    def __init__(self, url: str, *, alone: bool = False) -> None:
        """Prepare the database at ``url`` (SQLAlchemy's notation); nothing is opened yet.

        ``alone``: one thread will use it, for one session at a time, and keeps its connection. Raises
        DatabaseAddressError.
        """
        self._url = _read(url)
        self.engine = _engine(self._url, alone=alone)
        self._turn = _turn_of(self.engine)
        self._held: PoolProxiedConnection | None = None
        # A pool's lock would be shared between the hub's thread and the writer's, so each thread has its own.
        self._of_threads = {threading.get_native_id(): _Sessions(self.engine)}

    @property
    def embedded(self) -> bool:
        """Whether this is SQLite, with its one writer and its one file."""
        return self.engine.dialect.name == "sqlite"

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return self._url.render_as_string(hide_password=True)

    def hold(self) -> None:
        """Keep a connection open that does nothing, as a serving process does until ``close``.

        SQLite copies its log into the database and deletes it whenever the last connection closes: several
        flushes to the disk, which would come with every transaction.
        """
        if self.embedded:
            self._held = self._held or self.engine.raw_connection()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for looking: one snapshot, never a lock that a writer would wait for."""
        with self._here().reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session for one transaction, committed at the end of the block, undone by an exception."""
        with self.turn(), self._here().writing.begin() as session:
            yield session

    def turn(self) -> AbstractContextManager[None]:
        """The turn to write, waited for and had until the end of the block; several processes may want it."""
        return self._turn.taken() if self._turn is not None else nullcontext()

    def close(self) -> None:
        """Close what is held and pooled."""
        if self._held is not None:
            self._held.close()
            self._held = None
        for sessions in self._of_threads.values():
            sessions.engine.dispose()

    def _here(self) -> "_Sessions":
        if self.embedded:
            return next(iter(self._of_threads.values()))
        thread = threading.get_native_id()
        if thread not in self._of_threads:
            self._of_threads[thread] = _Sessions(_engine(self._url, alone=False))
        return self._of_threads[thread]


class _Sessions:
    """How sessions are begun on one engine."""

    def __init__(self, engine: Engine) -> None:
        looking: dict[str, Any] = {}
        if engine.dialect.name != "sqlite":
            looking = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self.engine = engine
        self.reading = sessionmaker(engine.execution_options(**looking), expire_on_commit=False)
        self.writing = sessionmaker(engine.execution_options(writing=True), expire_on_commit=False)


def _read(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise DatabaseAddressError(f"'{url}' is no address of a database.") from error


def _turn_of(engine: Engine) -> Turn | None:
    """Who has a server as their database need not take turns, nor does who has it in memory."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return Turn(Path(file)) if file and file != ":memory:" else None


def _engine(url: URL, *, alone: bool) -> Engine:
    try:
        return _sqlite(url, alone=alone) if url.get_backend_name() == "sqlite" else _postgresql(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        asked = url.render_as_string(hide_password=True)
        raise DatabaseAddressError(f"The database '{asked}' cannot be spoken to: {error}.") from error


def _postgresql(url: URL) -> Engine:
    if url.get_backend_name() != "postgresql":
        raise NoSuchModuleError(f"neither SQLite nor PostgreSQL, but {url.get_backend_name()}")
    options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    told = {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": APPLICATION, "options": options}
    # After a restart of PostgreSQL no pooled connection is any good: it is asked before each use.
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=KEPT, max_overflow=MORE, connect_args=told, hide_parameters=True
    )
    from server.store.native import send_arrays_as_bytes, wait_natively  # only there where psycopg is

    wait_natively(engine)
    send_arrays_as_bytes(engine)
    return engine


def _sqlite(url: URL, *, alone: bool) -> Engine:
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
