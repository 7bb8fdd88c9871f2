"""A decision: what was suggested to one buyer, why, by what chance, and what came of it."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, Key128, OfBuyer, Table


class Decision(Table):
    """One decision, stored with its propensity and its reasons in the transaction that made it."""

    __tablename__ = "decision"

    id: Mapped[Key64] = mapped_column(primary_key=True)
    buyer_id: Mapped[OfBuyer]
    development: Mapped[Key128] = mapped_column(index=True)
    unit: Mapped[Key128]
    #: Sum of the reasons' points.
    score: Mapped[float]
    #: Chance in 0..1 with which this unit was chosen among the eligible ones.
    propensity: Mapped[float]
    #: The buyer is in the group that is shown nothing, so that lift can be measured.
    holdout: Mapped[bool]
    #: It was sent to the buyer's screen.
    shown: Mapped[bool]
    headline: Mapped[str] = mapped_column(String(400))
    #: ``wire.Reason`` as objects: ``{"text": str, "points": float}``.
    reasons: Mapped[list[dict[str, Any]]]
    at: Mapped[Instant] = mapped_column(index=True)
    #: "" while nothing followed, else "opened", "dismissed" or "enquired".
    outcome: Mapped[str] = mapped_column(String(32), default="")
    outcome_at: Mapped[Instant | None]
