"""Made buyers in the database: found by their mark, and erased as people are."""

from collections.abc import Iterator

from sqlalchemy import select

from server.store.db import Store
from server.store.erase import erase
from server.store.instants import now_ms
from server.store.models import Buyer


def simulated_buyers(store: Store) -> list[str]:
    """Ids of all buyers who were made by ``maquette simulate``."""
    with store.read() as session:
        return list(session.scalars(select(Buyer.id).where(Buyer.simulated).order_by(Buyer.id)))


def forget_simulated(store: Store) -> Iterator[str]:
    """Erase made buyers with everything of theirs, one transaction each; yields the id of each one gone.

    One at a time, so that a server which runs on the same database waits for none of it. Buyers who are made
    meanwhile are found as well; what arrives late of erased ones falls on their tombstones.
    """
    while made := simulated_buyers(store):
        for buyer in made:
            with store.write() as session:
                erase(session, buyer, now_ms())
            yield buyer
