"""What a tally is made of, and what is carried over of one: the same columns."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128


class Summed:
    """Sums of one buyer's attention to one feature or stage."""

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
