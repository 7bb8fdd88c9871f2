"""The batch log's writing end: a group of lines in one transaction, each line with its own outcome."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Executable, case, select
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


def _owners(session: Session, table: type[Visit] | type[Batch], ids: Collection[str]) -> dict[str, str]:
    found = session.execute(select(table.id, table.buyer_id).where(table.id.in_(ids)))
    return {row.id: row.buyer_id for row in found}


def _store(session: Session, lines: Sequence[Line]) -> bool:
    """Whether all of ``lines`` are stored by this transaction; where not, another had some of them first."""
    if not lines:
        return True
    _note_visits(session, lines)
    rows = []
    for line in lines:
        row = dict(vars(line))
        del row["development"]
        rows.append(row)
    done = session.connection().execute(_new_batches(session.get_bind().dialect.name), rows)
    return done.rowcount == len(rows)


def _overtaken(session: Session, lines: Sequence[Line], standings: list[Standing]) -> list[Standing]:
    """The same ``standings``, but for lines that another process stored for somebody else a moment ago."""
    owners = _owners(session, Batch, {line.id for line in lines})
    return [
        standing if owners.get(line.id, line.buyer_id) == line.buyer_id else _FOREIGN
        for line, standing in zip(lines, standings, strict=True)
    ]


@cache
def _new_batches(dialect: str) -> Executable:
    # The unique key decides in the end: several processes may be given the same batch at once.
    return insert_or(dialect, Batch.__table__).on_conflict_do_nothing(index_elements=["id"])


@cache
def _noted_visits(dialect: str) -> Executable:
    put = insert_or(dialect, Visit.__table__)
    new, old = put.excluded, Visit
    return put.on_conflict_do_update(
        index_elements=["id"],
        set_={
            "began_at": case((new.began_at < old.began_at, new.began_at), else_=old.began_at),
            "last_at": case((new.last_at > old.last_at, new.last_at), else_=old.last_at),
        },
    )


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
    session.connection().execute(_noted_visits(session.get_bind().dialect.name), list(visits.values()))
