"""Finds the page's hashed files through Vite's manifest, for the templates: ``asset()`` and ``styles()``."""

import json
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response

from server.errors import RefusedError
from server.shrunk import send_shrunk

#: Where Vite writes, and how the browser calls it.
APP = Path(__file__).parent / "static" / "app"
MANIFEST = APP / ".vite" / "manifest.json"
BASE = "/static/app/"
#: Hashed files never change under their name, s.
YEAR_S = 31_536_000


class PageNotBuiltError(RefusedError):
    """The TypeScript side was never built, or this entry is not part of it."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    remedy = "Build the page with 'make run', or 'npm run build' in web/."


def asset(entry: str) -> str:
    """Address of the built file of ``entry``, such as "src/buyer.ts"."""
    return BASE + str(_entry(entry)["file"])


def styles(entry: str) -> list[str]:
    """Addresses of the style sheets that ``entry`` and what it imports need, in order."""
    _entry(entry)  # says it in a sentence where there is none, as while a build is under way
    built, seen, found = _built(), set[str](), dict[str, None]()

    def visit(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        for imported in built[name].get("imports", []):
            visit(imported)
        found.update(dict.fromkeys(BASE + sheet for sheet in built[name].get("css", [])))

    visit(entry)
    return list(found)


def modules(*entries: str) -> list[str]:
    """Addresses of the scripts that ``entries`` begin with, themselves included."""
    built, found = _built(), dict[str, None]()

    def visit(name: str) -> None:
        address = BASE + str(_entry(name)["file"])
        if address in found:
            return
        found[address] = None
        for imported in built[name].get("imports", []):
            visit(imported)

    for entry in entries:
        visit(entry)
    return list(found)


def assets_of(entry: str, *later: str) -> dict[str, Any]:
    """What the frame of a page (layout.html) needs for ``entry``: "script", "modules" and "styles".

    The modules are those of ``entry``, and those that it will ask for ``later``.
    """
    return {"script": asset(entry), "modules": modules(entry, *later)[1:], "styles": styles(entry)}


def _entry(entry: str) -> dict[str, Any]:
    try:
        return _built()[entry]
    except (KeyError, OSError) as error:
        raise PageNotBuiltError(f"The page has no built '{entry}'.") from error


def _built() -> dict[str, dict[str, Any]]:
    return _read(MANIFEST.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(_written: int) -> dict[str, dict[str, Any]]:
    built: dict[str, dict[str, Any]] = json.loads(MANIFEST.read_text())
    return built


def install(app: Flask) -> None:
    """Give every template ``asset`` and ``styles``; let browsers keep hashed files, and have them small."""
    app.jinja_env.globals.update(asset=asset, styles=styles)
    folder = Path(app.static_folder or "")

    def static(filename: str) -> Response:
        hashed = filename.startswith("app/assets/")
        return send_shrunk(folder, filename, YEAR_S if hashed else None)

    app.view_functions["static"] = static
