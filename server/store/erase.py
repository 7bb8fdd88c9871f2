"""Erasing a buyer: from every table, and from the bytes of the files."""

from http import HTTPStatus

from sqlalchemy import delete
from sqlalchemy.orm import Session

from server.errors import RefusedError, to_say
from server.store.buyers import names_of
from server.store.db import Store
from server.store.models import Buyer
from server.store.tombstones import set_stones
from server.store.turns import change_standing


def erase(session: Session, buyer: str, now: int) -> set[str]:
    """Delete every row about ``buyer`` and set tombstones; the ids that are now dead.

    All rows about a buyer point at them with ON DELETE CASCADE, but for the audit log's, which only lose the
    name: who looked at somebody stays known, at whom does not.
    """
    change_standing(session, buyer)
    names = names_of(session, buyer)
    set_stones(session, names, now)
    session.execute(delete(Buyer).where(Buyer.id == buyer))
    return names


class NotScrubbedError(RefusedError):
    """The rows are gone, the old pages of the file are not."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    remedy = to_say("Press erase once more in a minute.")


def scrub(store: Store) -> None:
    """Rewrite the file, so that nothing deleted is left in its free space or in the write-ahead log.

    ``secure_delete`` overwrites what is deleted, but not older copies that moving a row between pages left.
    """
    if not store.embedded:
        return  # PostgreSQL's vacuum is its own matter
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        with store.turn():
            cursor.execute("VACUUM")
            # Busy (1) would mean that a reader held on to the old pages for longer than busy_timeout.
            (busy, _frames, _moved) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
    finally:
        connection.close()
    if busy:
        raise NotScrubbedError("What you left is deleted, but a copy in the log file could not be yet.")
