"""The batch log's reading end: logged messages become rows of attention and action, and tallies.

All of a group happens in one transaction, together with the mark that it is done: a crash in between leaves
its batches waiting and nothing half counted. A launch day brings thousands of rows a second.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from server.store.crowd import count_crowd
from server.store.dialect import Among
from server.store.looks import Looks
from server.store.many import Many
from server.store.models import Action, Attention, Batch, Visit
from server.store.outcomes import OUTCOMES, note_outcome
from server.store.tallies import Added, add_to_tallies
from server.store.turns import hold_standing_of
from server.wire import Batch as Message
from server.wire import Row

#: Batches that one transaction unpacks. Few: acknowledgements wait for the same writer; 24 cost a sixth less
#: each, and made the slowest acknowledgements of a launch day half as slow again.
MOST_BATCHES = 12

_MESSAGE = msgspec.json.Decoder(Message)
_CLAIM = (
    update(Batch)
    .where(Batch.unpacked_at.is_(None), Among(Batch.id, "ids"))
    .values(unpacked_at=bindparam("now"))
    .returning(
        Batch.number, Batch.id, Batch.buyer_id, Batch.visit_id, Batch.seq, Batch.began_at, Batch.received_at,
        Batch.active_ms, Batch.body,
    )
)  # fmt: skip
_VISITS = select(Visit.id, Visit.began_at).where(Among(Visit.id, "visits"))
_WAITING = (
    select(Batch.id)
    .where(Batch.unpacked_at.is_(None), ~Among(Batch.id, "passed_over"))
    .order_by(Batch.number)
    .limit(bindparam("most"))
)
_ATTENTION = Many(
    ("batch", "feature", "stage", "attention_ms", "exposure_ms", "viewable_ms"),
    lambda _: insert(Attention),
)
_ACTION = Many(
    ("batch", "buyer_id", "visit_id", "development", "kind", "feature", "stage", "at"),
    lambda _: insert(Action),
)


@dataclass(frozen=True)
class Unpacked:
    """Whose facts were written, and where."""

    batch: str
    buyer: str
    development: str


@dataclass(frozen=True, slots=True)
class _Logged:
    """A line of the log with its message, and when its visit began as far as is known."""

    number: int
    id: str
    buyer: str
    visit: str
    seq: int
    began_at: int
    received_at: int
    active_ms: int
    message: Message
    visit_began_at: int


def waiting(session: Session, passed_over: Collection[str] = (), most: int = MOST_BATCHES) -> list[str]:
    """Ids of batches to unpack next, in the order of the log."""
    asked = {"passed_over": list(passed_over), "most": most}
    return list(session.connection().execute(_WAITING, asked).scalars())


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
    attention: list[tuple[int, str, str, int, int, int]] = []
    actions: list[tuple[int, str, str, str, str, str, str, int]] = []
    added: list[Added] = []
    developments = {one.message.development for one in logged}
    sensitive_in = {development: sensitive_of(development) for development in developments}
    for one in logged:
        said, number = one.message, one.number
        sensitive = sensitive_in[said.development]
        apart = [row for row in said.rows if row.feature in sensitive]
        if apart:
            count_crowd(session, said.development, apart, one.began_at)
        rows = [row for row in said.rows if row.feature not in sensitive] if apart else said.rows
        attention += (
            (number, row.feature, row.stage, row.attention, row.exposure, row.viewable) for row in rows
        )
        actions += (
            (
                number, one.buyer, one.visit, said.development, act.kind, act.feature, act.stage,
                _moment(one.visit_began_at + act.at, one.began_at, one.received_at),
            )
            for act in said.actions
            if act.feature not in sensitive
        )  # fmt: skip
        added.append(_added(one, rows))
    # Before their rows are there: what a look goes on with is what was known when it was added.
    add_to_tallies(session, added, looks or Looks())
    _ATTENTION.write(session, attention)
    _ACTION.write(session, actions)
    _note_outcomes(session, logged)
    return [Unpacked(one.id, one.buyer, one.message.development) for one in logged]


def _claim(session: Session, ids: Sequence[str], now: int) -> list[_Logged]:
    """The batches of ``ids`` that nobody has unpacked, in their order, marked as done."""
    if not ids:
        return []
    hold_standing_of(session, ids)
    found = {row.id: row for row in session.connection().execute(_CLAIM, {"ids": list(ids), "now": now})}
    visits = {row.visit_id for row in found.values()}
    began = {row.id: row.began_at for row in session.connection().execute(_VISITS, {"visits": list(visits)})}
    return [
        _Logged(
            row.number, row.id, row.buyer_id, row.visit_id, row.seq, row.began_at, row.received_at,
            row.active_ms, _MESSAGE.decode(row.body), began[row.visit_id],
        )
        for row in (found[name] for name in ids if name in found)
    ]  # fmt: skip


def _added(one: _Logged, rows: Sequence[Row]) -> Added:
    return Added(
        one.buyer, one.visit, one.seq, one.began_at, one.active_ms, one.message.development,
        [(row.feature, row.stage, row.attention, row.exposure) for row in rows],
    )  # fmt: skip


def _note_outcomes(session: Session, logged: Sequence[_Logged]) -> None:
    for one in logged:
        for act in one.message.actions:
            if act.kind in OUTCOMES and act.feature:
                note_outcome(
                    session, one.buyer, one.message.development,
                    unit=act.feature, act=act.kind, at=one.received_at,
                )  # fmt: skip


def _moment(at: int, began_at: int, received_at: int) -> int:
    """``at`` (ms), no earlier than the batch that tells of it began and no later than its arrival."""
    # A visit's start is only known as well as its earliest batch that arrived; the batch is a bound.
    return min(max(at, began_at), received_at)
