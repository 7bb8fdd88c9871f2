"""Whether something may be recorded of a buyer: the consent that it rests on is looked up, never believed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.dialect import Among
from server.store.models import Buyer, Consent
from server.store.tombstones import erased_among

_CONSENTS = (
    select(Consent.id, Consent.buyer_id, Consent.withdrawn_at, Consent.purposes, Buyer.paused)
    .join(Buyer, Buyer.id == Consent.buyer_id)
    .where(Among(Consent.id, "consents"))
)


def refusals_of(session: Session, claims: Sequence[tuple[str, str]]) -> list[str]:
    """For each (buyer, consent): "" where it may be recorded, else why not.

    Reasons: "no_consent", "foreign" (somebody else's), "withdrawn", "paused", "erased".
    """
    named = {"consents": list({consent for _, consent in claims})}
    consents = {row.id: row for row in session.connection().execute(_CONSENTS, named)}
    erased = erased_among(session, {name for claim in claims for name in claim})
    return [_refusal(buyer, consent, consents.get(consent), erased) for buyer, consent in claims]


def _refusal(buyer: str, consent: str, found: Any, erased: set[str]) -> str:
    if erased & {buyer, consent}:
        return "erased"
    if found is None or "attention" not in found.purposes:
        return "no_consent"
    if found.buyer_id != buyer:
        return "foreign"
    if found.withdrawn_at is not None:
        return "withdrawn"
    return "paused" if found.paused else ""
