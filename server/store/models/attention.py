"""Attention: seconds of a buyer's active time shared out over the features in view."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, OfBatch, OfBuyer, OfVisit, Table


class Attention(Table):
    """One feature in one batch while one stage was shown; sensitive features never stand here."""

    __tablename__ = "attention"
    __table_args__ = (Index("ix_attention_development_feature", "development", "feature"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[OfBatch]
    buyer_id: Mapped[OfBuyer]
    visit_id: Mapped[OfVisit]
    development: Mapped[Key128]
    feature: Mapped[Key128]
    stage: Mapped[Key128]
    #: The feature's share of active time, whole milliseconds.
    attention_ms: Mapped[int]
    #: Time in which it was visible at all, whole milliseconds.
    exposure_ms: Mapped[int]
    #: Time beyond the first continuous second in which it took a tenth of the view, whole milliseconds.
    viewable_ms: Mapped[int]
    #: Start of the batch on the server's clock (clamped).
    at: Mapped[Instant] = mapped_column(index=True)
