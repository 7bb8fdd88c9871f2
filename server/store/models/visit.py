"""A visit: one sitting of one buyer at one development."""

from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, Key128, OfBuyer, Table


class Visit(Table):
    """A sitting; its active time is the sum of its batches' ``active_ms``."""

    __tablename__ = "visit"

    #: Chosen by the browser.
    id: Mapped[Key64] = mapped_column(primary_key=True)
    buyer_id: Mapped[OfBuyer]
    development: Mapped[Key128] = mapped_column(index=True)
    #: Start of the earliest batch that arrived so far, on the server's clock.
    began_at: Mapped[Instant]
    #: Arrival of the latest batch, on the server's clock.
    last_at: Mapped[Instant] = mapped_column(index=True)
