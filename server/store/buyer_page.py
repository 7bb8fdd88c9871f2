"""One buyer in full: the rows behind their page, looked up by the buyer's index."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.models import Action, Attention, Batch, Buyer, Consent, Decision, Enquiry, Visit
from server.store.visits import Sitting, sittings_of

#: Visits whose looks and acts are told; a time line of months is read by nobody.
MOST_VISITS = 20


@dataclass(frozen=True)
class Story:
    """What happened with one buyer at one development, the latest ``MOST_VISITS`` visits of it."""

    buyer: Buyer
    visits: list[Visit]
    #: Visit, sequence number, feature, stage, attention in ms, instant.
    attended: list[tuple[str, int, str, str, int, int]]
    actions: list[Action]
    #: Those that chose a unit, the latest first.
    decisions: list[Decision]
    enquiries: list[Enquiry]
    consents: list[Consent]
    #: Of each visit how long it was, and whether it may be watched.
    sittings: dict[str, Sitting]


def story_of(session: Session, development: str, buyer_id: str) -> Story | None:
    """The buyer's story, or None where nobody of that id visited ``development``."""
    buyer = session.get(Buyer, buyer_id)
    visits = list(
        session.scalars(
            select(Visit)
            .where(Visit.buyer_id == buyer_id, Visit.development == development)
            .order_by(Visit.last_at.desc())
            .limit(MOST_VISITS)
        )
    )
    if buyer is None or not visits:
        return None
    sittings = [visit.id for visit in visits]
    attended = session.execute(
        select(
            Batch.visit_id,
            Batch.seq,
            Attention.feature,
            Attention.stage,
            Attention.attention_ms,
            Batch.began_at,
        )
        .join(Batch, Batch.number == Attention.batch)
        .where(Batch.visit_id.in_(sittings), Attention.attention_ms > 0)
    )
    return Story(
        buyer=buyer,
        visits=visits,
        attended=[
            (visit, seq, feature, stage, given, at) for visit, seq, feature, stage, given, at in attended
        ],
        actions=list(session.scalars(select(Action).where(Action.visit_id.in_(sittings)))),
        decisions=list(
            session.scalars(
                select(Decision)
                .where(Decision.buyer_id == buyer_id, Decision.development == development)
                .where(Decision.unit != "")
                .order_by(Decision.at.desc())
            )
        ),
        enquiries=list(
            session.scalars(
                select(Enquiry).where(Enquiry.buyer_id == buyer_id, Enquiry.development == development)
            )
        ),
        consents=list(
            session.scalars(
                select(Consent).where(Consent.buyer_id == buyer_id).order_by(Consent.given_at.desc())
            )
        ),
        sittings=sittings_of(session, sittings),
    )


def development_of(session: Session, buyer_id: str) -> str | None:
    """The development that the buyer visited last, None where they visited none."""
    latest = select(Visit.development).where(Visit.buyer_id == buyer_id).order_by(Visit.last_at.desc())
    return session.scalar(latest.limit(1))
