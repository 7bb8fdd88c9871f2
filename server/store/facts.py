"""The batch log's reading end: a logged message becomes rows of attention, action and pose, and tallies.

All of one batch happens in one transaction, together with the mark that it is done: a crash in between leaves
the batch waiting and nothing half counted.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from server.store.crowd import count_crowd
from server.store.models import Action, Attention, Batch, Pose, Visit
from server.store.outcomes import OUTCOMES, note_outcome
from server.store.tallies import add_to_tallies
from server.wire import Action as Act
from server.wire import Batch as Message
from server.wire import Pose as Stand
from server.wire import Row

#: Batches that one transaction unpacks. Few: acknowledgements wait for the same writer.
MOST_BATCHES = 8


@dataclass(frozen=True)
class Unpacked:
    """Whose facts were written, and where."""

    batch: str
    buyer: str
    development: str


def waiting(session: Session, passed_over: Collection[str] = ()) -> list[str]:
    """Ids of batches to unpack next, in the order of their arrival."""
    found = select(Batch.id).where(Batch.unpacked_at.is_(None)).order_by(Batch.received_at, Batch.id)
    return list(session.scalars(found.where(Batch.id.not_in(passed_over)).limit(MOST_BATCHES)))


def count_waiting(session: Session) -> int:
    """How many batches are acknowledged and not yet unpacked."""
    return session.scalar(select(func.count()).select_from(Batch).where(Batch.unpacked_at.is_(None))) or 0


def unpack(
    session: Session, batch_id: str, sensitive_of: Callable[[str], Collection[str]], now: int
) -> Unpacked | None:
    """Write one batch's facts; None where it is done already or gone.

    ``sensitive_of`` gives a development's sensitive features: those are added to the crowd's hours, under no
    id, and nowhere else.
    """
    claim = update(Batch).where(Batch.id == batch_id, Batch.unpacked_at.is_(None)).values(unpacked_at=now)
    batch = session.scalar(claim.returning(Batch), execution_options={"populate_existing": True})
    if batch is None:
        return None
    visit = session.get_one(Visit, batch.visit_id)
    message = msgspec.json.decode(batch.body, type=Message)
    sensitive = sensitive_of(message.development)
    common = {"batch_id": batch.id, "buyer_id": batch.buyer_id, "visit_id": batch.visit_id}
    rows = [row for row in message.rows if row.feature not in sensitive]
    _insert(session, Attention, (_attention(row, batch, message, common) for row in rows))
    acts = [act for act in message.actions if act.feature not in sensitive]
    actions = [_action(act, batch, visit, message, common) for act in acts]
    _insert(session, Action, actions)
    _insert(session, Pose, (_pose(pose, batch, visit, common) for pose in message.poses))
    apart = [row for row in message.rows if row.feature in sensitive]
    count_crowd(session, message.development, apart, batch.began_at)
    add_to_tallies(session, batch)
    for act in actions:
        if act["kind"] in OUTCOMES and act["feature"]:
            note_outcome(
                session, batch.buyer_id, message.development,
                unit=act["feature"], act=act["kind"], at=batch.received_at,
            )  # fmt: skip
    return Unpacked(batch.id, batch.buyer_id, message.development)


def _insert(session: Session, table: type[Any], rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        session.execute(insert(table.__table__), values)


def _attention(row: Row, batch: Batch, message: Message, common: dict[str, str]) -> dict[str, Any]:
    return common | {
        "development": message.development,
        "feature": row.feature,
        "stage": row.stage,
        "attention_ms": row.attention,
        "exposure_ms": row.exposure,
        "viewable_ms": row.viewable,
        "at": batch.began_at,
    }


def _action(act: Act, batch: Batch, visit: Visit, message: Message, common: dict[str, str]) -> dict[str, Any]:
    return common | {
        "development": message.development,
        "kind": act.kind,
        "feature": act.feature,
        "stage": act.stage,
        "at": _moment(act.at, batch, visit),
    }


def _pose(pose: Stand, batch: Batch, visit: Visit, common: dict[str, str]) -> dict[str, Any]:
    eye, target = pose.eye, pose.target
    return common | {
        "at_ms": pose.at,
        "eye_x": eye[0],
        "eye_y": eye[1],
        "eye_z": eye[2],
        "target_x": target[0],
        "target_y": target[1],
        "target_z": target[2],
        "stage": pose.stage,
        "at": _moment(pose.at, batch, visit),
    }


def _moment(at_ms: int, batch: Batch, visit: Visit) -> int:
    # The visit's start is only known as well as its earliest batch that arrived; the batch itself is a bound.
    return min(max(visit.began_at + at_ms, batch.began_at), batch.received_at)
