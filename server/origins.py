"""Whose pages may speak to us: our own, and those that the settings name."""

from urllib.parse import urlsplit

from flask import request

from server.errors import ForeignOriginError
from server.i18n import gettext as _

#: Methods that change nothing, which any page may link to.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def welcome(origin: str | None, host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a page of ``origin`` may speak to the server that the browser calls ``host``.

    No origin at all is no browser's page: browsers send it with every POST and every socket.

    >>> welcome("https://homes.example", "homes.example", ())
    True
    >>> welcome("https://other.example", "homes.example", ("https://partner.example",))
    False
    """
    return origin is None or origin in allowed or (origin != "null" and urlsplit(origin).netloc == host)


def refuse_foreign(allowed: tuple[str, ...]) -> None:
    """Raise ForeignOriginError where the request would change something and comes from another's page."""
    if request.method in SAFE_METHODS:
        return
    if not welcome(request.headers.get("Origin"), request.host, allowed):
        raise ForeignOriginError(_("This request came from a page of another site, so nothing was done."))
