"""Errors that a user of the server can cause: the class names the case, its status is said once."""

from http import HTTPStatus


def to_say(sentence: str) -> str:
    """Mark ``sentence`` for the catalogues; it is translated where it is said, in the reader's language."""
    return sentence


class RefusedError(Exception):
    """A request that cannot be done as asked; the message says what is wrong, ``remedy`` what to do."""

    status = HTTPStatus.BAD_REQUEST
    remedy = ""
    #: Under which name of ``server.refusals.DOOR`` it is counted; "" for not at all.
    counted = ""


class NotSignedInError(RefusedError):
    """Only the sales team sees this page."""

    status = HTTPStatus.UNAUTHORIZED
    remedy = to_say("Sign in first.")


class UnknownDevelopmentError(RefusedError):
    """No development of that name is served here."""

    status = HTTPStatus.NOT_FOUND
    remedy = to_say("Import it with 'maquette import FOLDER', or check the address.")


class UnknownHomeError(RefusedError):
    """No home of that id is for sale in the development."""

    status = HTTPStatus.NOT_FOUND
    remedy = to_say("Look it up in the list of homes.")


class UnknownBuyerError(RefusedError):
    """No buyer of that id is kept."""

    status = HTTPStatus.NOT_FOUND
    remedy = to_say("Look them up on the page of today's buyers.")


class UnknownVisitError(RefusedError):
    """The buyer has no visit of that id."""

    status = HTTPStatus.NOT_FOUND
    remedy = to_say("Look it up on the buyer's page.")


class NotReplayedError(RefusedError):
    """The buyer does not, or no longer, allow that this visit is watched."""

    status = HTTPStatus.FORBIDDEN
    remedy = to_say("What else is kept of them is on their page.")


class NoConsentError(RefusedError):
    """There is no live consent that this request could rest on."""

    status = HTTPStatus.FORBIDDEN
    remedy = to_say("Say yes to recording first.")


class ForeignOriginError(RefusedError):
    """The request came from another site's page."""

    status = HTTPStatus.FORBIDDEN
    remedy = to_say("Open the showcase at its own address.")


class TooManyAttemptsError(RefusedError):
    """Sign-in was tried too often."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    remedy = to_say("Wait a minute, then try again.")
