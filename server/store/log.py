"""The batch log's writing end: a group of lines in one transaction, each line with its own outcome."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from server.store.dialect import insert_or
from server.store.models import Batch, Visit
from server.store.standing import refusals_of


@dataclass(frozen=True)
class Line:
    """A batch on its way into the log; instants on the server's clock, body as received."""

    id: str
    buyer_id: str
    consent_id: str
    visit_id: str
    development: str
    seq: int
    began_at: int
    received_at: int
    active_ms: int
    background_ms: int
    dropped: int
    body: bytes


@dataclass(frozen=True)
class Standing:
    """What became of a line: "stored", "repeat" or "refused" with its reason."""

    state: Literal["stored", "repeat", "refused"]
    reason: str = ""


def append(session: Session, lines: Sequence[Line]) -> list[Standing]:
    """Write ``lines`` to the log and tell what became of each, in their order.

    Consent is looked up here, in the transaction that stores, so that nothing slips in behind a withdrawal.
    """
    refusals = refusals_of(session, [(line.buyer_id, line.consent_id) for line in lines])
    owners = _owners(session, lines)
    reasons = []
    for line, reason in zip(lines, refusals, strict=True):
        if not reason and owners.setdefault(line.visit_id, line.buyer_id) != line.buyer_id:
            reasons.append("foreign")
        else:
            reasons.append(reason)
    stored = _store(session, [line for line, reason in zip(lines, reasons, strict=True) if not reason])
    standings = []
    for line, reason in zip(lines, reasons, strict=True):
        if reason:
            standings.append(Standing("refused", reason))
        elif line.id in stored:
            # The same batch twice in one group: the first is stored, the second is its repeat.
            stored.discard(line.id)
            standings.append(Standing("stored"))
        else:
            standings.append(_repeat(session, line))
    return standings


def _owners(session: Session, lines: Sequence[Line]) -> dict[str, str]:
    visits = {line.visit_id for line in lines}
    found = session.execute(select(Visit.id, Visit.buyer_id).where(Visit.id.in_(visits)))
    return {row.id: row.buyer_id for row in found}


def _store(session: Session, lines: Sequence[Line]) -> set[str]:
    if not lines:
        return set()
    _note_visits(session, lines)
    rows = []
    for line in lines:
        row = asdict(line)
        del row["development"]
        rows.append(row)
    # The unique key decides, not a look-up before: two equal batches may be on their way at once.
    kept = (
        insert_or(session.get_bind().dialect.name, Batch)
        .on_conflict_do_nothing(index_elements=["id"])
        .returning(Batch.id)
    )
    return set(session.scalars(kept, rows))


def _note_visits(session: Session, lines: Sequence[Line]) -> None:
    visits: dict[str, dict[str, Any]] = {}
    for line in lines:
        visit = visits.setdefault(
            line.visit_id,
            {
                "id": line.visit_id,
                "buyer_id": line.buyer_id,
                "development": line.development,
                "began_at": line.began_at,
                "last_at": line.received_at,
            },
        )
        visit["began_at"] = min(visit["began_at"], line.began_at)
        visit["last_at"] = max(visit["last_at"], line.received_at)
    put = insert_or(session.get_bind().dialect.name, Visit)
    new = put.excluded
    session.execute(
        put.on_conflict_do_update(
            index_elements=["id"],
            set_={
                "began_at": case((new.began_at < Visit.began_at, new.began_at), else_=Visit.began_at),
                "last_at": case((new.last_at > Visit.last_at, new.last_at), else_=Visit.last_at),
            },
        ),
        list(visits.values()),
    )


def _repeat(session: Session, line: Line) -> Standing:
    owner = session.scalar(select(Batch.buyer_id).where(Batch.id == line.id))
    return Standing("repeat") if owner == line.buyer_id else Standing("refused", "foreign")
