"""The sales team's people and what they did: the queries behind sign-in and the audit log."""

from collections import Counter

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from server.store.models import AuditEntry, SalesUser

#: The audit log's word for a sign-in that was turned away.
REFUSED = "refused"
#: Its words for a look at a buyer's page, and for one at a replay of a visit of theirs.
SAW, REPLAYED = "saw_buyer", "replayed"


def has_users(session: Session) -> bool:
    """Whether anybody can sign in at all."""
    return bool(session.scalar(select(exists(select(SalesUser.id)))))


def user_named(session: Session, name: str) -> SalesUser | None:
    """The one who signs in as ``name`` and whose sign-in is open."""
    return session.scalar(select(SalesUser).where(SalesUser.name == name, SalesUser.closed_at.is_(None)))


def user_of(session: Session, user_id: int) -> SalesUser | None:
    """The one with this id, if their sign-in is open."""
    user = session.get(SalesUser, user_id)
    return user if user is not None and user.closed_at is None else None


def note(
    session: Session,
    at: int,
    act: str,
    *,
    user: int | None = None,
    buyer: str | None = None,
    detail: str = "",
) -> AuditEntry:
    """Add a line to the audit log; ``detail`` never holds a buyer's id."""
    entry = AuditEntry(at=at, sales_user_id=user, act=act, buyer_id=buyer, detail=detail[:400])
    session.add(entry)
    return entry


def saw_since(session: Session, user: int, buyer: str, since: int) -> bool:
    """Whether it is noted that ``user`` saw ``buyer`` at ``since`` (ms since 1970 UTC) or later."""
    seen = select(AuditEntry.id).where(
        AuditEntry.act == SAW,
        AuditEntry.sales_user_id == user,
        AuditEntry.buyer_id == buyer,
        AuditEntry.at >= since,
    )
    return bool(session.scalar(select(exists(seen))))


def refusals_since(session: Session, since: int) -> Counter[str]:
    """How often each ``detail`` of a refused sign-in was noted from ``since`` (ms since 1970 UTC) on."""
    details = select(AuditEntry.detail).where(AuditEntry.at >= since, AuditEntry.act == REFUSED)
    return Counter(session.scalars(details))
