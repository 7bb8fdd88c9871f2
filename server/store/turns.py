"""Who must not run beside whom, where the database has several writers.

SQLite has one, so nothing need be said there. On PostgreSQL writers of several processes run side by side:
what rests on a look at something holds it until its transaction ends. Nobody waits for one another in a
circle: buyers are held first, in the order of their ids, and everything else after them.
"""

from collections.abc import Collection
from enum import IntEnum

from sqlalchemy import ColumnElement, Connection, Select, select, text
from sqlalchemy.orm import Session

from server.store.dialect import Among
from server.store.models import Batch, Buyer

#: Ours among the advisory locks of the database.
_OURS = 0x4D41


class Turn(IntEnum):
    """What only one transaction at a time may do."""

    MIGRATE = 1
    SIGN_IN = 2


def take_turn(session: Session | Connection, turn: Turn) -> None:
    """Wait until nobody else has this ``turn``, and have it until the transaction ends."""
    connection = session if isinstance(session, Connection) else session.connection()
    if _side_by_side(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:ours, :turn)"), {"ours": _OURS, "turn": turn})


def _held(those: ColumnElement[bool]) -> Select[str]:
    # The rows that are written next point at these buyers, and take this same lock anyway.
    return select(Buyer.id).where(those).order_by(Buyer.id).with_for_update(read=True, key_share=True)


_HELD = _held(Among(Buyer.id, "buyers"))
_HELD_OF = _held(Buyer.id.in_(select(Batch.buyer_id).where(Among(Batch.id, "batches"))))


def hold_standing(session: Session, buyers: Collection[str]) -> None:
    """What ``buyers`` allow stays as it is until the transaction ends; many may hold the same buyer so."""
    if _side_by_side(connection := session.connection()):
        connection.execute(_HELD, {"buyers": list(buyers)})


def hold_standing_of(session: Session, batches: Collection[str]) -> None:
    """The same for those whom ``batches``, by their ids, are of."""
    if _side_by_side(connection := session.connection()):
        connection.execute(_HELD_OF, {"batches": list(batches)})


def change_standing(session: Session, buyer: str) -> None:
    """Wait for whoever rests on what ``buyer`` allows, and let nobody begin until the transaction ends."""
    if _side_by_side(session.connection()):
        session.execute(select(Buyer.id).where(Buyer.id == buyer).with_for_update())


def _side_by_side(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
