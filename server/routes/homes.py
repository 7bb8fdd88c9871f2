"""Homes to take along: the sheet of one, and several side by side. They set no cookie and record nothing."""

from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from models3d.manifest import Unit
from server.assets import assets_of
from server.builds import Build
from server.errors import UnknownHomeError
from server.i18n import filled, offered, speak
from server.i18n import gettext as _
from server.parts import Parts
from server.sheets.beside import MOST, beside_of
from server.sheets.facts import free_first, in_short
from server.sheets.link import CARRIED, absolute, code_of, place_of, side_by_side
from server.sheets.sheet import sheet_of

#: What an address says of its reader and their screen, wherever they go next.
_READER = ("lang", "kiosk", "quality")


def blueprint(parts: Parts) -> Blueprint:
    """The pages "/d/<development>/homes/<unit>" and "/d/<development>/compare"."""
    homes = Blueprint("homes", __name__)
    whole = partial(absolute, origins=parts.settings.origins)

    @homes.get("/d/<development>/homes/<unit>")
    def sheet(development: str, unit: str) -> ResponseReturnValue:
        build = _spoken(parts, development)
        made = sheet_of(build, _unit(build, unit), request.args)
        link = whole(place_of(development, unit, request.args))
        return _page("sheet.html", development, build, sheet=made, home=made.home, link=link, whole=whole)

    @homes.get("/d/<development>/compare")
    def compare(development: str) -> ResponseReturnValue:
        build = _spoken(parts, development)
        made = beside_of(build, request.args.getlist("unit"))
        if made.gone and not made.homes:
            raise _unknown(build, made.gone[0])
        link = whole(side_by_side(development, [home.unit.id for home in made.homes], request.args))
        return _page("beside.html", development, build, beside=made, most=MOST, link=link)

    return homes


def _spoken(parts: Parts, development: str) -> Build:
    """The build in its reader's language, which is spoken from here on."""
    build = parts.builds.get(development)
    speak(build.manifest.development.languages)
    return build.said()


def _unit(build: Build, unit: str) -> Unit:
    if unit not in build.units:
        raise _unknown(build, unit)
    return build.units[unit]


def _unknown(build: Build, unit: str) -> UnknownHomeError:
    name = build.manifest.development.name
    return UnknownHomeError(
        filled(_("There is no home called '{unit}' in {development}."), unit=unit, development=name)
    )


def _page(template: str, development: str, build: Build, **context: Any) -> ResponseReturnValue:
    """``template`` with what every page of homes needs; ``development`` is what the address calls it."""

    def place(unit: str) -> str:
        return place_of(development, unit, request.args)

    return render_template(
        template,
        manifest=build.manifest,
        development=build.manifest.development,
        root=f"/d/{quote(development)}/",
        assets=assets_of("src/sheet.ts"),
        languages=offered(build.manifest.development.languages),
        again=_again,
        reader=[(name, request.args[name]) for name in _READER if name in request.args],
        place=place,
        choices=[(unit.id, in_short(build, unit)) for unit in free_first(build.manifest.units)],
        code_of=code_of,
        **context,
    )


def _again(**changed: str | list[str]) -> str:
    """The address of this page with what was ``changed`` in it; of the rest what these pages know."""
    known = ("unit", *CARRIED, *_READER)
    kept = {name: request.args.getlist(name) for name in known if name in request.args}
    query = urlencode({**kept, **changed}, doseq=True)
    return f"{request.path}?{query}" if query else request.path
