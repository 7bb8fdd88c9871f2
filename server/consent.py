"""Consent: the receipt of a yes, and its end."""

from server.errors import NoConsentError
from server.i18n import gettext as _
from server.news import News
from server.parts import Parts
from server.store import buyers
from server.store.instants import now_ms
from server.wire import ConsentGiven


def give(parts: Parts, buyer: str, said: ConsentGiven, *, private: bool) -> tuple[str, str]:
    """Append the receipt of a yes: ids of the buyer (new where ``buyer`` is nobody's) and of the consent.

    ``private``: the browser asks not to be recorded, a no that was said before and counts; NoConsentError.
    """
    if private:
        raise NoConsentError(
            _("Your browser asks not to be recorded (Global Privacy Control), so nothing is.")
        )
    receipt = parts.write(lambda session: buyers.give(session, buyer, said, now_ms()))
    return receipt.buyer_id, receipt.id


def withdraw(parts: Parts, buyer: str) -> None:
    """End the buyer's consents and tell their screens; what was concluded of them is deleted."""
    parts.write(lambda session: buyers.withdraw(session, buyer, now_ms()))
    parts.tell(News("withdrawn", buyer))
    parts.tell(News("forgotten", buyer))


def leave(parts: Parts, buyer: str) -> None:
    """End what a visitor of a showroom's display allowed: they have gone, and cannot take it back later."""
    if not parts.write(lambda session: buyers.leave(session, buyer, now_ms())):
        parts.tell(News("forgotten", buyer))
    parts.tell(News("parted", buyer))
