"""Whether a database is free of other processes, so that what is copied of it is all there ever was."""

import sqlite3
from pathlib import Path

from sqlalchemy import text

from server.errors import RefusedError
from server.store.db import APPLICATION, Store
from server.store.migrate import connected

_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = :us AND pid <> pg_backend_pid()"
)


class InUseError(RefusedError):
    """Another process has the database open."""

    remedy = "Stop every server and command that uses it, then try again."


class NoDatabaseError(RefusedError):
    """There is no database at an address."""

    remedy = "Name the one that you have with --from."


def refuse_if_used(store: Store) -> None:
    """Raise InUseError where another process of ours has ``store`` open; DatabaseAwayError."""
    if store.embedded:
        path = store.engine.url.database
        if path and Path(path).exists():
            _refuse_open_file(Path(path), store.address)
        return
    with connected(store) as connection:
        others = connection.scalar(_OTHERS, {"us": APPLICATION}) or 0
    if others:
        raise InUseError(f"{store.address} is in use: {others} connections of ours are open.")


def refuse_if_missing(store: Store) -> None:
    """Raise NoDatabaseError where ``store`` is a file that is not there; opening it would make it."""
    path = store.engine.url.database
    if store.embedded and (not path or not Path(path).is_file()):
        raise NoDatabaseError(f"There is no database at {store.address}.")


def _refuse_open_file(path: Path, address: str) -> None:
    # Whoever has a file in WAL mode open holds a shared lock, which keeps an exclusive one out.
    connection = sqlite3.connect(path, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE").fetchall()
        connection.rollback()
    except sqlite3.OperationalError as error:
        raise InUseError(f"{address} is in use ({error}).") from error
    except sqlite3.DatabaseError as error:
        raise NoDatabaseError(f"{address} is no database of ours: {error}.") from error
    finally:
        connection.close()
