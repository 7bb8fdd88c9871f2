"""What has been kept for its time: found by looking, deleted in transactions that are over in a moment.

Whoever deletes asks again whether it is old: a buyer may have come back since it was found.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Delete, and_, delete, exists, func, not_, or_, select, update
from sqlalchemy.orm import Session

from server.lifetimes import DAY_MS
from server.store.buyers import profiled_among
from server.store.models import (
    Attention,
    AuditEntry,
    Batch,
    Buyer,
    Carried,
    Consent,
    CrowdHour,
    Decision,
    Enquiry,
    Tally,
    Visit,
)  # fmt: skip
from server.store.tallies import carry_over

#: Batches that one transaction deletes with their rows, and rows of other tables: senders wait as long.
MOST_BATCHES, MOST_ROWS = 32, 500


def visits_with_old_raw(session: Session, before: int) -> list[str]:
    """Visits that began before ``before`` (ms) and of which raw rows are kept."""
    kept = exists(select(Batch.id).where(_of_old_visit(before), Batch.visit_id == Visit.id))
    return list(
        session.scalars(select(Visit.id).where(Visit.began_at < before, kept).order_by(Visit.began_at))
    )


def old_batches(session: Session, before: int) -> int:
    """How many batches ``drop_raw`` would delete of all visits that began before ``before``."""
    found = select(func.count(Batch.id)).join(Visit, Visit.id == Batch.visit_id)
    return session.scalar(found.where(Visit.began_at < before, _of_old_visit(before))) or 0


def drop_raw(session: Session, visit: str, before: int) -> int:
    """Delete the last batches of an old visit, and what was unpacked from them; how many there were.

    The tallies stay as they are: what the batches gave to them is carried over in the same transaction.
    """
    # Only one at a time may carry a visit over; SQLite has one writer anyway.
    session.execute(select(Visit.id).where(Visit.id == visit).with_for_update())
    first = func.min(Attention.id)
    last_added = (
        select(Batch.number, Batch.buyer_id)
        .outerjoin(Attention, Attention.batch == Batch.number)
        .where(Batch.visit_id == visit, _of_old_visit(before))
        .group_by(Batch.number, Batch.buyer_id)
        .order_by(first.is_(None).desc(), first.desc())
        .limit(MOST_BATCHES)
    )
    found = session.execute(last_added).all()
    numbers = [row.number for row in found]
    if profiled_among(session, {row.buyer_id for row in found}):
        carry_over(session, visit, set(numbers))
    session.execute(delete(Batch).where(Batch.number.in_(numbers)))
    return len(numbers)


def _of_old_visit(before: int) -> ColumnElement[bool]:
    # What has only just come, for a visit of long ago, is unpacked before it goes.
    return or_(Batch.unpacked_at.is_not(None), Batch.received_at < before)


def old_visits(session: Session, before: int) -> list[str]:
    """Visits that ended before ``before``."""
    return list(session.scalars(select(Visit.id).where(Visit.last_at < before)))


def drop_visits(session: Session, ids: Iterable[str], before: int) -> int:
    """Delete those of ``ids`` that are still old."""
    return _gone(session, delete(Visit).where(Visit.id.in_(ids), Visit.last_at < before))


def drop_decisions(session: Session, before: int) -> int:
    """Delete some decisions from before ``before``; 0 where none are left."""
    some = select(Decision.id).where(Decision.at < before).limit(MOST_ROWS)
    return _gone(session, delete(Decision).where(Decision.id.in_(some)))


def buyers_with_old_tallies(session: Session, before: int) -> list[str]:
    """Buyers with a tally to which nothing was added since ``before``."""
    return list(session.scalars(select(Tally.buyer_id).where(Tally.last_at < before).distinct()))


def drop_tallies(session: Session, buyers: Iterable[str], before: int) -> int:
    """Delete the tallies of ``buyers`` to which nothing was added since ``before``, with what they carry."""
    whose = list(buyers)
    gone = _gone(session, delete(Tally).where(Tally.buyer_id.in_(whose), Tally.last_at < before))
    same = and_(
        Tally.buyer_id == Carried.buyer_id,
        Tally.development == Carried.development,
        Tally.kind == Carried.kind,
        Tally.key == Carried.key,
    )
    alone = not_(exists(select(Tally.buyer_id).where(same)))
    session.execute(delete(Carried).where(Carried.buyer_id.in_(whose), alone))
    return gone


def buyers_gone_for_long(session: Session, before: int) -> list[str]:
    """Buyers of whom nothing but their consents is left, all of it from before ``before``."""
    return list(session.scalars(select(Buyer.id).where(_gone_for_long(before))))


def drop_buyers(session: Session, ids: Iterable[str], before: int) -> int:
    """Delete those of ``ids`` who are still gone, with their consents; what they asked stays, under its name.

    An enquiry is a letter to the sales team: it was never a conclusion, and is kept as letters are.
    """
    gone = set(session.scalars(select(Buyer.id).where(Buyer.id.in_(ids), _gone_for_long(before))))
    session.execute(update(Enquiry).where(Enquiry.buyer_id.in_(gone)).values(buyer_id=None))
    return _gone(session, delete(Buyer).where(Buyer.id.in_(gone)))


def _gone_for_long(before: int) -> ColumnElement[bool]:
    left = [
        exists(select(table.buyer_id).where(table.buyer_id == Buyer.id)) for table in (Visit, Tally, Decision)
    ]
    said = exists(select(Consent.id).where(Consent.buyer_id == Buyer.id, Consent.given_at >= before))
    return and_(Buyer.created_at < before, *(not_(one) for one in [*left, said]))


def drop_audit(session: Session, before: int) -> int:
    """Delete some of the audit log from before ``before``; 0 where none is left."""
    some = select(AuditEntry.id).where(AuditEntry.at < before).limit(MOST_ROWS)
    return _gone(session, delete(AuditEntry).where(AuditEntry.id.in_(some)))


def drop_hours(session: Session, before: int) -> int:
    """Delete a day of the crowd's hours from before ``before``; 0 where none are left."""
    oldest = session.scalar(select(func.min(CrowdHour.hour)))
    until = before if oldest is None else min(before, oldest + DAY_MS)
    return _gone(session, delete(CrowdHour).where(CrowdHour.hour < until))


def old_rows(session: Session, profile: int, aggregate: int) -> dict[str, int]:
    """How many decisions and tallies, audit entries and crowd's hours are older than their time."""
    aged = {
        "decisions": Decision.at < profile,
        "tallies": Tally.last_at < profile,
        "audit": AuditEntry.at < profile,
        "hours": CrowdHour.hour < aggregate,
    }
    return {name: session.scalar(select(func.count()).where(old)) or 0 for name, old in aged.items()}


def _gone(session: Session, statement: Delete) -> int:
    return session.connection().execute(statement).rowcount
