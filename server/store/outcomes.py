"""What followed a decision: the buyer opened or dismissed the suggestion, or asked about the unit."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.models import Decision

#: Action -> the outcome that it is; an outcome is only replaced by a later one in this list.
OUTCOMES = {"dismiss_suggestion": "dismissed", "open_suggestion": "opened", "enquire": "enquired"}
_ORDER = ["", *OUTCOMES.values()]


def note_outcome(session: Session, buyer: str, development: str, *, unit: str, act: str, at: int) -> None:
    """Write the outcome ``act`` (a key of ``OUTCOMES``) to the latest decision for ``unit`` before ``at``.

    ``at`` is on the server's own clock, such as the arrival of the batch that told of it: a browser's clock
    could be behind the decision that it answers.
    """
    decision = session.scalars(
        select(Decision)
        .where(
            Decision.buyer_id == buyer,
            Decision.development == development,
            Decision.unit == unit,
            Decision.at <= at,
        )
        .order_by(Decision.at.desc(), Decision.id)
        .limit(1)
    ).first()
    if decision is not None and _ORDER.index(OUTCOMES[act]) > _ORDER.index(decision.outcome):
        decision.outcome, decision.outcome_at = OUTCOMES[act], at
