"""The live state of a buyer's interest: forward-decayed sums, one addition a batch."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, Table


class Tally(Table):
    """One buyer and one feature (or stage); equals a replay of their attention rows.

    ``attention`` and ``exposure`` are ms at the landmark's scale (:mod:`analytics.tally`); plain sums stand
    beside them because a person is told seconds, not weights.
    """

    __tablename__ = "tally"
    __table_args__ = (Index("ix_tally_development_kind_key", "development", "kind", "key"),)

    buyer_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("buyer.id", ondelete="CASCADE"), primary_key=True
    )
    development: Mapped[Key128] = mapped_column(primary_key=True)
    #: "feature" or "stage".
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    #: The feature's or the stage's id in the manifest.
    key: Mapped[Key128] = mapped_column(primary_key=True)
    attention: Mapped[float]
    exposure: Mapped[float]
    #: Undecayed sums, whole milliseconds.
    attention_ms: Mapped[int]
    exposure_ms: Mapped[int]
    #: Start of the latest batch that added to it, on the server's clock.
    last_at: Mapped[Instant]
