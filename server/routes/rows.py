"""The POST door to the ingest: for blocked sockets, and for the last flush of a page that closes."""

from typing import Annotated

import msgspec
from flask import Blueprint, Response, request

from server.answers import MalformedError, answer
from server.cookie import sender_of_request
from server.doorstep import TooManyPostsError, place_of
from server.i18n import gettext as _
from server.parts import Parts

#: More batches than fit into the largest body are none.
MOST_MESSAGES = 400
_Messages = Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_MESSAGES)]


def blueprint(parts: Parts) -> Blueprint:
    """POST "/rows": a JSON list of ``wire.Batch`` as text/plain; answered by a list of ``wire.Receipt``."""
    door = Blueprint("rows", __name__)

    @door.post("/rows")
    def rows() -> Response:
        if not parts.doorstep.post(place_of(request.remote_addr)):
            raise TooManyPostsError(_("Very much is sent from your network just now."))
        try:
            batches = msgspec.json.decode(request.get_data(), type=_Messages)
        except (ValueError, RecursionError) as error:
            raise MalformedError(f"The list of batches could not be read: {error}.") from error
        return answer(parts.ingest.take_all([bytes(batch) for batch in batches], sender_of_request()))

    return door
