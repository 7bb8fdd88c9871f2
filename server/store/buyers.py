"""Buyers and their consents: made by a yes, asked before anything is done with what they left."""

from collections.abc import Collection

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from server.ids import new_id
from server.store.dialect import Among
from server.store.models import Buyer, Carried, Consent, Decision, Enquiry, Tally, Visit
from server.store.turns import change_standing
from server.wire import ConsentGiven

#: Purposes of the live consents of buyers who did not object to a profile.
_AGREED = (
    select(Buyer.id, Consent.purposes)
    .join(Buyer, Buyer.id == Consent.buyer_id)
    .where(
        Among(Buyer.id, "buyers"),
        Buyer.objected_at.is_(None),
        Consent.withdrawn_at.is_(None),
    )
)


def buyer_named(session: Session, buyer: str) -> Buyer | None:
    """The buyer with this id, unless there is none (any more)."""
    return session.get(Buyer, buyer) if buyer else None


def give(session: Session, buyer: str, said: ConsentGiven, now: int) -> Consent:
    """Append the receipt of a yes; ``buyer`` is made where the id is nobody's."""
    person = buyer_named(session, buyer)
    if person is None:
        person = Buyer(id=new_id(), created_at=now)
        session.add(person)
        session.flush()
    person.simulated = person.simulated or said.method == "simulated"
    consent = Consent(
        id=new_id(),
        buyer_id=person.id,
        purposes=sorted(set(said.purposes)),
        text_version=said.text_version,
        text_hash=said.text_hash,
        locale=said.locale,
        method=said.method,
        given_at=now,
    )
    session.add(consent)
    return consent


def withdraw(session: Session, buyer: str, now: int) -> None:
    """End all consents of ``buyer``; the profile that rested on them goes, the visits stay."""
    change_standing(session, buyer)
    _end(session, buyer, now)
    drop_profile(session, buyer)


def leave(session: Session, buyer: str, now: int) -> bool:
    """End what ``buyer`` allowed on a showroom's display, with them; whether their profile stays.

    It stays for who has left a question under their name: they can be answered, and can ask for their rights.
    Of anybody else nobody could say later whose it is, and nobody could take it back.
    """
    change_standing(session, buyer)
    asked = session.scalar(select(exists().where(Enquiry.buyer_id == buyer)))
    if asked:
        _end(session, buyer, now)
    else:
        withdraw(session, buyer, now)
    return bool(asked)


def rest(session: Session, buyer: str, *, paused: bool) -> bool:
    """Let the recording of ``buyer`` rest, or go on; False where there is nobody of that id."""
    change_standing(session, buyer)
    person = buyer_named(session, buyer)
    if person is not None:
        person.paused = paused
    return person is not None


def object_to_profile(session: Session, buyer: str, now: int) -> None:
    """Delete what was concluded of ``buyer`` and note that nothing more may be; the visits stay."""
    change_standing(session, buyer)
    person = buyer_named(session, buyer)
    if person is not None:
        person.objected_at = person.objected_at or now
        drop_profile(session, buyer)


def _end(session: Session, buyer: str, now: int) -> None:
    live = Consent.buyer_id == buyer, Consent.withdrawn_at.is_(None)
    session.execute(update(Consent).where(*live).values(withdrawn_at=now))


def live_consents(session: Session, buyer: str) -> list[Consent]:
    """The buyer's consents that were not withdrawn, oldest first."""
    return list(
        session.scalars(
            select(Consent)
            .where(Consent.buyer_id == buyer, Consent.withdrawn_at.is_(None))
            .order_by(Consent.given_at, Consent.id)
        )
    )


def agreeing_among(session: Session, buyers: Collection[str]) -> set[str]:
    """Those of ``buyers`` with a consent that was not withdrawn."""
    live = select(Consent.buyer_id).where(Consent.buyer_id.in_(buyers), Consent.withdrawn_at.is_(None))
    return set(session.scalars(live))


def profiled_among(session: Session, buyers: Collection[str]) -> set[str]:
    """Those of ``buyers`` of whom tallies and decisions may be made: agreed to, and not objected to."""
    found = session.execute(_AGREED, {"buyers": list(buyers)})
    return {buyer for buyer, purposes in found if "profile" in purposes}


def drop_profile(session: Session, buyer: str) -> None:
    """Delete what was concluded of ``buyer``: tallies, and decisions with their reasons."""
    for table in (Tally, Carried, Decision):
        session.execute(delete(table).where(table.buyer_id == buyer))


def names_of(session: Session, buyer: str) -> set[str]:
    """Every id by which something of ``buyer`` may still arrive: theirs, their consents', their visits'."""
    consents = session.scalars(select(Consent.id).where(Consent.buyer_id == buyer))
    visits = session.scalars(select(Visit.id).where(Visit.buyer_id == buyer))
    return {buyer, *consents, *visits}
