"""How old what is kept is, by indexed look-ups that may be asked every few seconds."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.store.models import Batch, CrowdHour, Decision, Visit


@dataclass(frozen=True)
class Ages:
    """Instants, ms since 1970 UTC; None where nothing of the kind is kept."""

    #: The oldest batch that is acknowledged and not unpacked, by its arrival.
    waiting_since: int | None
    #: The beginning of the batch that was logged first.
    raw: int | None
    #: The oldest end of a visit, and the oldest decision: what of a profile is oldest.
    profile: int | None
    #: The oldest hour of the crowd.
    aggregate: int | None
    #: The latest batch that was unpacked, by its arrival: to there the pages' data reach.
    data_to: int | None


def ages(session: Session) -> Ages:
    """How old everything is now."""
    waits = Batch.unpacked_at.is_(None)
    since = session.scalar(select(func.min(Batch.received_at)).where(waits))
    latest = session.scalar(select(func.max(Visit.last_at)))
    return Ages(
        waiting_since=since,
        raw=session.scalar(select(Batch.began_at).order_by(Batch.number).limit(1)),
        profile=_oldest(session, Visit.last_at, Decision.at),
        aggregate=_oldest(session, CrowdHour.hour),
        data_to=since if since is not None else latest,
    )


def _oldest(session: Session, *columns: InstrumentedAttribute[int]) -> int | None:
    found = [session.scalar(select(func.min(column))) for column in columns]
    return min((at for at in found if at is not None), default=None)
