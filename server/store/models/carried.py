"""What tallies carry over from raw rows that were kept for their time and are gone."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, Table


class Carried(Table):
    """The part of one tally whose rows are gone, in the tally's own columns.

    A tally equals what is carried plus a replay of the rows that are left, as a balance equals what was
    brought forward plus the entries since.
    """

    __tablename__ = "carried"

    buyer_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("buyer.id", ondelete="CASCADE"), primary_key=True
    )
    development: Mapped[Key128] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    key: Mapped[Key128] = mapped_column(primary_key=True)
    attention: Mapped[float]
    exposure: Mapped[float]
    attention_ms: Mapped[int]
    exposure_ms: Mapped[int]
    last_at: Mapped[Instant]
