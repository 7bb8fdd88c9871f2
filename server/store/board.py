"""What the sales page is made of: indexed look-ups for a handful of buyers, never a scan of attention."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from analytics.tally import Tally as Sum
from server.store.models import Action, Batch, Buyer, Decision, Enquiry, Tally, Visit

#: The most buyers that one board lists; the latest come first.
MOST_BUYERS = 200
#: Actions that a line tells of.
_TOLD = ("favourite", "unfavourite", "open_unit", "choose_stage")


@dataclass(frozen=True)
class Tallied:
    """One buyer's running sums for one feature or stage; ``attention_ms`` does not fade, ``sum`` does."""

    key: str
    sum: Sum
    attention_ms: int
    exposure_ms: int
    last_at: int


@dataclass
class Facts:
    """All that a line says of one buyer at one development."""

    buyer: str
    simulated: bool
    visits: int
    first_seen: int
    last_seen: int
    active_ms: int = 0
    features: list[Tallied] = field(default_factory=list)
    stages: list[Tallied] = field(default_factory=list)
    #: ``favourite``, ``unfavourite``, ``open_unit`` and ``choose_stage`` in the order they were done.
    actions: list[Action] = field(default_factory=list)
    #: The latest decision that chose a unit; silence is a decision too, but tells sales nothing.
    decision: Decision | None = None
    #: Enquiries at this development, oldest first.
    enquiries: list[Enquiry] = field(default_factory=list)


def buyers_since(session: Session, development: str, since: int, also: Collection[str] = ()) -> list[str]:
    """Buyers with a visit that reaches beyond ``since`` (ms), or among ``also``; the latest first."""
    reached = func.max(Visit.last_at)
    wanted: ColumnElement[bool] = Visit.last_at >= since
    if also:
        wanted = or_(wanted, Visit.buyer_id.in_(also))
    found = (
        select(Visit.buyer_id)
        .where(Visit.development == development, wanted)
        .group_by(Visit.buyer_id)
        .order_by(reached.desc(), Visit.buyer_id)
        .limit(MOST_BUYERS)
    )
    return list(session.scalars(found))


def facts_of(session: Session, development: str, buyers: Sequence[str]) -> list[Facts]:
    """Facts of those of ``buyers`` who visited ``development``, in the given order."""
    found = _visits(session, development, buyers)
    _add_active_time(session, development, found)
    _add_tallies(session, development, found)
    for action in session.scalars(
        select(Action)
        .where(Action.buyer_id.in_(found), Action.development == development, Action.kind.in_(_TOLD))
        .order_by(Action.at, Action.id)
    ):
        found[action.buyer_id].actions.append(action)
    for decision in session.scalars(
        select(Decision)
        .where(Decision.buyer_id.in_(found), Decision.development == development, Decision.unit != "")
        .order_by(Decision.at)
    ):
        found[decision.buyer_id].decision = decision
    for enquiry in session.scalars(
        select(Enquiry)
        .where(Enquiry.buyer_id.in_(found), Enquiry.development == development)
        .order_by(Enquiry.at)
    ):
        found[str(enquiry.buyer_id)].enquiries.append(enquiry)
    return [found[buyer] for buyer in buyers if buyer in found]


def _visits(session: Session, development: str, buyers: Sequence[str]) -> dict[str, Facts]:
    found = session.execute(
        select(
            Buyer.id,
            Buyer.simulated,
            func.count(Visit.id),
            func.min(Visit.began_at),
            func.max(Visit.last_at),
        )
        .join(Visit, Visit.buyer_id == Buyer.id)
        .where(Buyer.id.in_(buyers), Visit.development == development)
        .group_by(Buyer.id, Buyer.simulated)
    )
    return {
        buyer: Facts(buyer, simulated, visits, first, last) for buyer, simulated, visits, first, last in found
    }


def _add_active_time(session: Session, development: str, found: dict[str, Facts]) -> None:
    active = session.execute(
        select(Batch.buyer_id, func.sum(Batch.active_ms))
        .join(Visit, Visit.id == Batch.visit_id)
        .where(Batch.buyer_id.in_(found), Visit.development == development)
        .group_by(Batch.buyer_id)
    )
    for buyer, total in active:
        found[buyer].active_ms = total


def _add_tallies(session: Session, development: str, found: dict[str, Facts]) -> None:
    # Columns, not objects: a board reads thousands of these.
    tallies = session.execute(
        select(
            Tally.buyer_id,
            Tally.kind,
            Tally.key,
            Tally.attention,
            Tally.exposure,
            Tally.attention_ms,
            Tally.exposure_ms,
            Tally.last_at,
        ).where(Tally.buyer_id.in_(found), Tally.development == development)
    )
    for buyer, kind, key, attention, exposure, attention_ms, exposure_ms, last_at in tallies:
        of_kind = found[buyer].features if kind == "feature" else found[buyer].stages
        of_kind.append(Tallied(key, Sum(attention, exposure), attention_ms, exposure_ms, last_at))
