"""Demand over all buyers of a development, from the running sums: who gave how much to what."""

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.demand import Attended
from analytics.tally import Tally as Sum
from server.store.models import Action, Buyer, Enquiry, Tally


def attended(session: Session, development: str, kind: str, *, simulated: bool) -> list[Attended]:
    """What each real (or each simulated) buyer gave to each feature or stage; ``kind`` says which."""
    found = session.execute(
        select(Tally.buyer_id, Tally.key, Tally.attention, Tally.exposure)
        .join(Buyer, Buyer.id == Tally.buyer_id)
        .where(Tally.development == development, Tally.kind == kind, Buyer.simulated == simulated)
    )
    return [
        Attended(buyer, simulated, key, Sum(attention, exposure)) for buyer, key, attention, exposure in found
    ]


def favourites(session: Session, development: str, *, simulated: bool) -> Counter[str]:
    """How many buyers have each unit among their favourites now."""
    acts = session.execute(
        select(Action.buyer_id, Action.feature, Action.kind)
        .join(Buyer, Buyer.id == Action.buyer_id)
        .where(
            Action.development == development,
            Action.kind.in_(("favourite", "unfavourite")),
            Buyer.simulated == simulated,
        )
        .order_by(Action.at, Action.id)
    )
    last = {(buyer, unit): kind for buyer, unit, kind in acts}
    return Counter(unit for (_buyer, unit), kind in last.items() if kind == "favourite")


def enquiries(session: Session, development: str, *, simulated: bool) -> Counter[str]:
    """Enquiries about each unit; those of people who were never recorded are real."""
    found = session.execute(
        select(Enquiry.unit, func.count(Enquiry.id))
        .outerjoin(Buyer, Buyer.id == Enquiry.buyer_id)
        .where(
            Enquiry.development == development,
            Enquiry.unit != "",
            func.coalesce(Buyer.simulated, False) == simulated,
        )
        .group_by(Enquiry.unit)
    )
    asked: Counter[str] = Counter()
    for unit, count in found:
        asked[unit] = count
    return asked


def buyers_of(session: Session, development: str, *, simulated: bool) -> int:
    """How many real (or simulated) buyers have running sums at a development."""
    buyers = (
        select(func.count(Tally.buyer_id.distinct()))
        .join(Buyer, Buyer.id == Tally.buyer_id)
        .where(Tally.development == development, Buyer.simulated == simulated)
    )
    return session.scalar(buyers) or 0
