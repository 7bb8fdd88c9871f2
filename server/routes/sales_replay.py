"""One visit of a buyer to be watched: its page, and the door that gives the visit and notes who looked."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from gevent import get_hub

from server.board import Boards
from server.errors import NotReplayedError, UnknownVisitError
from server.i18n import current_locale, speaking
from server.i18n import gettext as _
from server.replay import replay_of, why_not
from server.routes.sales_answers import json_answer
from server.routes.sales_session import person
from server.store.db import Store
from server.store.instants import now_ms
from server.store.sales_users import REPLAYED, note
from server.store.visits import Watched, watched
from server.wire_replay import Replay


def add_replay(blueprint: Blueprint, boards: Boards) -> None:
    """Add the page of a replay, which says nothing of the visit by itself, and what it asks for."""

    @blueprint.get("/buyer/<buyer>/visits/<visit>", endpoint="replay")
    def _page(buyer: str, visit: str) -> ResponseReturnValue:
        with boards.store.read() as session:
            kept = allowed(watched(session, buyer, visit))
        development = boards.builds.get(kept.visit.development).said().manifest.development
        config = {
            "development": development.id,
            "build": url_for("builds.file", development=development.id, name=""),
            "visit": url_for("sales.visit", buyer=buyer, visit=visit),
            "buyer": url_for("sales.buyer", buyer=buyer, development=development.id),
        }
        return render_template(
            "sales/replay.html",
            person=person(),
            development=development,
            config=config,
            entry="src/replay.ts",
        )

    @blueprint.get("/buyer/<buyer>/visits/<visit>/replay.json", endpoint="visit")
    def _visit(buyer: str, visit: str) -> ResponseReturnValue:
        kept = _noted(boards.store, buyer, visit)
        build = boards.builds.get(kept.visit.development).said()
        [line] = boards.lines(kept.visit.development, [buyer], now_ms())
        locale = current_locale()

        def put_together() -> Replay:
            with speaking(locale):
                return replay_of(build, kept, line.label)

        # An hour's visit takes a tenth of a second; in a thread it does not hold up the buyers' batches.
        return json_answer(get_hub().threadpool.apply(put_together))


def _noted(store: Store, buyer: str, visit: str) -> Watched:
    """What of the visit may be watched; that it was stands in the audit log before anybody sees it."""
    # In one transaction, so that nothing slips out behind a withdrawal.
    with store.write() as session:
        kept = allowed(watched(session, buyer, visit))
        note(session, now_ms(), REPLAYED, user=person().id, buyer=buyer)
    return kept


def allowed(kept: Watched | None) -> Watched:
    """``kept``, if its buyer still allows that it is watched.

    Raises UnknownVisitError where there is none, NotReplayedError after a withdrawal or an objection.
    """
    if kept is None:
        raise UnknownVisitError(_("This visit is not kept here; the buyer may have erased their data."))
    if why := why_not(kept.buyer, kept.sitting):
        raise NotReplayedError(why)
    return kept
