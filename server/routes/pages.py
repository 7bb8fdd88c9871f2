"""The buyers' pages: a development's showcase, and the way to it."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from server.assets import assets_of
from server.compress import for_everybody
from server.consent import notice
from server.given_names import names_of
from server.i18n import offered, page_words, speak
from server.nearby import around, compass_words
from server.parts import Parts
from server.sheets.facts import status_words


def blueprint(parts: Parts) -> Blueprint:
    """The pages "/" and "/d/<development>/"."""
    pages = Blueprint("pages", __name__)
    builds = parts.builds

    @pages.get("/")
    def start() -> ResponseReturnValue:
        ids = builds.ids()
        if len(ids) == 1:
            return redirect(url_for("pages.development", development=ids[0]))
        found = [builds.get(name).manifest.development for name in ids]
        return render_template("index.html", developments=found)

    @pages.get("/d/<development>/")
    def development(development: str) -> ResponseReturnValue:
        build = builds.get(development)
        languages = build.manifest.development.languages
        locale = speak(languages)
        manifest = build.said().manifest
        address = url_for("builds.file", development=development, name="")
        page = render_template(
            "buyer.html",
            manifest=manifest,
            assets=assets_of("src/buyer.ts", "src/viewer/viewer.ts"),
            config={"development": development, "build": address},
            notice=notice(parts, development),
            languages=offered(languages),
            words=page_words(locale) | {"names": names_of(build.manifest)},
            nearby=around(manifest),
            compass=compass_words(),
            status_words=status_words(),
        )
        return for_everybody(page)

    return pages
