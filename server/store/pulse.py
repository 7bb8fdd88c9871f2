"""Whether the database answers, and how much it still has to do."""

from sqlalchemy.exc import SQLAlchemyError

from server.store.db import Store
from server.store.facts import count_waiting


def waiting_batches(store: Store) -> int | None:
    """Acknowledged batches that wait to be unpacked; None where the database does not answer."""
    try:
        with store.read() as session:
            return count_waiting(session)
    except SQLAlchemyError:
        return None
