"""Tombstones: the hashes of erased ids, so that what arrives late for them falls on stone."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Table


class Tombstone(Table):
    """One erased buyer, visit or consent; the id itself is random, so its hash tells nothing."""

    __tablename__ = "tombstone"

    #: SHA-256 of the id, hexadecimal.
    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[Instant]
