"""The audit log: which member of the sales team saw or did what, and when."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import RowId, Table


class AuditEntry(Table):
    """One look or act; ``detail`` holds no buyer's id, so that an erased buyer leaves no trace in it."""

    __tablename__ = "audit_log"

    id: Mapped[RowId]
    at: Mapped[Instant] = mapped_column(index=True)
    sales_user_id: Mapped[int | None] = mapped_column(
        ForeignKey("sales_user.id", ondelete="SET NULL"), index=True
    )
    #: "signed_in", "refused", "saw_buyer" and the like.
    act: Mapped[str] = mapped_column(String(32))
    #: Whom it was about; emptied when that buyer is erased.
    buyer_id: Mapped[str | None] = mapped_column(
        String(64), ForeignKey("buyer.id", ondelete="SET NULL"), index=True
    )
    detail: Mapped[str] = mapped_column(String(400), default="")
