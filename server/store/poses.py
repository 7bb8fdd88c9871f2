"""Where a buyer's camera stood in a visit, read from the batch log as it came: a visit can be replayed."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.models import Batch, Visit
from server.wire import Pose


class _Said(msgspec.Struct):
    """Of a batch's message, what is wanted here."""

    poses: list[Pose] = []


@dataclass(frozen=True)
class Stood:
    """A pose, and its moment on the server's clock, ms, clamped to its batch."""

    pose: Pose
    at: int


def poses_of(session: Session, visit: str) -> list[Stood]:
    """All poses of ``visit`` that are kept, in their order."""
    found = session.execute(
        select(Batch.body, Batch.began_at, Batch.received_at, Visit.began_at.label("visit_began_at"))
        .join(Visit, Visit.id == Batch.visit_id)
        .where(Batch.visit_id == visit)
        .order_by(Batch.seq)
    )
    return [
        Stood(pose, moment(row.visit_began_at + pose.at, row.began_at, row.received_at))
        for row in found
        for pose in msgspec.json.decode(row.body, type=_Said).poses
    ]


def moment(at: int, began_at: int, received_at: int) -> int:
    """``at`` (ms), no earlier than the batch that tells of it began and no later than its arrival."""
    # A visit's start is only known as well as its earliest batch that arrived; the batch is a bound.
    return min(max(at, began_at), received_at)
