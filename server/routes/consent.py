"""The buyer's yes and its withdrawal. Before the yes this browser has no id and gets no cookie."""

from flask import Blueprint, Response, request

from server import consent
from server.answers import answer, body_as
from server.cookie import asks_for_privacy, buyer_of_request, forget, remember
from server.doorstep import TooManyYesesError, place_of
from server.i18n import gettext as _
from server.parts import Parts
from server.wire import ConsentGiven, ConsentReceipt


def blueprint(parts: Parts) -> Blueprint:
    """POST and DELETE "/consent", and POST "/consent/leave"."""
    door = Blueprint("consent", __name__)

    @door.post("/consent")
    def give() -> Response:
        said = body_as(ConsentGiven)
        if not parts.doorstep.agree(place_of(request.remote_addr)):
            raise TooManyYesesError(_("Very many people are saying yes from your network just now."))
        buyer, receipt = consent.give(parts, buyer_of_request(), said, private=asks_for_privacy())
        response = answer(ConsentReceipt(receipt), 201)
        remember(response, buyer)
        return response

    @door.delete("/consent")
    def withdraw() -> Response:
        consent.withdraw(parts, buyer_of_request())
        return answer({"withdrawn": True})

    @door.post("/consent/leave")
    def leave() -> Response:
        # Whoever stood before a showroom's display has gone; this browser is somebody else's from now on.
        consent.leave(parts, buyer_of_request())
        response = answer({"left": True})
        forget(response)
        return response

    return door
