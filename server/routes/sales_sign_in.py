"""Signing in, choosing a password, signing out."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from server.errors import RefusedError
from server.routes.sales_session import begin, end, person
from server.signin import LEAST_PASSWORD, choose_password, sign_in
from server.store.db import Store
from server.store.instants import now_ms


def add_sign_in(blueprint: Blueprint, store: Store) -> None:
    """Add the pages on which people of the sales team sign in and out."""

    @blueprint.get("/sign-in", endpoint="sign_in")
    def _ask() -> ResponseReturnValue:
        return render_template("sales/sign_in.html", name="", refusal=None)

    @blueprint.post("/sign-in", endpoint="sign_in_now")
    def _sign_in() -> ResponseReturnValue:
        name = request.form.get("name", "")
        try:
            found = sign_in(
                store, name, request.form.get("password", ""), request.remote_addr or "", now_ms()
            )
        except RefusedError as refusal:
            return render_template("sales/sign_in.html", name=name, refusal=refusal), refusal.status
        onward = url_for("sales.password") if found.must_change else _own_page(request.args.get("next", ""))
        return begin(_to(onward), found)

    @blueprint.get("/password", endpoint="password")
    def _ask_for_password() -> ResponseReturnValue:
        return render_template("sales/password.html", person=person(), least=LEAST_PASSWORD, refusal=None)

    @blueprint.post("/password", endpoint="password_now")
    def _choose_password() -> ResponseReturnValue:
        old, new = request.form.get("old", ""), request.form.get("new", "")
        try:
            found = choose_password(store, person().id, old, new, now_ms())
        except RefusedError as refusal:
            page = render_template(
                "sales/password.html", person=person(), least=LEAST_PASSWORD, refusal=refusal
            )
            return page, refusal.status
        return begin(_to(url_for("sales.now")), found)

    @blueprint.post("/sign-out", endpoint="sign_out")
    def _sign_out() -> ResponseReturnValue:
        return end(_to(url_for("sales.sign_in")))


def _to(address: str) -> Response:
    return make_response(redirect(address, 303))


def _own_page(wanted: str) -> str:
    # Only back to a page of the sales team's: an open redirect would lend our name to a fishing page.
    fine = wanted.startswith("/sales/") and "\\" not in wanted
    return wanted if fine else url_for("sales.now")
