"""What a decision needs to know of a buyer, and the decision's row: queries behind ``server.decide``."""

from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, exists, func, select
from sqlalchemy.orm import Session

from analytics.interest import Moments
from analytics.tally import Tally as Sum
from server.store.models import Action, Attention, Batch, Buyer, Consent, Decision, Tally, Visit

#: Actions from which favourites, dismissals and the open card are read.
_TELLING = ("favourite", "unfavourite", "dismiss_suggestion", "open_unit", "close_unit")

# Worded once: they are asked for each buyer of each group of batches. By buyer alone, and the rest is sorted
# out here: were the development named too, PostgreSQL might go by that, and read everybody's rows, as long as
# it knows little of a young table.
_BUYER: BindParameter[str] = bindparam("buyer")
_SUMS = select(Tally.development, Tally.kind, Tally.key, Tally.attention, Tally.exposure).where(
    Tally.buyer_id == _BUYER
)
_AGREED = (
    select(Consent.purposes, Consent.locale)
    .join(Buyer, Buyer.id == Consent.buyer_id)
    .where(
        Buyer.id == _BUYER,
        Buyer.paused.is_(False),
        Buyer.objected_at.is_(None),
        Consent.withdrawn_at.is_(None),
    )
    .order_by(Consent.given_at.desc(), Consent.id)
)
_SIMULATED = select(Buyer.simulated).where(Buyer.id == _BUYER)
_ACTS = (
    select(Action.development, Action.kind, Action.feature)
    .where(Action.buyer_id == _BUYER)
    .order_by(Action.at, Action.id)
)
_VISITS = (
    select(Visit.id, Visit.development)
    .where(Visit.buyer_id == _BUYER)
    .order_by(Visit.last_at.desc(), Visit.id)
)
_LATEST = (
    select(Batch.number)
    .where(Batch.visit_id == bindparam("visit"), exists().where(Attention.batch == Batch.number))
    .order_by(Batch.seq.desc())
    .limit(1)
)
_LATEST_LOOKS = (
    select(Attention.feature, func.sum(Attention.attention_ms))
    .where(Attention.batch == _LATEST.scalar_subquery())
    .group_by(Attention.feature)
)
_DECIDED = (
    select(Decision.development, Decision.unit, Decision.at)
    .where(Decision.buyer_id == _BUYER)
    .order_by(Decision.at, Decision.id)
)


@dataclass(frozen=True)
class Acts:
    """What the buyer's actions say of units: marked, waved away, and the one whose card is open."""

    favourites: frozenset[str]
    dismissed: frozenset[str]
    open_card: str


def buyer_sums(session: Session, buyer: str, development: str) -> dict[str, Sum]:
    """One buyer's running sums by feature."""
    return {
        key: Sum(attention, exposure)
        for where, kind, key, attention, exposure in session.connection().execute(_SUMS, {"buyer": buyer})
        if where == development and kind == "feature"
    }


def crowd_sums(session: Session, development: str, *, simulated: bool) -> dict[str, dict[str, Sum]]:
    """Sums of every buyer, real or made ones: buyer -> feature -> sum."""
    found = session.execute(
        select(Tally.buyer_id, Tally.key, Tally.attention, Tally.exposure)
        .join(Buyer, Buyer.id == Tally.buyer_id)
        .where(Tally.development == development, Tally.kind == "feature", Buyer.simulated == simulated)
    )
    crowd: dict[str, dict[str, Sum]] = {}
    for buyer, key, attention, exposure in found:
        crowd.setdefault(buyer, {})[key] = Sum(attention, exposure)
    return crowd


def crowd_moments(session: Session, development: str, *, simulated: bool) -> dict[str, Moments]:
    """Sums over all buyers, real or made ones, by feature; added up by the database."""
    attention, exposure = Tally.attention, Tally.exposure
    found = session.execute(
        select(
            Tally.key,
            func.sum(attention),
            func.sum(exposure),
            func.sum(attention * attention),
            func.sum(attention * exposure),
            func.sum(exposure * exposure),
        )
        .join(Buyer, Buyer.id == Tally.buyer_id)
        .where(Tally.development == development, Tally.kind == "feature", Buyer.simulated == simulated)
        .group_by(Tally.key)
    )
    return {key: Moments(*sums) for key, *sums in found}


def profile_locale(session: Session, buyer: str) -> str | None:
    """The locale of the live consent that allows a profile; it settles the words of what is said.

    None where there is no such consent, recording rests or the buyer objected.
    """
    found = session.connection().execute(_AGREED, {"buyer": buyer}).first()
    return found.locale if found is not None and "profile" in found.purposes else None


def is_simulated(session: Session, buyer: str) -> bool:
    """Whether the buyer was made by ``maquette simulate``."""
    return bool(session.connection().execute(_SIMULATED, {"buyer": buyer}).scalar())


def acts_of(session: Session, buyer: str, development: str) -> Acts:
    """What the buyer's actions amount to, in the order in which they were done."""
    favourites: set[str] = set()
    dismissed: set[str] = set()
    open_card = ""
    for where, kind, unit in session.connection().execute(_ACTS, {"buyer": buyer}):
        if where != development or kind not in _TELLING:
            continue
        match kind:
            case "favourite":
                favourites.add(unit)
            case "unfavourite":
                favourites.discard(unit)
            case "dismiss_suggestion":
                dismissed.add(unit)
            case _:
                open_card = unit if kind == "open_unit" else ""
    return Acts(frozenset(favourites), frozenset(dismissed), open_card)


def latest_features(session: Session, buyer: str, development: str) -> dict[str, int]:
    """Attention in ms by feature in the latest batch that was unpacked of the visit last heard of."""
    connection = session.connection()
    visits = connection.execute(_VISITS, {"buyer": buyer})
    visit = next((name for name, where in visits if where == development), "")
    found = connection.execute(_LATEST_LOOKS, {"visit": visit})
    return {feature: int(attention) for feature, attention in found}


def decided(session: Session, buyer: str, development: str) -> list[tuple[str, int]]:
    """Unit ("" for silence) and instant (ms) of all decisions for one buyer, oldest first."""
    found = session.connection().execute(_DECIDED, {"buyer": buyer})
    return [(unit, at) for where, unit, at in found if where == development]


def keep_decision(session: Session, decision: Decision) -> None:
    """Store a decision in the caller's transaction; who asks for the earlier ones next is told of it."""
    session.add(decision)
    session.flush()
