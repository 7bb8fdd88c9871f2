"""An enquiry: what somebody wrote to the sales team; it needs no consent to recording."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, Key128, Table


class Enquiry(Table):
    """One filled form; linked to a buyer only where a live consent was there."""

    __tablename__ = "enquiry"

    id: Mapped[Key64] = mapped_column(primary_key=True)
    development: Mapped[Key128] = mapped_column(index=True)
    buyer_id: Mapped[str | None] = mapped_column(
        String(64), ForeignKey("buyer.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(200))
    message: Mapped[str] = mapped_column(Text)
    #: The unit asked about, "" for none.
    unit: Mapped[Key128]
    at: Mapped[Instant] = mapped_column(index=True)
