"""The demand page, its figures as JSON and its tables as CSV."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from server.board import Boards
from server.builds import Build
from server.dashboards import FIGURES
from server.dashboards.figure import Figure, as_json
from server.dashboards.frames import Demand
from server.dashboards.theme import LIGHT, THEMES
from server.demand import demand_at
from server.routes.sales_answers import csv_answer
from server.routes.sales_developments import developments
from server.routes.sales_session import person
from server.store.instants import now_ms


def add_demand(blueprint: Blueprint, boards: Boards) -> None:
    """Add the demand page and its figures."""

    def _build() -> Build:
        known = developments(boards.builds)
        return boards.builds.get(request.args.get("development") or (known[0].id if known else "")).said()

    def _asked(build: Build) -> Demand:
        """The kind of buyers that was asked for; else real ones, and made ones where there are no real."""
        kind = request.args.get("buyers")
        found = demand_at(boards.store, build, now_ms(), simulated=kind == "simulated")
        if kind or found.buyers:
            return found
        made = demand_at(boards.store, build, now_ms(), simulated=True)
        return made if made.buyers else found

    def _figure(name: str) -> Figure:
        if name not in FIGURES:
            abort(404)
        return FIGURES[name](_asked(_build()), THEMES.get(request.args.get("theme", ""), LIGHT))

    @blueprint.get("/demand", endpoint="demand")
    def _demand() -> ResponseReturnValue:
        build = _build()
        demand = _asked(build)
        return render_template(
            "sales/demand.html",
            person=person(),
            development=build.manifest.development,
            demand=demand,
            asked=request.args.get("buyers", ""),
            figures={name: draw(demand, LIGHT) for name, draw in FIGURES.items()},
        )

    @blueprint.get("/demand/<name>.json", endpoint="figure")
    def _json(name: str) -> ResponseReturnValue:
        return Response(as_json(_figure(name)), mimetype="application/json")

    @blueprint.get("/demand/<name>.csv", endpoint="table")
    def _csv(name: str) -> ResponseReturnValue:
        return csv_answer(_figure(name).csv(), f"{_build().manifest.development.id}-{name}")
