"""Where a buyer's camera stood, so that a visit can be replayed in the same scene."""

from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key128, OfBatch, OfBuyer, OfVisit, Table


class Pose(Table):
    """Eye and target in whole centimetres of the scene's frame (x right, y up, z towards the reader)."""

    __tablename__ = "pose"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[OfBatch]
    buyer_id: Mapped[OfBuyer]
    visit_id: Mapped[OfVisit]
    #: Milliseconds of active and idle time since the visit began.
    at_ms: Mapped[int]
    eye_x: Mapped[int]
    eye_y: Mapped[int]
    eye_z: Mapped[int]
    target_x: Mapped[int]
    target_y: Mapped[int]
    target_z: Mapped[int]
    stage: Mapped[Key128]
    #: The same moment on the server's clock, clamped to its batch.
    at: Mapped[Instant]
