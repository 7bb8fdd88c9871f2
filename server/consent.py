"""Consent: the receipt of a yes, and its end."""

from server import journal
from server.errors import NoConsentError, UnknownDevelopmentError
from server.i18n import gettext as _
from server.news import News
from server.parts import Parts
from server.regimes import regime_of
from server.store import buyers
from server.store.instants import now_ms
from server.wire import ConsentGiven


def give(parts: Parts, buyer: str, said: ConsentGiven, *, private: bool) -> tuple[str, str]:
    """Append the receipt of a yes: ids of the buyer (new where ``buyer`` is nobody's) and of the consent.

    ``private``: the browser asks not to be recorded, a no that was said before and counts; NoConsentError.
    It is raised as well for a mere notice where the market asks first.
    """
    if private:
        raise NoConsentError(
            _("Your browser asks not to be recorded (Global Privacy Control), so nothing is.")
        )
    if said.method == "notice" and asks_first(parts, said.development):
        raise NoConsentError(_("Here nothing is recorded before you say yes."))
    receipt = parts.write(lambda session: buyers.give(session, buyer, said, now_ms()))
    journal.note("consent_given", method=said.method, profile="profile" in said.purposes)
    return receipt.buyer_id, receipt.id


def asks_first(parts: Parts, development: str) -> bool:
    """Whether recording at ``development`` waits for a yes; of one that is not served it always would."""
    try:
        build = parts.builds.get(development)
    except UnknownDevelopmentError:
        return True
    return regime_of(build.manifest.development, parts.settings.market).asks_first


def notice(parts: Parts, development: str) -> str:
    """What a page is told where a notice may stand for the question: the ``development``'s id; else ""."""
    return "" if asks_first(parts, development) else development


def withdraw(parts: Parts, buyer: str) -> None:
    """End the buyer's consents and tell their screens; what was concluded of them is deleted."""
    parts.write(lambda session: buyers.withdraw(session, buyer, now_ms()))
    journal.note("consent_withdrawn")
    parts.tell(News("withdrawn", buyer))
    parts.tell(News("forgotten", buyer))


def leave(parts: Parts, buyer: str) -> None:
    """End what a visitor of a showroom's display allowed: they have gone, and cannot take it back later."""
    if not parts.write(lambda session: buyers.leave(session, buyer, now_ms())):
        parts.tell(News("forgotten", buyer))
    journal.note("visitor_left_display")
    parts.tell(News("parted", buyer))
