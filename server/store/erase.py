"""Erasing a buyer: from every table, and from the bytes of the files."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from server.store.buyers import names_of
from server.store.db import Store
from server.store.models import Buyer
from server.store.tombstones import set_stones


def erase(session: Session, buyer: str, now: int) -> set[str]:
    """Delete every row about ``buyer`` and set tombstones; the ids that are now dead.

    All rows about a buyer point at them with ON DELETE CASCADE, but for the audit log's, which only lose the
    name: who looked at somebody stays known, at whom does not.
    """
    names = names_of(session, buyer)
    set_stones(session, names, now)
    session.execute(delete(Buyer).where(Buyer.id == buyer))
    return names


def scrub(store: Store) -> None:
    """Rewrite the file, so that nothing deleted is left in its free space or in the write-ahead log.

    ``secure_delete`` overwrites what is deleted, but not older copies that moving a row between pages left.
    """
    if not store.embedded:
        return  # PostgreSQL's vacuum is its own matter
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        connection.close()
