"""The batch log's reading end: logged messages become rows of attention, action and pose, and tallies.

All of a group happens in one transaction, together with the mark that it is done: a crash in between leaves
its batches waiting and nothing half counted. The statements are Core's, for many rows at once: a launch day
brings thousands of rows a second.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from server.store.crowd import count_crowd
from server.store.looks import Looks
from server.store.models import Action, Attention, Batch, Pose, Visit
from server.store.outcomes import OUTCOMES, note_outcome
from server.store.tallies import Added, add_to_tallies
from server.wire import Action as Act
from server.wire import Batch as Message
from server.wire import Pose as Stand
from server.wire import Row

#: Batches that one transaction unpacks. Few: acknowledgements wait for the same writer.
MOST_BATCHES = 16

_MESSAGE = msgspec.json.Decoder(Message)
_CLAIM = update(Batch).where(Batch.unpacked_at.is_(None))
_CLAIMED = (
    Batch.id, Batch.buyer_id, Batch.visit_id, Batch.seq, Batch.began_at, Batch.received_at, Batch.active_ms,
    Batch.body,
)  # fmt: skip


@dataclass(frozen=True)
class Unpacked:
    """Whose facts were written, and where."""

    batch: str
    buyer: str
    development: str


@dataclass(frozen=True)
class _Logged:
    """A line of the log with its message, and when its visit began as far as is known."""

    id: str
    buyer: str
    visit: str
    seq: int
    began_at: int
    received_at: int
    active_ms: int
    message: Message
    visit_began_at: int

    @property
    def of_whom(self) -> dict[str, str]:
        """What stands in every row that comes out of it."""
        return {"batch_id": self.id, "buyer_id": self.buyer, "visit_id": self.visit}

    def moment(self, at_ms: int) -> int:
        """Ms of the visit on the server's clock, no earlier than the batch and no later than its arrival."""
        # The visit's start is only known as well as its earliest batch that arrived; the batch is a bound.
        return min(max(self.visit_began_at + at_ms, self.began_at), self.received_at)


def waiting(session: Session, passed_over: Collection[str] = (), most: int = MOST_BATCHES) -> list[str]:
    """Ids of batches to unpack next, in the order of their arrival."""
    found = select(Batch.id).where(Batch.unpacked_at.is_(None)).order_by(Batch.received_at, Batch.id)
    return list(session.scalars(found.where(Batch.id.not_in(passed_over)).limit(most)))


def count_waiting(session: Session) -> int:
    """How many batches are acknowledged and not yet unpacked."""
    return session.scalar(select(func.count()).select_from(Batch).where(Batch.unpacked_at.is_(None))) or 0


def unpack(
    session: Session,
    ids: Sequence[str],
    sensitive_of: Callable[[str], Collection[str]],
    now: int,
    looks: Looks | None = None,
) -> list[Unpacked]:
    """Write the facts of the batches ``ids``; without those that are done already or gone.

    ``sensitive_of`` gives a development's sensitive features: those are added to the crowd's hours, under no
    id, and nowhere else. ``looks`` are remembered from group to group; where the transaction is undone, they
    have to be forgotten. Raises msgspec.DecodeError where a message cannot be read; nothing is written then.
    """
    logged = _claim(session, ids, now)
    attention: list[dict[str, Any]] = []
    actions: list[dict[str, Any]] = []
    poses: list[dict[str, Any]] = []
    added: list[Added] = []
    for one in logged:
        sensitive = sensitive_of(one.message.development)
        apart = [row for row in one.message.rows if row.feature in sensitive]
        if apart:
            count_crowd(session, one.message.development, apart, one.began_at)
        rows = [row for row in one.message.rows if row.feature not in sensitive]
        attention += (_attention(row, one) for row in rows)
        actions += (_action(act, one) for act in one.message.actions if act.feature not in sensitive)
        poses += (_pose(pose, one) for pose in one.message.poses)
        added.append(_added(one, rows))
    # Before their rows are there: what a look goes on with is what was known when it was added.
    add_to_tallies(session, added, looks or Looks())
    for table, values in ((Attention, attention), (Action, actions), (Pose, poses)):
        if values:
            session.connection().execute(insert(table), values)
    _note_outcomes(session, logged)
    return [Unpacked(one.id, one.buyer, one.message.development) for one in logged]


def _claim(session: Session, ids: Sequence[str], now: int) -> list[_Logged]:
    """The batches of ``ids`` that nobody has unpacked, in their order, marked as done."""
    if not ids:
        return []
    claim = _CLAIM.where(Batch.id.in_(ids)).values(unpacked_at=now).returning(*_CLAIMED)
    found = {row.id: row for row in session.connection().execute(claim)}
    visits = select(Visit.id, Visit.began_at).where(Visit.id.in_({row.visit_id for row in found.values()}))
    began = {row.id: row.began_at for row in session.connection().execute(visits)}
    return [
        _Logged(
            row.id, row.buyer_id, row.visit_id, row.seq, row.began_at, row.received_at, row.active_ms,
            _MESSAGE.decode(row.body), began[row.visit_id],
        )
        for row in (found[name] for name in ids if name in found)
    ]  # fmt: skip


def _added(one: _Logged, rows: Sequence[Row]) -> Added:
    return Added(
        one.buyer, one.visit, one.seq, one.began_at, one.active_ms, one.message.development,
        [(row.feature, row.stage, row.attention, row.exposure) for row in rows],
    )  # fmt: skip


def _attention(row: Row, one: _Logged) -> dict[str, Any]:
    return one.of_whom | {
        "development": one.message.development,
        "feature": row.feature,
        "stage": row.stage,
        "attention_ms": row.attention,
        "exposure_ms": row.exposure,
        "viewable_ms": row.viewable,
        "at": one.began_at,
    }


def _action(act: Act, one: _Logged) -> dict[str, Any]:
    return one.of_whom | {
        "development": one.message.development,
        "kind": act.kind,
        "feature": act.feature,
        "stage": act.stage,
        "at": one.moment(act.at),
    }


def _pose(pose: Stand, one: _Logged) -> dict[str, Any]:
    eye, target = pose.eye, pose.target
    return one.of_whom | {
        "at_ms": pose.at,
        "eye_x": eye[0],
        "eye_y": eye[1],
        "eye_z": eye[2],
        "target_x": target[0],
        "target_y": target[1],
        "target_z": target[2],
        "stage": pose.stage,
        "at": one.moment(pose.at),
    }


def _note_outcomes(session: Session, logged: Sequence[_Logged]) -> None:
    for one in logged:
        for act in one.message.actions:
            if act.kind in OUTCOMES and act.feature:
                note_outcome(
                    session, one.buyer, one.message.development,
                    unit=act.feature, act=act.kind, at=one.received_at,
                )  # fmt: skip
