"""Consent: the receipt of a yes, and its end."""

from server import news
from server.errors import NoConsentError
from server.parts import Parts
from server.sockets import tell_withdrawn
from server.store import buyers
from server.store.instants import now_ms
from server.wire import ConsentGiven


def give(parts: Parts, buyer: str, said: ConsentGiven, privacy_signal: str) -> tuple[str, str]:
    """Append the receipt of a yes: ids of the buyer (new where ``buyer`` is nobody's) and of the consent.

    ``privacy_signal`` is the browser's Sec-GPC: "1" is a no that was said before, and it counts; raises
    NoConsentError.
    """
    if privacy_signal.strip() == "1":
        raise NoConsentError("Your browser asks not to be recorded (Global Privacy Control), so nothing is.")
    with parts.store.write() as session:
        receipt = buyers.give(session, buyer, said, now_ms())
        return receipt.buyer_id, receipt.id


def withdraw(parts: Parts, buyer: str) -> None:
    """End the buyer's consents and tell their screens; what was concluded of them is deleted."""
    with parts.store.write() as session:
        buyers.withdraw(session, buyer, now_ms())
    tell_withdrawn(parts.socketio, buyer)
    news.forgotten.send(None, buyer=buyer)
