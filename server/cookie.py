"""The buyer's cookie: their id, signed, out of reach of scripts, and set by their own yes only."""

from typing import Any

from flask import Flask, Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from server.lifetimes import PROFILE_MS

#: Name of the cookie; a session of the sales team's is another cookie.
COOKIE = "maquette_buyer"
#: As long as a profile may be kept, s.
LIFETIME_S = PROFILE_MS // 1000


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="buyer")


def buyer_of_request() -> str:
    """The buyer's id that this browser was given, "" where it has none or it was tampered with."""
    try:
        found = _serializer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return ""
    return found if isinstance(found, str) else ""


def buyer_of_handshake(app: Flask, environ: dict[str, Any]) -> str:
    """As ``buyer_of_request``, for a socket that asks to be opened: ``app`` sees no request of it."""
    with app.request_context(environ):
        return buyer_of_request()


def asks_for_privacy() -> bool:
    """Whether the browser sends Global Privacy Control, which is a no to being recorded."""
    return request.headers.get("Sec-GPC", "").strip() == "1"


def sender_of_request() -> str:
    """The buyer whom something may be recorded of: as ``buyer_of_request``, "" where privacy is asked for."""
    return "" if asks_for_privacy() else buyer_of_request()


def remember(response: Response, buyer: str) -> None:
    """Let the browser carry ``buyer`` from now on."""
    response.set_cookie(
        COOKIE,
        str(_serializer().dumps(buyer)),
        max_age=LIFETIME_S,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def forget(response: Response) -> None:
    """Have the browser drop the cookie."""
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=request.is_secure)
