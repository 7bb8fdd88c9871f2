"""Attention of everybody together, by the hour, with no id: all that is kept of sensitive features."""

from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, Large, Table


class CrowdHour(Table):
    """One feature, stage and hour; how many people that were is not known, so it is never shown alone."""

    __tablename__ = "crowd_hour"

    development: Mapped[Key128] = mapped_column(primary_key=True)
    feature: Mapped[Key128] = mapped_column(primary_key=True)
    stage: Mapped[Key128] = mapped_column(primary_key=True)
    #: Start of the hour.
    hour: Mapped[Instant] = mapped_column(primary_key=True)
    attention_ms: Mapped[Large]
    exposure_ms: Mapped[Large]
    #: Batches that added to it.
    batches: Mapped[int]
