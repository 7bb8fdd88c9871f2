"""The batch log's writing end: a group of lines in one transaction, each line with its own outcome."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Insert, case, select
from sqlalchemy.orm import Session

from server.store.dialect import Among, insert_or
from server.store.many import Many
from server.store.models import Batch, Visit
from server.store.standing import refusals_of
from server.store.turns import hold_standing


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
    hold_standing(session, {line.buyer_id for line in lines})
    reasons = refusals_of(session, [(line.buyer_id, line.consent_id) for line in lines])
    owners = _owners(session, Visit, {line.visit_id for line in lines})
    known = _owners(session, Batch, {line.id for line in lines})
    standings: list[Standing] = []
    fresh: list[Line] = []
    for line, reason in zip(lines, reasons, strict=True):
        if reason:
            standings.append(Standing("refused", reason))
        elif {owners.setdefault(line.visit_id, line.buyer_id), known.get(line.id, line.buyer_id)} != {
            line.buyer_id
        }:
            standings.append(_FOREIGN)
        elif line.id in known:
            standings.append(_REPEAT)
        else:
            # The same batch twice in one group: the first is stored, the second is its repeat.
            known[line.id] = line.buyer_id
            fresh.append(line)
            standings.append(_STORED)
    return standings if _store(session, fresh) else _overtaken(session, lines, standings)


_STORED, _REPEAT, _FOREIGN = Standing("stored"), Standing("repeat"), Standing("refused", "foreign")


_OWNERS = {table: select(table.id, table.buyer_id).where(Among(table.id, "ids")) for table in (Visit, Batch)}


def _owners(session: Session, table: type[Visit] | type[Batch], ids: Collection[str]) -> dict[str, str]:
    found = session.connection().execute(_OWNERS[table], {"ids": list(ids)})
    return {row.id: row.buyer_id for row in found}


def _store(session: Session, lines: Sequence[Line]) -> bool:
    """Whether all of ``lines`` are stored by this transaction; where not, another had some of them first."""
    if not lines:
        return True
    _note_visits(session, lines)
    return _BATCHES.write(session, [_row(line) for line in lines]) == len(lines)


def _overtaken(session: Session, lines: Sequence[Line], standings: list[Standing]) -> list[Standing]:
    """The same ``standings``, but for lines that another process stored for somebody else a moment ago."""
    owners = _owners(session, Batch, {line.id for line in lines})
    return [
        standing if owners.get(line.id, line.buyer_id) == line.buyer_id else _FOREIGN
        for line, standing in zip(lines, standings, strict=True)
    ]


def _row(line: Line) -> tuple[Any, ...]:
    return (
        line.id, line.buyer_id, line.consent_id, line.visit_id, line.seq, line.began_at, line.received_at,
        line.active_ms, line.background_ms, line.dropped, line.body,
    )  # fmt: skip


def _new_batches(dialect: str) -> Insert:
    # The unique key decides in the end: several processes may be given the same batch at once.
    return insert_or(dialect, Batch.__table__).on_conflict_do_nothing(index_elements=["id"])


_BATCHES = Many(
    (
        "id", "buyer_id", "consent_id", "visit_id", "seq", "began_at", "received_at", "active_ms",
        "background_ms", "dropped", "body",
    ),
    _new_batches,
)  # fmt: skip


def _noted_visits(dialect: str) -> Insert:
    put = insert_or(dialect, Visit.__table__)
    new, old = put.excluded, Visit
    return put.on_conflict_do_update(
        index_elements=["id"],
        set_={
            "began_at": case((new.began_at < old.began_at, new.began_at), else_=old.began_at),
            "last_at": case((new.last_at > old.last_at, new.last_at), else_=old.last_at),
        },
    )


_VISITS = Many(("id", "buyer_id", "development", "began_at", "last_at"), _noted_visits)


def _note_visits(session: Session, lines: Sequence[Line]) -> None:
    visits: dict[str, tuple[str, str, str, int, int]] = {}
    # In one order everywhere: two processes that note the same visits must not wait for one another.
    for line in sorted(lines, key=lambda line: line.visit_id):
        seen = visits.get(line.visit_id)
        began_at = min(line.began_at, seen[3]) if seen else line.began_at
        last_at = max(line.received_at, seen[4]) if seen else line.received_at
        visits[line.visit_id] = line.visit_id, line.buyer_id, line.development, began_at, last_at
    _VISITS.write(session, list(visits.values()))
