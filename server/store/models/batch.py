"""The batch log: what the browser sent, as it was sent; acknowledged once it stands here.

Where the camera stood is read from here alone (``server.replay``): as rows it would be most of the
database.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, Number, OfBuyer, Table


class Batch(Table):
    """One line of the append-only log; the unique ``id`` is what makes a repeat harmless."""

    __tablename__ = "batch"
    __table_args__ = (
        Index("ix_batch_visit_id_seq", "visit_id", "seq"),
        # Leftovers of a crash are found without reading the log.
        Index(
            "ix_batch_waiting",
            "number",
            sqlite_where=text("unpacked_at IS NULL"),
            postgresql_where=text("unpacked_at IS NULL"),
        ),
    )

    #: Counts the lines; facts point at it, which is a tenth of the size of the id.
    number: Mapped[int] = mapped_column(Number, primary_key=True)
    #: Chosen by the browser, the same in every repeat.
    id: Mapped[Key64] = mapped_column(unique=True)
    buyer_id: Mapped[OfBuyer]
    consent_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("consent.id", ondelete="CASCADE"), index=True
    )
    visit_id: Mapped[str] = mapped_column(String(64), ForeignKey("visit.id", ondelete="CASCADE"))
    #: Order within the visit, from 0.
    seq: Mapped[int]
    #: Start of the batch on the server's clock, clamped to the time before its arrival; the body keeps
    #: what the browser said.
    began_at: Mapped[Instant]
    received_at: Mapped[Instant]
    #: Active time covered and the part of it that no feature got, whole milliseconds.
    active_ms: Mapped[int]
    background_ms: Mapped[int]
    #: Rows, actions and poses that the browser had to drop before this batch.
    dropped: Mapped[int]
    #: The message as received, JSON (``wire.Batch``).
    body: Mapped[bytes] = mapped_column(LargeBinary)
    #: When its facts were written to attention, action and tally; None while that waits.
    unpacked_at: Mapped[Instant | None]
