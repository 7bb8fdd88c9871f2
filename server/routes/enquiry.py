"""The enquiry form: it works without any consent to recording."""

from flask import Blueprint, Response

from server.answers import answer, body_as
from server.cookie import buyer_of_request
from server.enquiry import enquire
from server.parts import Parts
from server.wire import Enquiry


def blueprint(parts: Parts) -> Blueprint:
    """POST "/d/<development>/enquiry"."""
    door = Blueprint("enquiry", __name__)

    @door.post("/d/<development>/enquiry")
    def send(development: str) -> Response:
        enquire(parts, development, body_as(Enquiry), buyer_of_request())
        return answer({"received": True}, 201)

    return door
