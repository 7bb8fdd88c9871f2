"""Enquiries: what was asked, and the decision that it may have followed from."""

from sqlalchemy.orm import Session

from server.store.buyers import live_consents
from server.store.models import Enquiry
from server.store.outcomes import note_outcome
from server.store.turns import hold_standing
from server.wire import Enquiry as Asked


def keep(session: Session, enquiry: str, asked: Asked, buyer: str, now: int) -> str:
    """Store what was ``asked``; the ``buyer`` it is linked to, "" where no consent of theirs is live."""
    hold_standing(session, [buyer])
    linked = buyer if buyer and live_consents(session, buyer) else None
    session.add(
        Enquiry(
            id=enquiry,
            development=asked.development,
            buyer_id=linked,
            name=asked.name.strip(),
            email=asked.email,
            message=asked.message,
            unit=asked.unit,
            at=now,
        )
    )
    if linked and asked.unit:
        note_outcome(session, linked, asked.development, unit=asked.unit, act="enquire", at=now)
    return linked or ""
