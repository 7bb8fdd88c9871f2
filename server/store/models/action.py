"""A buyer's actions: deliberate acts such as opening a unit or marking a favourite."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, OfBatch, OfBuyer, OfVisit, RowId, Table


class Action(Table):
    """One action, as in ``wire.Action``."""

    __tablename__ = "action"
    __table_args__ = (Index("ix_action_development_kind", "development", "kind"),)

    id: Mapped[RowId]
    batch: Mapped[OfBatch]
    buyer_id: Mapped[OfBuyer]
    visit_id: Mapped[OfVisit]
    development: Mapped[Key128]
    #: One of ``wire.ActionKind``.
    kind: Mapped[str] = mapped_column(String(32))
    feature: Mapped[Key128]
    stage: Mapped[Key128]
    #: When it was done, on the server's clock, clamped to its batch.
    at: Mapped[Instant] = mapped_column(index=True)
