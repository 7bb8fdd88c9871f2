"""Turns errors into answers, in one place: ``wire.Failure`` for programs, a plain kind page for people."""

import logging
from http import HTTPStatus

import msgspec
from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException

from server.counts import Counts
from server.errors import RefusedError
from server.i18n import gettext as _
from server.wire import Failure

_LOGGER = logging.getLogger(__name__)


def install(app: Flask, counts: Counts) -> None:
    """Answer refusals, HTTP's own errors and our mistakes; ``counts`` has the refusals that are counted."""

    @app.errorhandler(RefusedError)
    def _refused(error: RefusedError) -> Response:
        if error.counted:
            counts.requests[error.counted] += 1
        answer = _answer(error.status, str(error), _(error.remedy) if error.remedy else "")
        if error.status == HTTPStatus.REQUEST_TIMEOUT:
            answer.headers["Connection"] = "close"  # the rest of what was said may still be on its way
        return answer

    @app.errorhandler(DataError)
    def _unstorable(_error: DataError) -> Response:
        # Longer than its column, or with a character that PostgreSQL has no text for.
        what = _("The message holds something that cannot be kept.")
        return _answer(HTTPStatus.BAD_REQUEST, what, _("Shorten it, and leave out unusual characters."))

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        status = HTTPStatus(error.code or 500)
        if status < HTTPStatus.BAD_REQUEST:
            return make_response(error.get_response())  # a redirect is an exception to Werkzeug
        what, remedy = _sentences(status)
        answer = _answer(status, what, remedy)
        answer.headers.extend(dict(error.get_headers()) if status == HTTPStatus.METHOD_NOT_ALLOWED else {})
        return answer

    @app.errorhandler(Exception)
    def _mistake(error: Exception) -> Response:
        # By its rule: an address may name a buyer.
        _LOGGER.error("%s %s failed.", request.method, request.url_rule, exc_info=error)
        return _answer(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            _("Something went wrong on our side."),
            _("Try again in a moment."),
        )


def _sentences(status: HTTPStatus) -> tuple[str, str]:
    known = {
        HTTPStatus.NOT_FOUND: (
            _("There is no page at this address."),
            _("Check it, or start from the beginning."),
        ),
        HTTPStatus.METHOD_NOT_ALLOWED: (_("This address does not work in that way."), ""),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
            _("That is more than we read at once."),
            _("Send it in parts."),
        ),
    }
    return known.get(status, (status.description or status.phrase, ""))


def _answer(status: HTTPStatus, what: str, remedy: str) -> Response:
    if "text/html" in request.headers.get("Accept", ""):
        return make_response(render_template("error.html", what=what, remedy=remedy), status)
    body = msgspec.json.encode(Failure(what, remedy))
    return Response(body, status, mimetype="application/json")
