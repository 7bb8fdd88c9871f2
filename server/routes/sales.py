"""The sales team's pages: now, one buyer, demand, health; open to nobody who has not signed in."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from server.board import Boards
from server.buyer_page import page_of
from server.dashboards.figure import minutes
from server.parts import Parts
from server.routes.sales_answers import json_answer
from server.routes.sales_demand import add_demand
from server.routes.sales_developments import developments
from server.routes.sales_health import add_health
from server.routes.sales_replay import add_replay
from server.routes.sales_session import guard, person
from server.routes.sales_sign_in import add_sign_in
from server.store.buyer_page import development_of
from server.store.db import Store
from server.store.instants import now_ms
from server.store.sales_users import SAW, note, saw_since

#: For how long a page that is written anew while it is open is the look at which it was opened, ms.
LOOK_MS = 3_600_000


def register(app: Flask, parts: Parts, boards: Boards) -> None:
    """Add the pages under /sales/ to ``app``, which has a SECRET_KEY."""
    sales = Blueprint("sales", __name__, url_prefix="/sales")
    guard(sales, boards.store, open_to_all={"sign_in", "sign_in_now"})
    add_sign_in(sales, boards.store)
    add_demand(sales, boards)
    add_health(sales, parts)
    add_replay(sales, boards)

    @sales.context_processor
    def _around() -> dict[str, Any]:
        return {"developments": developments(boards.builds), "utc": utc, "minutes": minutes}

    @sales.get("/", endpoint="now")
    def _now() -> ResponseReturnValue:
        known = developments(boards.builds)
        if not known:
            return render_template("sales/nothing.html", person=person())
        chosen = boards.builds.get(request.args.get("development", known[0].id)).manifest.development
        return render_template("sales/now.html", person=person(), development=chosen)

    @sales.get("/board.json", endpoint="board")
    def _board() -> ResponseReturnValue:
        return json_answer(boards.board(request.args.get("development", ""), now_ms()))

    @sales.get("/buyer/<buyer>", endpoint="buyer")
    def _buyer(buyer: str) -> ResponseReturnValue:
        with boards.store.read() as session:
            development = request.args.get("development") or development_of(session, buyer)
        page = page_of(boards, development or "", buyer, now_ms())
        _note_look(boards.store, buyer, refreshed="again" in request.args)
        chosen = boards.builds.get(page.line.development).manifest.development
        return render_template(
            "sales/buyer.html",
            person=person(),
            development=chosen,
            page=page,
            interests=msgspec.json.encode(page.line.interests).decode(),
        )

    @app.get("/sales")
    def _sales() -> ResponseReturnValue:
        return redirect(url_for("sales.now"))

    app.register_blueprint(sales)


def _note_look(store: Store, buyer: str, *, refreshed: bool) -> None:
    """Note that the person who asks saw ``buyer``; where a live page asks anew, not each time.

    That it is one is the page's own word, so it counts only where a look is noted that it may go on with.
    """
    now, user = now_ms(), person().id
    if refreshed:
        with store.read() as session:
            if saw_since(session, user, buyer, now - LOOK_MS):
                return
    with store.write() as session:
        note(session, now, SAW, user=user, buyer=buyer)


def utc(at: int) -> str:
    """An instant (ms since 1970 UTC) for pages without script; with script the browser writes its own zone's.

    >>> utc(1_790_164_800_000)
    '2026-09-23 12:00 UTC'
    """
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
