"""The buyer's own page, and their rights, each one request."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from server import rights
from server.answers import answer
from server.assets import assets_of
from server.consent import notice
from server.cookie import buyer_of_request, forget
from server.i18n import speak
from server.noticed import noticed as what_we_noticed
from server.parts import Parts
from server.store.instants import now_ms
from server.wire import Noticed


def blueprint(parts: Parts) -> Blueprint:
    """The page "/d/<development>/noticed" and the doors under "/noticed"."""
    door = Blueprint("noticed", __name__)

    def found() -> Noticed:
        return what_we_noticed(parts.store, parts.usuals, buyer_of_request(), now_ms())

    @door.get("/d/<development>/noticed")
    def page(development: str) -> ResponseReturnValue:
        build = parts.builds.get(development)
        speak(build.manifest.development.languages)
        config = {"development": development}
        assets = assets_of("src/noticed.ts")
        body = render_template(
            "noticed.html",
            manifest=build.said().manifest,
            noticed=found(),
            config=config,
            assets=assets,
            notice=notice(parts, development),
        )
        return body, {"Cache-Control": "no-store"}

    @door.get("/noticed.json")
    def as_json() -> Response:
        return answer(found())

    @door.post("/noticed/pause")
    def pause() -> Response:
        rights.set_paused(parts, buyer_of_request(), paused=True)
        return answer(found())

    @door.post("/noticed/resume")
    def resume() -> Response:
        rights.set_paused(parts, buyer_of_request(), paused=False)
        return answer(found())

    @door.post("/noticed/object")
    def object_() -> Response:
        rights.object_to_profile(parts, buyer_of_request())
        return answer(found())

    @door.get("/noticed/export.json")
    def export_json() -> Response:
        return _download(answer(rights.export(parts, buyer_of_request())), "noticed.json")

    @door.get("/noticed/export.csv")
    def export_csv() -> Response:
        text = rights.export_csv(parts, buyer_of_request())
        response = Response(text, mimetype="text/csv", headers={"Cache-Control": "no-store"})
        return _download(response, "noticed.csv")

    @door.post("/noticed/erase")
    def erase() -> Response:
        rights.erase(parts, buyer_of_request())
        response = answer({"erased": True})
        forget(response)
        return response

    return door


def _download(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
