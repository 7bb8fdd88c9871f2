"""Single visits of a buyer: how long each was, whether it may be watched, and what came of it, as it came."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.store.models import Batch, Buyer, Consent, Visit

#: Batches of one visit that are replayed: an hour of looking. No more is held in memory at once.
MOST_BATCHES = 720
#: ``Consent.method`` where somebody said yes; who was only told of the recording did not agree to be watched.
SAID_YES = ("banner", "page", "simulated")

_STANDS = (Consent.withdrawn_at.is_(None), Consent.method.in_(SAID_YES))


@dataclass(frozen=True)
class Sitting:
    """How long a visit was active, ms, how many batches are kept, and how many rest on a yes that stands."""

    active_ms: int = 0
    kept: int = 0
    allowed: int = 0


@dataclass(frozen=True)
class Watched:
    """A visit with the messages that may be watched, in their order; ``more`` came after them."""

    visit: Visit
    buyer: Buyer
    sitting: Sitting
    bodies: list[bytes]
    more: bool


def sittings_of(session: Session, visits: Collection[str]) -> dict[str, Sitting]:
    """The sitting of each of ``visits`` that has any batch."""
    found = session.execute(
        select(
            Batch.visit_id,
            func.sum(Batch.active_ms),
            func.count(),
            func.count().filter(*_STANDS),
        )
        .join(Consent, Consent.id == Batch.consent_id)
        .where(Batch.visit_id.in_(visits))
        .group_by(Batch.visit_id)
    )
    return {visit: Sitting(int(active), kept, allowed) for visit, active, kept, allowed in found}


def watched(session: Session, buyer_id: str, visit_id: str) -> Watched | None:
    """What of the visit may be watched, or None where the buyer has none of that id.

    Every message rests on a consent; those without a yes that still stands are left out. Their order is the
    visit's own, by sequence number, whatever any clock said.
    """
    visit, buyer = session.get(Visit, visit_id), session.get(Buyer, buyer_id)
    if visit is None or buyer is None or visit.buyer_id != buyer_id:
        return None
    bodies = session.scalars(
        select(Batch.body)
        .join(Consent, Consent.id == Batch.consent_id)
        .where(Batch.visit_id == visit_id, *_STANDS)
        .order_by(Batch.seq, Batch.id)
        .limit(MOST_BATCHES + 1)
    ).all()
    sitting = sittings_of(session, [visit_id]).get(visit_id, Sitting())
    return Watched(visit, buyer, sitting, list(bodies[:MOST_BATCHES]), len(bodies) > MOST_BATCHES)
