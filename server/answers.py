"""Answers and questions of the JSON doors: structs of ``server.wire`` to and from HTTP bodies."""

from typing import Any, TypeVar

import msgspec
from flask import Response, request

from server.errors import RefusedError, to_say
from server.i18n import filled
from server.i18n import gettext as _

_T = TypeVar("_T")


class MalformedError(RefusedError):
    """The body is not the message that this door reads."""

    remedy = to_say("Reload the page, then try again.")


def body_as(kind: type[_T]) -> _T:
    """The request's JSON body as ``kind``; raises MalformedError with what is wrong where."""
    try:
        return msgspec.json.decode(request.get_data(), type=kind)
    except (ValueError, RecursionError) as error:
        raise MalformedError(filled(_("The message could not be read: {error}."), error=error)) from error


def answer(value: Any, status: int = 200) -> Response:
    """``value`` (a struct, or what JSON knows) as JSON that no cache keeps."""
    response = Response(msgspec.json.encode(value), status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
