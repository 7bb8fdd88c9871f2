"""The receipt of a buyer's yes: which purposes, which words, when and how."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, OfBuyer, Table


class Consent(Table):
    """One consent as given; it is live until ``withdrawn_at`` is set, and never changed otherwise."""

    __tablename__ = "consent"

    id: Mapped[Key64] = mapped_column(primary_key=True)
    buyer_id: Mapped[OfBuyer]
    #: "attention" (recording) and perhaps "profile" (tallies, decisions).
    purposes: Mapped[list[str]]
    text_version: Mapped[str] = mapped_column(String(128))
    #: SHA-256 of the words that were shown, hexadecimal.
    text_hash: Mapped[str] = mapped_column(String(64))
    #: Proof of the language it was read in; never an input to any decision.
    locale: Mapped[str] = mapped_column(String(128))
    #: "banner", "page" or "simulated".
    method: Mapped[str] = mapped_column(String(16))
    given_at: Mapped[Instant]
    withdrawn_at: Mapped[Instant | None]
