"""What a buyer is told about themselves: sums over their own rows, and nothing of anybody else's."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.tally import Tally as Sum
from server.store.models import Attention, AuditEntry, Batch, Decision, Tally, Visit
from server.store.sales_users import REPLAYED, SAW

#: Looks of the sales team that a buyer is told of one by one.
MOST_LOOKS = 100


def developments_of(session: Session, buyer: str) -> list[str]:
    """Developments that the buyer visited."""
    return sorted(session.scalars(select(Visit.development).where(Visit.buyer_id == buyer).distinct()))


def visits_and_active_ms(session: Session, buyer: str) -> tuple[int, int]:
    """How many visits there were, and how long they were active together."""
    visits = session.scalar(select(func.count()).select_from(Visit).where(Visit.buyer_id == buyer))
    active = session.scalar(select(func.sum(Batch.active_ms)).where(Batch.buyer_id == buyer))
    return visits or 0, active or 0


def attention_ms_by(session: Session, buyer: str, development: str, kind: str) -> dict[str, int]:
    """Attention in ms by "feature" or by "stage", undecayed, from the rows and what is kept longer than they.

    Without a profile there are rows only; of a profile's sums rows may be gone. The larger knows more.
    """
    column = Attention.feature if kind == "feature" else Attention.stage
    found = session.execute(
        select(column, func.sum(Attention.attention_ms))
        .join(Batch, Batch.number == Attention.batch)
        .join(Visit, Visit.id == Batch.visit_id)
        .where(Batch.buyer_id == buyer, Visit.development == development)
        .group_by(column)
    )
    seen = {key: int(attention) for key, attention in found}
    tallied = session.execute(
        select(Tally.key, Tally.attention_ms).where(
            Tally.buyer_id == buyer, Tally.development == development, Tally.kind == kind
        )
    )
    for key, attention in tallied:
        seen[key] = max(seen.get(key, 0), attention)
    return seen


def own_sums(session: Session, buyer: str, development: str) -> dict[str, Sum]:
    """The buyer's running sums by feature; none after an objection."""
    found = session.scalars(
        select(Tally).where(
            Tally.buyer_id == buyer, Tally.development == development, Tally.kind == "feature"
        )
    )
    return {tally.key: Sum(tally.attention, tally.exposure) for tally in found}


def told_decisions(session: Session, buyer: str) -> Sequence[Decision]:
    """What was decided for the buyer and names a unit, newest first; held back or shown."""
    return session.scalars(
        select(Decision)
        .where(Decision.buyer_id == buyer, Decision.unit != "")
        .order_by(Decision.at.desc(), Decision.id)
    ).all()


def looks_at(session: Session, buyer: str) -> list[tuple[int, bool]]:
    """When the sales team saw the buyer, the latest first, and whether it was a visit of theirs."""
    found = session.execute(
        select(AuditEntry.at, AuditEntry.act)
        .where(AuditEntry.buyer_id == buyer, AuditEntry.act.in_((SAW, REPLAYED)))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(MOST_LOOKS)
    )
    return [(at, act == REPLAYED) for at, act in found]
