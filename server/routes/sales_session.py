"""The sales team's cookie: who is signed in, signed by the server, apart from anything of a buyer's.

``guard`` closes every page of a blueprint but those that it is told to leave open.
"""

from collections.abc import Collection
from typing import cast

from flask import Blueprint, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer

from server.errors import ForeignOriginError, NotSignedInError
from server.i18n import gettext as _
from server.origins import SAFE_METHODS, welcome
from server.signin import SignedIn, still_signed_in
from server.store.db import Store

#: Name of the cookie; a buyer's browser never gets it.
COOKIE = "maquette_sales"
#: How long a sign-in lasts, seconds: one long working day.
LASTS_S = 12 * 3600


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="maquette sales sign-in")


def begin(response: Response, person: SignedIn) -> Response:
    """Put a fresh cookie for ``person`` on the answer."""
    value = _signer().dumps({"id": person.id, "stamp": person.stamp})
    response.set_cookie(
        COOKIE, value, max_age=LASTS_S, httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


def end(response: Response) -> Response:
    """Take the cookie away."""
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def person_of_request(store: Store) -> SignedIn | None:
    """Whose cookie came with this request or socket; None where there is none that still holds."""
    try:
        said = _signer().loads(request.cookies.get(COOKIE, ""), max_age=LASTS_S)
    except BadSignature:
        return None
    return still_signed_in(store, said["id"], said["stamp"])


def person() -> SignedIn:
    """The signed-in person of a guarded request."""
    return cast(SignedIn, g.sales_person)


def refuse_foreign_forms() -> None:
    """A form that changes something has to come from a page of ours; raises ForeignOriginError.

    Browsers name the sender's origin with every POST and do not let a page forge it; together with the
    cookie's SameSite this is what a token in the form would be for. No partner's page is welcome here.
    """
    origin = request.headers.get("Origin")
    if request.method not in SAFE_METHODS and (origin is None or not welcome(origin, request.host, ())):
        raise ForeignOriginError(_("This form was sent from another site's page."))


def guard(blueprint: Blueprint, store: Store, open_to_all: Collection[str]) -> None:
    """Let only the sales team into ``blueprint``, except for the endpoints named in ``open_to_all``.

    A page sends its reader to the sign-in and back; data (JSON, CSV) raises NotSignedInError.
    """

    @blueprint.before_request
    def _guard() -> ResponseReturnValue | None:
        refuse_foreign_forms()
        endpoint = (request.endpoint or "").removeprefix(f"{blueprint.name}.")
        if endpoint in open_to_all:
            return None
        found = person_of_request(store)
        if found is None:
            if request.method != "GET" or "." in request.path.rsplit("/", 1)[-1]:
                raise NotSignedInError(_("This page is for the sales team."))
            return redirect(url_for("sales.sign_in", next=request.full_path.rstrip("?")))
        g.sales_person = found
        if found.must_change and endpoint not in {"password", "password_now", "sign_out"}:
            return redirect(url_for("sales.password"))
        return None

    @blueprint.after_request
    def _private(response: Response) -> Response:
        # What is said of buyers stays out of every cache, and out of the back button after signing out.
        response.headers["Cache-Control"] = "no-store"
        return response
