"""Tombstones: set when a buyer is erased, asked when something arrives that rests on nothing."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.ids import hash_of
from server.store.dialect import Among, insert_or
from server.store.models import Tombstone

_STONES = select(Tombstone.id_hash).where(Among(Tombstone.id_hash, "hashes"))


def set_stones(session: Session, ids: Iterable[str], now: int) -> None:
    """Mark ``ids`` as erased."""
    stones = [{"id_hash": hash_of(name), "at": now} for name in ids]
    if stones:
        session.execute(
            insert_or(session.get_bind().dialect.name, Tombstone).on_conflict_do_nothing(), stones
        )


def erased_among(session: Session, ids: Iterable[str]) -> set[str]:
    """Those of ``ids`` that were erased."""
    hashes = {hash_of(name): name for name in ids}
    if not hashes:
        return set()
    found = session.connection().execute(_STONES, {"hashes": list(hashes)}).scalars()
    return {hashes[value] for value in found}
