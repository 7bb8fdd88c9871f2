"""Attention: seconds of a buyer's active time shared out over the features in view."""

from sqlalchemy.orm import Mapped, mapped_column

from server.store.models.table import Key128, Number, OfBatch, Table


class Attention(Table):
    """One feature in one batch while one stage was shown; sensitive features never stand here.

    Most rows of the database are these: whose they are and when they were is said once, by their batch.
    """

    __tablename__ = "attention"

    #: Counts up: what was unpacked later has a higher one.
    id: Mapped[int] = mapped_column(Number, primary_key=True)
    batch: Mapped[OfBatch]
    feature: Mapped[Key128]
    stage: Mapped[Key128]
    #: The feature's share of active time, whole milliseconds.
    attention_ms: Mapped[int]
    #: Time in which it was visible at all, whole milliseconds.
    exposure_ms: Mapped[int]
    #: Time beyond the first continuous second in which it took a tenth of the view, whole milliseconds.
    viewable_ms: Mapped[int]
