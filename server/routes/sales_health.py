"""The health page, for managers: how the recording does."""

from http import HTTPStatus

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from server.errors import RefusedError, to_say
from server.health import health_at
from server.i18n import gettext as _
from server.parts import Parts
from server.routes.sales_developments import developments
from server.routes.sales_session import person
from server.store.instants import now_ms


class ForManagersError(RefusedError):
    """Who sells has no need to know how the machine is doing."""

    status = HTTPStatus.FORBIDDEN
    remedy = to_say("Ask whoever leads the sales team.")


def add_health(blueprint: Blueprint, parts: Parts) -> None:
    """Add the page "/sales/health"."""

    @blueprint.get("/health", endpoint="health")
    def _health() -> ResponseReturnValue:
        if not person().leads:
            raise ForManagersError(_("This page is for who leads the sales team."))
        known = {one.id: one for one in developments(parts.builds)}
        first = next(iter(known.values()), None)
        return render_template(
            "sales/health.html",
            person=person(),
            development=known.get(request.args.get("development", ""), first),
            health=health_at(parts, now_ms()),
        )
